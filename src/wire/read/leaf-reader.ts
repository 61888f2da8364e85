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

/** What a type writes, in words for a message. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "integer":
      return `a whole number of ${type.bits} bits${type.signed ? "" : ", not negative"}`;
    case "float":
    case "number":
      return "a number";
    case "null":
      return "null";
    case "union":
      return type.choices.map(describeType).join(" or ");
    case "decimal":
      return "a decimal number";
    case "boolean":
      return "true or false";
    case "char":
      return "one character";
    case "guid":
      return "a Guid";
    case "datetime":
      return "a date and time";
    case "datetimeoffset":
      return "a date and time with offset";
    case "timespan":
      return "a span of time";
    case "bytes":
      return "bytes in base64";
    case "enum":
      return type.members.length > 8
        ? `a value of ${type.name}`
        : `one of ${type.members.map((member) => member.text).join(", ")}`;
    case "list":
    case "tuple":
      return "a list";
    case "map":
      return "a dictionary";
    case "object":
      return `an object (${type.name})`;
    default:
      return "text";
  }
}
