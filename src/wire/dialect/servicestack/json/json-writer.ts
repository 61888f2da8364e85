import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import { nestedWriter } from "../nested/nested-writer.ts";
import { indentJson } from "./indent-json.ts";
import { jsonNotation } from "./json-notation.ts";
import { wellFormed } from "../../../scalar/well-formed.ts";

/** A value as JSON. An answer that is a string stands there without quotes, as in every format; one that is null is empty. */
export function writeJson(value: Value, type: Type, spelling: Spelling): string {
  if (value === null) return "";
  if (type.kind === "string" && typeof value === "string") return wellFormed(value);
  const text = nestedWriter({ type, nullable: false }, jsonNotation, spelling)(value);
  return spelling.pretty ? indentJson(text) : text;
}
