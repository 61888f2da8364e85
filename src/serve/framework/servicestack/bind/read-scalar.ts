import { defaultValue } from "../../../../contract/model/default-value.ts";
import type { Slot, Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { checkScalar } from "../../body-work.ts";
import { emptyText, isNothing } from "./blank.ts";
import { readBoolean } from "./boolean.ts";
import { readDateTime } from "./datetime.ts";
import { readDateTimeOffset } from "./datetimeoffset.ts";
import { readDecimal } from "./decimal.ts";
import { readEnum } from "./enumeration.ts";
import { readFloat } from "./float.ts";
import { readGuid } from "./guid.ts";
import { readInteger } from "./integer.ts";
import { unescapeJson } from "./json-escape.ts";
import { readTimeSpan } from "./timespan.ts";

/** The kinds for which an empty text in quotes means null, as no text at all does. */
const lenient = new Set<Type["kind"]>(["boolean", "integer", "float", "decimal", "guid"]);

/**
 * Reads one word as a value of its type. Nothing at all is null in a nullable slot, and in the others what the framework's
 * reader makes of an empty text.
 * @throws {HostException} where the text is not of the type.
 * @throws {TooMuch}
 */
export function readScalar(text: string, type: Type, nullable: boolean, now: string): Value {
  checkScalar(text);
  const nothing = lenient.has(type.kind) ? isNothing(text) : text === "";
  if (nothing && nullable) return null;
  switch (type.kind) {
    case "boolean":
      return text === "" ? false : readBoolean(text);
    case "integer":
      return readInteger(text, type);
    case "float":
      return readFloat(text, type.bits);
    case "decimal":
      return readDecimal(text);
    case "guid":
      return readGuid(text);
    case "char":
      return text === "" ? defaultValue(type) : text.length === 1 ? text : unescapeJson(text).charAt(0);
    case "enum":
      return text === "" ? null : readEnum(text === emptyText ? "" : text, type);
    case "datetime":
      return text === "" ? defaultValue(type) : readDateTime(text, now);
    case "datetimeoffset":
      return text === "" ? defaultValue(type) : readDateTimeOffset(text, now);
    case "timespan":
      return readTimeSpan(text);
    default:
      throw new TypeError(`A value of kind "${type.kind}" is not one word.`);
  }
}

/** What a slot holds before anything is put there: null, or the default of a type that has no null. */
export function defaultOf({ type, nullable }: Slot): Value {
  return nullable ? null : defaultValue(type);
}
