import type { Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import { readIsoOffset, readJsvDate, readSecondsDate } from "../read/date-reader.ts";
import { readEnumText } from "../read/enum-reader.ts";
import { readBytes, readFloat, readGuid, readInteger, readSpecialFloat } from "../../../read/leaf-reader.ts";
import { readTimeSpan } from "../read/time-span-reader.ts";
import { parseDecimal } from "../../../scalar/decimal-text.ts";

/** Reads the text of a leaf in JSV, and in a cell of CSV; undefined: it is not what the type writes. */
export function readJsvLeaf(text: string, { type, nullable }: Slot, spelling: Spelling): Value | undefined {
  switch (type.kind) {
    case "boolean":
      return text === "True" ? true : text === "False" ? false : undefined;
    case "integer":
      return readInteger(text, type.bits, type.signed);
    case "float":
      return readSpecialFloat(text) ?? readFloat(text, type.bits);
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
