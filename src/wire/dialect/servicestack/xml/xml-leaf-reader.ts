import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { readXmlDate } from "../read/date-reader.ts";
import { readEnumNames } from "../read/enum-reader.ts";
import { readBytes, readGuid } from "../../../read/leaf-reader.ts";
import { readTimeSpan } from "../read/time-span-reader.ts";
import { parseDecimal } from "../../../../contract/model/scalar/decimal.ts";
import { parseFloatDigits, parseInteger, parseNumber } from "../../../../contract/model/scalar/number.ts";

/** Reads the text of an element that holds no others; undefined: it is not what the type writes. */
export function readXmlLeaf(text: string, type: Type): Value | undefined {
  switch (type.kind) {
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "integer":
      return parseInteger(text, type);
    case "number":
      return parseNumber(text.replace("INF", "Infinity"));
    case "float":
      return readXmlFloat(text, type.bits);
    case "decimal":
      return parseDecimal(text);
    case "char":
      return /^\d{1,5}$/.test(text) && Number(text) <= 0xffff ? String.fromCharCode(Number(text)) : undefined;
    case "guid":
      return readGuid(text, "hyphens");
    case "datetime":
      return readXmlDate(text);
    case "timespan":
      return readTimeSpan(text, "iso");
    case "bytes":
      return readBytes(text);
    case "enum":
      return readEnumNames(text, type);
    default:
      return text;
  }
}

function readXmlFloat(text: string, bits: 32 | 64): number | undefined {
  if (text === "NaN" || text === "INF" || text === "-INF") return Number(text.replace("INF", "Infinity"));
  return parseFloatDigits(text, bits);
}
