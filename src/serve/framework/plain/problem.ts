import type { Violation } from "../../../contract/model/contract.ts";
import type { Type } from "../../../contract/model/type.ts";
import type { ObjectValue } from "../../../contract/model/value.ts";
import { type Fault, faultWords } from "./refusal.ts";

/** The media type of an error that no operation documents (RFC 9457). */
export const problemType = "application/problem+json";

/** Its type: whatever JSON it is. */
export const problemValueType: Type = { kind: "any" };

/** An error as RFC 9457 section 3.1 has it. @param faults what is wrong where, an extension member (section 3.2) */
export function problemValue(
  status: number,
  title: string,
  detail: string,
  faults: readonly Fault[] = [],
): ObjectValue {
  const errors = faults.length === 0 ? {} : { errors: faults.map(faultWords) };
  return { type: "about:blank", title, status, detail, ...errors };
}

/** Every way in which a body is no problem as RFC 9457 has it: its members are optional, and have types. */
export function problemViolations(json: unknown): readonly Violation[] {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return [{ pointer: "", keyword: "type", message: "is no object" }];
  const types = { type: "string", title: "string", status: "number", detail: "string", instance: "string" } as const;
  return Object.entries(types).flatMap(([name, type]) => {
    const member: unknown = Reflect.get(json, name);
    if (member === undefined || typeof member === type) return [];
    return [{ pointer: `/${name}`, keyword: "type", message: `is no ${type}` }];
  });
}
