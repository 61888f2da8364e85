import type { Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";

/** Reads the text of one leaf; undefined: it is not what the type writes. */
export type ReadLeaf = (text: string) => Value | undefined;

const RANGES: Readonly<Record<number, readonly [bigint, bigint, bigint]>> = {
  8: [-128n, 127n, 255n],
  16: [-32768n, 32767n, 65535n],
  32: [-2147483648n, 2147483647n, 4294967295n],
  64: [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 64n - 1n],
};

/** A whole number within its type's range. */
export function readInteger(text: string, bits: 8 | 16 | 32 | 64, signed: boolean): Value | undefined {
  if (!/^-?\d{1,20}$/.test(text)) return undefined;
  const [lowest, highest, highestUnsigned] = RANGES[bits] ?? [0n, 0n, 0n];
  const value = BigInt(text);
  if (value < (signed ? lowest : 0n) || value > (signed ? highest : highestUnsigned)) return undefined;
  return bits === 64 ? value : Number(value);
}

/** A float of either size; the words for what is no number are the caller's. */
export function readFloat(text: string, bits: 32 | 64): number | undefined {
  if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return bits === 32 ? Math.fround(value) : value;
}

/** `NaN`, `Infinity` and `-Infinity`. */
export function readSpecialFloat(text: string): number | undefined {
  return text === "NaN" || text === "Infinity" || text === "-Infinity" ? Number(text) : undefined;
}

const COMPACT = /^[0-9a-f]{32}$/;
const HYPHENS = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A Guid in one of its two spellings, small letters. */
export function readGuid(text: string, spelling: "compact" | "hyphens"): string | undefined {
  if (spelling === "hyphens") return HYPHENS.test(text) ? text : undefined;
  return COMPACT.test(text) ? withHyphens(text) : undefined;
}

/** The canonical text of 32 hex digits. */
export function withHyphens(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Base64 as it is written: padded, nothing after the last byte. */
export function readBytes(text: string): string | undefined {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) &&
    Buffer.from(text, "base64").toString("base64") === text
    ? text
    : undefined;
}

/** What a type writes, in words for a message. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "integer":
      return `a whole number of ${type.bits} bits${type.signed ? "" : ", not negative"}`;
    case "float":
      return "a number";
    case "decimal":
      return "a decimal number";
    case "boolean":
      return "true or false";
    case "char":
      return "one character";
    case "guid":
      return "a Guid";
    case "datetime":
      return "a date and time";
    case "datetimeoffset":
      return "a date and time with offset";
    case "timespan":
      return "a span of time";
    case "bytes":
      return "bytes in base64";
    case "enum":
      return type.members.length > 8
        ? `a value of ${type.name}`
        : `one of ${type.members.map((member) => member.text).join(", ")}`;
    case "list":
      return "a list";
    case "map":
      return "a dictionary";
    case "object":
      return `an object (${type.name})`;
    default:
      return "text";
  }
}
