import type { EnumType, Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import type { JsonTree } from "../json/json-tree.ts";
import { readBytes, readFloat, readInteger, readSpecialFloat, withHyphens } from "../read/leaf-reader.ts";
import { parseDecimal } from "../scalar/decimal-text.ts";
import { enumLookup } from "../scalar/enum-value.ts";
import { momentText, parseMoment } from "../scalar/moment.ts";
import { isoTimeSpan, parseTimeSpan } from "../scalar/time-span.ts";

/** Reads a leaf as a person writes it; undefined when it is none of the type's. */
export function readPlainLeaf(tree: JsonTree, type: Type): Value | undefined {
  if (type.kind === "boolean") return tree.kind === "boolean" ? tree.value : undefined;
  if (tree.kind !== "string" && tree.kind !== "number") return undefined;
  const { text } = tree;
  switch (type.kind) {
    case "integer":
      return readInteger(text, type.bits, type.signed);
    case "float":
      return readSpecialFloat(text) ?? readFloat(text, type.bits);
    case "decimal":
      return parseDecimal(text);
    case "enum":
      return readEnum(text, type);
    default:
      return tree.kind === "string" ? readText(text, type) : undefined;
  }
}

function readText(text: string, type: Type): Value | undefined {
  switch (type.kind) {
    case "char":
      return text.length === 1 ? text : undefined;
    case "guid": {
      const hex = text.toLowerCase().replaceAll("-", "");
      return /^[0-9a-f]{32}$/.test(hex) ? withHyphens(hex) : undefined;
    }
    case "datetime":
      return readDate(text);
    case "datetimeoffset":
      return readDate(text)?.replace(/Z$|(?<![+-]\d\d:\d\d)$/, "+00:00");
    case "timespan": {
      const ticks = parseTimeSpan(text);
      return ticks === undefined ? undefined : isoTimeSpan(ticks);
    }
    case "bytes":
      return readBytes(text);
    default:
      return text;
  }
}

function readDate(text: string): string | undefined {
  const moment = parseMoment(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text);
  return moment === undefined ? undefined : momentText(moment);
}

function readEnum(text: string, type: EnumType): string | undefined {
  const { byName, byText, canonicalOf, numberOf } = enumLookup(type);
  const names = text.split(",").map((part) => {
    const name = part.trim();
    return byName.has(name) ? name : (byText.get(name)?.name ?? name);
  });
  const known = names.every((name) => byName.has(name) || /^-?\d+$/.test(name));
  return known && (names.length === 1 || type.flags) ? canonicalOf(numberOf(names.join(","))) : undefined;
}

/** Reads what has no declared type as what it looks like. */
export function readPlainAnything(tree: JsonTree): Value {
  switch (tree.kind) {
    case "null":
      return null;
    case "boolean":
      return tree.value;
    case "number":
      return /^-?\d+$/.test(tree.text) && !Number.isSafeInteger(Number(tree.text))
        ? BigInt(tree.text)
        : Number(tree.text);
    case "string":
      return tree.text;
    case "array":
      return tree.items.map(readPlainAnything);
    case "object":
      return new Map(tree.members.map(({ key, value }) => [key, readPlainAnything(value)]));
  }
}
