import type { Slot } from "../../../../contract/model/type.ts";
import type { Spelling } from "../spelling.ts";
import { enumText } from "../nested/enum-text.ts";
import { asText } from "../../../scalar/leaf-text.ts";
import type { Notation, Write } from "../nested/notation.ts";
import { isoOffset, jsvDate, secondsDate } from "../scalar/date-text.ts";
import { decimalText } from "../../../../contract/model/scalar/decimal.ts";
import { textDouble, textSingle } from "../scalar/float-text.ts";
import { shownUri } from "../scalar/uri-text.ts";
import { jsvString } from "./jsv-text.ts";

/** JSV: JSON without its quotes. (fixtures/recordings/values/*.jsonl) */
export const jsvNotation: Notation = {
  name: "jsv",
  nullItem: "",
  key: jsvString,
  leaf: (slot, spelling) => {
    const write = jsvLeaf(slot, spelling);
    return quotes(slot, spelling) ? (value) => jsvString(write(value)) : write;
  },
};

/** JSV as it stands between quotes in a cell of CSV: its own quotes are doubled, text by text, so that nobody has to look for them in all of it. */
export const jsvInQuotes: Notation = {
  name: "jsv in quotes",
  nullItem: "",
  key: (name) => doubled(jsvString(name)),
  leaf: (slot, spelling) => {
    const write = jsvNotation.leaf(slot, spelling);
    return (value) => doubled(write(value));
  },
};

function doubled(text: string): string {
  return text.includes('"') ? text.replaceAll('"', '""') : text;
}

/** A leaf's text before any quotes: also what a cell of CSV holds. */
export function jsvLeaf({ type, nullable }: Slot, spelling: Spelling): Write {
  switch (type.kind) {
    case "boolean":
      return (value) => (value === true ? "True" : "False");
    case "number":
      return (value) => (typeof value === "bigint" ? String(value) : textDouble(Number(value)));
    case "float":
      return type.bits === 64 ? (value) => textDouble(Number(value)) : (value) => textSingle(Number(value));
    case "decimal":
      return (value) => decimalText(asText(value));
    case "guid":
      return spelling.guids === "hyphens" ? asText : (value) => asText(value).replaceAll("-", "");
    case "datetime":
      return spelling.dates === "seconds" && !nullable
        ? (value) => secondsDate(asText(value))
        : (value) => jsvDate(asText(value));
    case "datetimeoffset":
      return (value) => isoOffset(asText(value));
    case "uri":
      return (value) => shownUri(asText(value));
    case "enum": {
      const write = enumText(type, spelling);
      return (value) => write(asText(value)).text;
    }
    default:
      return asText;
  }
}

/** Which leaves are text to JSV, and so may need quotes. A char is never quoted, whatever it breaks. */
function quotes({ type, nullable }: Slot, spelling: Spelling): boolean {
  if (type.kind === "datetime") return spelling.dates === "seconds" && !nullable;
  return type.kind === "string" || type.kind === "uri" || type.kind === "enum";
}
