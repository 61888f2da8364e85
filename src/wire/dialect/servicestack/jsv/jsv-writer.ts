import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import { wellFormed } from "../../../scalar/well-formed.ts";
import { nestedWriter } from "../nested/nested-writer.ts";
import { jsvNotation } from "./jsv-notation.ts";

/** A value as JSV. An answer that is a string stands there as it is; one that is null is empty. */
export function writeJsv(value: Value, type: Type, spelling: Spelling): string {
  if (value === null) return "";
  if (type.kind === "string" && typeof value === "string") return wellFormed(value);
  return wellFormed(nestedWriter({ type, nullable: false }, jsvNotation, spelling)(value));
}
