import type { EnumType, Slot } from "../../../../contract/model/type.ts";
import type { Spelling } from "../spelling.ts";
import type { Notation, Write } from "../nested/notation.ts";
import { enumText } from "../nested/enum-text.ts";
import { asText } from "../../../scalar/leaf-text.ts";
import { isoDate, isoOffset, secondsDate, wcfDate, wcfOffset } from "../scalar/date-text.ts";
import { decimalText } from "../../../../contract/model/scalar/decimal.ts";
import { singleText, textDouble } from "../scalar/float-text.ts";
import { clockText } from "../../../../contract/model/scalar/time-span.ts";
import { shownUri } from "../scalar/uri-text.ts";
import { jsonString } from "./json-text.ts";

/** JSON as ServiceStack.Text writes it. (fixtures/recordings/values/*.jsonl) */
export const jsonNotation: Notation = {
  name: "json",
  nullItem: "null",
  key: jsonString,
  leaf: leafText,
};

function leafText({ type, nullable }: Slot, spelling: Spelling): Write {
  switch (type.kind) {
    case "boolean":
    case "integer":
      return String;
    case "number":
      return (value) => (typeof value === "bigint" ? String(value) : textDouble(Number(value)));
    case "float":
      return type.bits === 64 ? (value) => textDouble(Number(value)) : (value) => singleText(Number(value), "e");
    case "decimal":
      return (value) => decimalText(asText(value));
    case "guid":
      return spelling.guids === "hyphens"
        ? (value) => jsonString(asText(value))
        : (value) => jsonString(asText(value).replaceAll("-", ""));
    case "datetime":
      return dateWriter(nullable, spelling);
    case "datetimeoffset":
      return spelling.dates === "iso8601"
        ? (value) => `"${isoOffset(asText(value))}"`
        : (value) => slashed(wcfOffset(asText(value)));
    case "timespan":
      return spelling.timeSpans === "clock"
        ? (value) => `"${clockText(asText(value))}"`
        : (value) => jsonString(asText(value));
    case "uri":
      return (value) => jsonString(shownUri(asText(value)));
    case "enum":
      return enumWriter(type, spelling);
    default:
      return (value) => jsonString(asText(value));
  }
}

/** The host's own function knows `DateTime` only, not one that may be null. */
function dateWriter(nullable: boolean, { dates }: Spelling): Write {
  if (dates === "seconds" && !nullable) return (value) => `"${secondsDate(asText(value))}"`;
  return dates === "iso8601" ? (value) => `"${isoDate(asText(value))}"` : (value) => slashed(wcfDate(asText(value)));
}

function slashed(text: string): string {
  return `"${text.replaceAll("/", "\\/")}"`;
}

function enumWriter(type: EnumType, spelling: Spelling): Write {
  const write = enumText(type, spelling);
  return (value) => {
    const { text, isNumber } = write(asText(value));
    return isNumber ? text : jsonString(text);
  };
}
