import { processLimits } from "../../limits.ts";
import { Digits } from "../../source/digits.ts";
import { isBase64 } from "../model/scalar/base64.ts";
import { parseDecimal } from "../model/scalar/decimal.ts";
import { enumLookup } from "../model/scalar/enum-lookup.ts";
import { parseGuid } from "../model/scalar/guid.ts";
import { numberValue, parseFloatWord, parseInteger } from "../model/scalar/number.ts";
import { isoTimeSpan, parseTimeSpan } from "../model/scalar/time-span.ts";
import type { EnumType, NumberType, Type } from "../model/type.ts";
import type { Value } from "../model/value.ts";
import { writtenDateTime, writtenDateTimeOffset } from "./written-moment.ts";

type TextKind = Exclude<Type["kind"], "boolean" | "number" | "integer" | "float" | "decimal" | "enum">;

/** What may be as long as it likes. */
const long = new Set<Type["kind"]>(["string", "any", "uri", "bytes", "union"]);

/** Reads a written value without parts into its canonical form (`value.ts`); undefined when it does not fit its type, or the type has no one form. */
export function writtenScalar(json: unknown, type: Type): Value | undefined {
  if (type.kind === "boolean") return typeof json === "boolean" ? json : undefined;
  const text = textOf(json);
  if (text === undefined) return undefined;
  if (text.length > processLimits.scalarCharacters && !long.has(type.kind)) return undefined;
  switch (type.kind) {
    case "number":
      return writtenNumber(json, text, type);
    case "integer":
      return parseInteger(writtenDecimal(text)?.replace(/\.0+$/, "") ?? "", type);
    case "float":
      return writtenFloat(text, type.bits);
    case "decimal":
      return writtenDecimal(text);
    case "enum":
      return writtenEnum(text, type);
    default:
      return typeof json === "string" ? writtenText(text, type.kind) : undefined;
  }
}

function writtenText(text: string, kind: TextKind): string | undefined {
  switch (kind) {
    case "string":
    case "uri":
      return text;
    case "char":
      return text.length === 1 ? text : undefined;
    case "guid":
      return parseGuid(text);
    case "datetime":
      return writtenDateTime(text);
    case "datetimeoffset":
      return writtenDateTimeOffset(text);
    case "timespan": {
      const ticks = parseTimeSpan(text);
      return ticks === undefined ? undefined : isoTimeSpan(ticks);
    }
    case "bytes":
      return isBase64(text) ? text : undefined;
    case "any":
    case "null":
    case "list":
    case "tuple":
    case "union":
    case "map":
    case "object":
      return undefined;
  }
}

/** The digits of a number, or text. */
function textOf(json: unknown): string | undefined {
  if (json instanceof Digits) return json.text;
  if (typeof json === "number") return Object.is(json, -0) ? "-0" : String(json);
  if (typeof json === "bigint") return String(json);
  return typeof json === "string" ? json : undefined;
}

/** `1.50`, `+1.5`, `1.`, `.5`, `1.5e3`. */
const number = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(e[+-]?\d+)?$/i;

/** A number of JSON is none in quotes. */
function writtenNumber(json: unknown, text: string, { integer }: NumberType): number | bigint | undefined {
  const value = typeof json === "string" ? undefined : numberValue(text);
  return integer && typeof value === "number" && !Number.isInteger(value) ? undefined : value;
}

function writtenDecimal(text: string): string | undefined {
  const [found, sign, whole = "", fraction = "", exponent = ""] = number.exec(text) ?? [];
  if (found === undefined) return undefined;
  return parseDecimal(`${sign === "-" ? "-" : ""}${whole || "0"}${fraction && `.${fraction}`}${exponent}`);
}

/** `NaN` and the infinities in the words of JSON libraries, or in XML Schema's. */
function writtenFloat(text: string, bits: 32 | 64): number | undefined {
  const named = parseFloatWord(text.replace(/INF$/, "Infinity"));
  if (named !== undefined) return named;
  if (!number.test(text)) return undefined;
  return bits === 32 ? Math.fround(Number(text)) : Number(text);
}

/** A member by its name in the code or its text on the wire, several of them where they are flags, or a number. */
function writtenEnum(text: string, type: EnumType): string | undefined {
  const { byName, byText, canonicalOf, numberOf } = enumLookup(type);
  const known = (name: string): string | undefined => {
    if (byName.has(name) || /^-?\d+$/.test(name)) return name;
    return byText.get(name)?.name;
  };
  const names = (type.flags && known(text) === undefined ? text.split(",") : [text]).map((part) => known(part.trim()));
  return names.includes(undefined) ? undefined : canonicalOf(numberOf(names.join(",")));
}
