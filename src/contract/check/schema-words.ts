import type { ErrorObject } from "ajv/dist/2020.js";

/** Ajv's words, completed where they leave out what is allowed or which name is meant. */
export function wordsOf(error: ErrorObject): string {
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case "additionalProperties":
      return `must have no property '${String(params["additionalProperty"])}'`;
    case "unevaluatedProperties":
      return `must have no property '${String(params["unevaluatedProperty"])}'`;
    case "enum":
      return `must be one of ${(params["allowedValues"] as unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
    case "const":
      return `must be ${JSON.stringify(params["allowedValue"])}`;
    case "type":
      return `must be ${String(params["type"]).replaceAll(",", " or ")}`;
    case "maxProperties":
      return `must have no more than ${String(params["limit"])} of its members`;
    case "oneOf":
    case "anyOf":
      return choiceOf(error.schema) ?? error.message ?? `must satisfy ${error.keyword}`;
    default:
      return error.message ?? `must satisfy ${error.keyword}`;
  }
}

/** What a choice between types and constants allows; undefined where it is between other things, or Ajv was not verbose. */
function choiceOf(alternatives: unknown): string | undefined {
  if (!Array.isArray(alternatives)) return undefined;
  const words = (
    alternatives as readonly { readonly type?: string | readonly string[]; readonly const?: unknown }[]
  ).map((one) => (one.const === undefined ? one.type : JSON.stringify(one.const)));
  return words.includes(undefined) ? undefined : `must be ${words.flat().join(" or ")}`;
}
