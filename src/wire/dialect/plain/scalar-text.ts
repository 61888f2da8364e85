import { processLimits } from "../../../limits.ts";
import { openSlot } from "../../../contract/model/inner-slot.ts";
import { numberValue, parseInteger } from "../../../contract/model/scalar/number.ts";
import type { Type, UnionType } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";
import { jsonValueOf, writeJson } from "./json-writer.ts";

const wholeNumber = /^[+-]?\d+$/;
const anyNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Text without quotes, as a value of its type: `0012` of a text stays four digits. Undefined: the text is none of the type. */
export function readText(text: string, type: Type): Value | undefined {
  if (text.length > processLimits.scalarCharacters && (type.kind === "integer" || type.kind === "number"))
    return undefined;
  switch (type.kind) {
    case "integer":
      return parseInteger(text, type);
    case "float":
      return anyNumber.test(text) ? Number(text) : undefined;
    case "number":
      return readNumber(text, type.integer);
    case "union":
      return readChoice(text, type);
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "null":
      return text === "" || text === "null" ? null : undefined;
    case "list":
    case "tuple":
    case "map":
    case "object":
      return undefined;
    default:
      return text;
  }
}

/** Digits that no number of a computer holds are none; `1.0` is a whole number to JSON Schema, not where digits are expected. */
function readNumber(text: string, whole: boolean): Value | undefined {
  if (!(whole ? wholeNumber : anyNumber).test(text)) return undefined;
  const value = numberValue(text.replace(/^\+/, ""));
  return typeof value === "number" && !Number.isFinite(value) ? undefined : value;
}

/** The first choice that the text is of; text is what everything is of. */
function readChoice(text: string, { choices }: UnionType): Value | undefined {
  const textLast = choices.toSorted((a, b) => rankOf(a) - rankOf(b));
  return textLast.map((type) => readText(text, type)).find((value) => value !== undefined);
}

function rankOf({ kind }: Type): number {
  return kind === "any" || kind === "null" ? 2 : kind === "string" ? 1 : 0;
}

/** A value as text without quotes: JSON where it has members or items, nothing where it is null. */
export function textOf(value: Value, type: Type = openSlot.type): string {
  if (value === null) return "";
  if (typeof value === "object") return writeJson(value, type, "json");
  const json = jsonValueOf(value, type, "json");
  return typeof value === "bigint" ? String(value) : String(json);
}
