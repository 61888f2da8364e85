import type { Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import { readIsoOffset, readJsvDate, readSecondsDate } from "../read/date-reader.ts";
import { readEnumText } from "../read/enum-reader.ts";
import { readBytes, readGuid } from "../../../read/leaf-reader.ts";
import { readTimeSpan } from "../read/time-span-reader.ts";
import { parseDecimal } from "../../../../contract/model/scalar/decimal.ts";
import {
  parseFloatDigits,
  parseFloatWord,
  parseInteger,
  parseNumber,
} from "../../../../contract/model/scalar/number.ts";

/** Reads the text of a leaf in JSV, and in a cell of CSV; undefined: it is not what the type writes. */
export function readJsvLeaf(text: string, { type, nullable }: Slot, spelling: Spelling): Value | undefined {
  switch (type.kind) {
    case "boolean":
      return text === "True" ? true : text === "False" ? false : undefined;
    case "integer":
      return parseInteger(text, type);
    case "number":
      return parseNumber(text);
    case "float":
      return parseFloatWord(text) ?? parseFloatDigits(text, type.bits);
    case "decimal":
      return parseDecimal(text);
    case "char":
      return text.length === 1 ? text : undefined;
    case "guid":
      return readGuid(text, spelling.guids);
    case "datetime":
      return spelling.dates === "seconds" && !nullable ? readSecondsDate(text) : readJsvDate(text);
    case "datetimeoffset":
      return readIsoOffset(text);
    case "timespan":
      return readTimeSpan(text, "iso");
    case "bytes":
      return readBytes(text);
    case "enum":
      return readEnumText(text, type, type.flags || spelling.enumNumbers);
    default:
      return text;
  }
}
