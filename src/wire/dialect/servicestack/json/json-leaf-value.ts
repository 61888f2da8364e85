import type { CodeType, Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { asText } from "../../../scalar/leaf-text.ts";
import { clockText } from "../../../../contract/model/scalar/time-span.ts";
import { wellFormed } from "../../../scalar/well-formed.ts";
import { enumText } from "../nested/enum-text.ts";
import { isoDate, isoOffset, secondsDate, wcfDate, wcfOffset } from "../scalar/date-text.ts";
import { singleText } from "../scalar/float-text.ts";
import { shownUri } from "../scalar/uri-text.ts";
import type { Spelling } from "../spelling.ts";

/** A place of one of the kinds whose values hold no others. */
export interface LeafSlot extends Slot {
  readonly type: CodeType | { readonly kind: "string" | "boolean" };
}

/** What JSON has for values that hold no others: the counterpart of `json-notation.ts`, without the text between. */
export function jsonLeafValue({ type, nullable }: LeafSlot, spelling: Spelling): (value: Value) => unknown {
  switch (type.kind) {
    case "boolean":
      return (value) => value;
    case "integer":
      return Number;
    case "float":
      // The shortest digits of a float of 32 bits mean another number once they are read as one of 64.
      return type.bits === 64 ? Number : (value) => Number(singleText(Number(value), "e"));
    case "decimal":
      // Decimals have no negative zero.
      return (value) => Number(value) + 0;
    case "guid":
      return spelling.guids === "hyphens" ? asText : (value) => asText(value).replaceAll("-", "");
    case "datetime":
      if (spelling.dates === "seconds" && !nullable) return (value) => secondsDate(asText(value));
      return spelling.dates === "iso8601" ? (value) => isoDate(asText(value)) : (value) => wcfDate(asText(value));
    case "datetimeoffset":
      return spelling.dates === "iso8601" ? (value) => isoOffset(asText(value)) : (value) => wcfOffset(asText(value));
    case "timespan":
      return spelling.timeSpans === "clock" ? (value) => clockText(asText(value)) : asText;
    case "uri":
      return (value) => wellFormed(shownUri(asText(value)));
    case "enum": {
      const write = enumText(type, spelling);
      return (value) => {
        const { text, isNumber } = write(asText(value));
        return isNumber ? Number(text) : wellFormed(text);
      };
    }
    case "string":
    case "char":
    case "bytes":
      return (value) => wellFormed(asText(value));
  }
}
