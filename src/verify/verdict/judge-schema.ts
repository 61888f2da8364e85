import { parsePointer, pointerTo, valueAt } from "../../source/pointer.ts";
import type { Reply } from "../exchange/reply.ts";
import { decided } from "../../contract/model/violation.ts";
import { jsonForm } from "./json-form.ts";
import type { Deviation } from "./deviation.ts";

/** The value that a body holds fits its schema; undefined when the body holds no value. Only the first violation is told. @throws {Undecided} */
export function judgeSchema(reply: Reply): { readonly deviation: Deviation | undefined } | undefined {
  const { parsed } = reply;
  if (parsed.kind !== "value" || parsed.schema === undefined) return undefined;
  const form = jsonForm(reply);
  if (form === undefined) return undefined;
  const [violation] = decided(parsed.schema.violations(form.json));
  if (violation === undefined) return { deviation: undefined };
  const { pointer, message, missing } = violation;
  if (missing !== undefined)
    return {
      deviation: {
        place: { kind: "value", pointer: pointerTo(pointer, missing) },
        expected: "a value: it is required",
        found: "nothing",
      },
    };
  return {
    deviation: {
      place: { kind: "value", pointer },
      expected: message,
      found: describe(valueAt(form.json, parsePointer(pointer) ?? [])),
    },
  };
}

function describe(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
