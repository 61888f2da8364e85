import { isBase64 } from "../../contract/model/scalar/base64.ts";
import { parseGuid } from "../../contract/model/scalar/guid.ts";
import type { Type } from "../../contract/model/type.ts";

/** A Guid in one of its two spellings, small letters. */
export function readGuid(text: string, spelling: "compact" | "hyphens"): string | undefined {
  const guid = parseGuid(text);
  const written = spelling === "hyphens" ? guid : guid?.replaceAll("-", "");
  return written === text ? guid : undefined;
}

/** Base64 as it is written: padded, nothing after the last byte. */
export function readBytes(text: string): string | undefined {
  return isBase64(text) ? text : undefined;
}

/** Kinds that are described without their details; the others are text. */
const kindWords: Partial<Record<Type["kind"], string>> = {
  float: "a number",
  number: "a number",
  null: "null",
  decimal: "a decimal number",
  boolean: "true or false",
  char: "one character",
  guid: "a Guid",
  datetime: "a date and time",
  datetimeoffset: "a date and time with offset",
  timespan: "a span of time",
  bytes: "bytes in base64",
  list: "a list",
  tuple: "a list",
  map: "a dictionary",
};

/** What a type writes, in words for a message. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "integer":
      return `a whole number of ${type.bits} bits${type.signed ? "" : ", not negative"}`;
    case "union":
      return type.choices.map(describeType).join(" or ");
    case "enum":
      return type.members.length > 8
        ? `a value of ${type.name}`
        : `one of ${type.members.map((member) => member.text).join(", ")}`;
    case "object":
      return `an object (${type.name})`;
    default:
      return kindWords[type.kind] ?? "text";
  }
}
