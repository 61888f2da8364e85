import type { EnumType, Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import { readBytes, readGuid } from "../../../read/leaf-reader.ts";
import { readEnumText } from "../read/enum-reader.ts";
import { readIsoDate, readIsoOffset, readSecondsDate, readWcfDate, readWcfOffset } from "../read/date-reader.ts";
import { readTimeSpan } from "../read/time-span-reader.ts";
import { parseDecimal } from "../../../../contract/model/scalar/decimal.ts";
import { parseFloatDigits, parseFloatWord, parseInteger } from "../../../../contract/model/scalar/number.ts";
import type { JsonTree } from "../../../json/json-tree.ts";

/** Reads a leaf that JSON spells for a slot; undefined: it is not what the type writes. */
export function readJsonLeaf(tree: JsonTree, slot: Slot, spelling: Spelling): Value | undefined {
  switch (tree.kind) {
    case "boolean":
      return slot.type.kind === "boolean" ? tree.value : undefined;
    case "number":
      return readNumber(tree.text, slot, spelling);
    case "string":
      return readString(tree.text, slot, spelling);
    default:
      return undefined;
  }
}

function readNumber(text: string, { type }: Slot, spelling: Spelling): Value | undefined {
  switch (type.kind) {
    case "integer":
      return parseInteger(text, type);
    case "float":
      return parseFloatWord(text) ?? parseFloatDigits(text, type.bits);
    case "decimal":
      return parseDecimal(text);
    case "enum":
      return type.flags || spelling.enumNumbers ? readEnumText(text, type, true) : undefined;
    default:
      return undefined;
  }
}

function readString(text: string, { type, nullable }: Slot, spelling: Spelling): Value | undefined {
  switch (type.kind) {
    case "string":
    case "uri":
      return text;
    case "char":
      return text.length === 1 ? text : undefined;
    case "guid":
      return readGuid(text, spelling.guids);
    case "datetime":
      if (spelling.dates === "seconds" && !nullable) return readSecondsDate(text);
      return spelling.dates === "iso8601" ? readIsoDate(text) : readWcfDate(text);
    case "datetimeoffset":
      return spelling.dates === "iso8601" ? readIsoOffset(text) : readWcfOffset(text);
    case "timespan":
      return readTimeSpan(text, spelling.timeSpans);
    case "bytes":
      return readBytes(text);
    case "enum":
      return readJsonEnum(text, type, spelling);
    default:
      return undefined;
  }
}

/** Text where the wire has a name, or digits that no name stands for. */
function readJsonEnum(text: string, type: EnumType, spelling: Spelling): Value | undefined {
  if (type.flags || (spelling.enumNumbers && /^-?\d+$/.test(text))) return undefined;
  return readEnumText(text, type, false);
}
