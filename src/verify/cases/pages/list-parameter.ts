import type { Operation, Parameter } from "../../../contract/model/contract.ts";
import { namedParameter } from "../../../contract/model/named-parameter.ts";
import { type Json, jsonOf } from "../../../generate/json.ts";

/** The parameter of a list that a name means; undefined: there is none, or a body asks it, which walks do not send. */
export function listParameter({ parameters }: Operation, name: string | undefined): Parameter | undefined {
  return namedParameter(
    parameters.filter((one) => one.in !== "body"),
    name,
    "query",
  );
}

/** What a parameter, or each item of its list, may be. */
export function choicesOf({ schema }: Parameter): readonly Json[] {
  const { items } = schema;
  const inner = typeof items === "object" && items !== null ? (items as Readonly<Record<string, unknown>>) : {};
  const listed = schema["enum"] ?? inner["enum"];
  return Array.isArray(listed) ? listed.flatMap((one) => jsonOf(one) ?? []) : [];
}

/** Those of them that are words. */
export function wordsOf(parameter: Parameter): readonly string[] {
  return choicesOf(parameter).filter((choice) => typeof choice === "string");
}
