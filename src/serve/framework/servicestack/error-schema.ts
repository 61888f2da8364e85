import type { Violation } from "../../../contract/model/contract.ts";

/**
 * What the framework's own errors look like in JSON, in either casing: the DTO `ErrorResponse`, whose `ResponseStatus` has a
 * code, a message and a list of errors; or a plain text.
 */
export function refusalViolations(json: unknown): readonly Violation[] {
  if (typeof json === "string") return [];
  const status = memberOf(json, "ResponseStatus");
  if (status === undefined) return [broken("", "required", "lacks ResponseStatus")];
  const texts = ["ErrorCode", "Message"].filter((name) => typeof memberOf(status, name) !== "string");
  const errors = memberOf(status, "Errors");
  return [
    ...texts.map((name) => broken("/ResponseStatus", "required", `lacks the text ${name}`)),
    ...(errors === undefined || Array.isArray(errors) ? [] : [broken("/ResponseStatus", "type", "has no list Errors")]),
  ];
}

/** A member by its name in the code, written so or with a small letter. */
function memberOf(json: unknown, name: string): unknown {
  if (typeof json !== "object" || json === null) return undefined;
  return Object.entries(json).find(
    ([key]) => key === name || key === name.charAt(0).toLowerCase() + name.slice(1),
  )?.[1];
}

function broken(pointer: string, keyword: string, message: string): Violation {
  return { pointer, keyword, message };
}
