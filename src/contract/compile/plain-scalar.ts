import { Digits } from "../../source/digits.ts";
import { plainDateTime } from "./plain-date.ts";
import { plainTimeSpan } from "./plain-time-span.ts";
import type { EnumType, FloatType, IntegerType, Type } from "../model/type.ts";
import type { Value } from "../model/value.ts";

type ScalarType = Exclude<Type, { readonly kind: "list" | "map" | "object" }>;

/** One value without parts, as `plainValue` describes; undefined when it does not fit (`any` has no one form). */
export function readScalar(json: unknown, type: ScalarType): Value | undefined {
  const text = textOf(json);
  switch (type.kind) {
    case "boolean":
      return typeof json === "boolean" ? json : undefined;
    case "integer":
      return readInteger(text, type);
    case "float":
      return readFloat(json, text, type);
    case "decimal":
      return text === undefined ? undefined : plainDecimal(text);
    case "enum":
      return text === undefined ? undefined : readEnum(text, type);
    case "any":
      return undefined;
    default:
      return typeof json === "string" ? readText(json, type.kind) : undefined;
  }
}

function readText(
  text: string,
  kind: "string" | "uri" | "char" | "guid" | "datetime" | "datetimeoffset" | "timespan" | "bytes",
): string | undefined {
  switch (kind) {
    case "string":
    case "uri":
      return text;
    case "char":
      return text.length === 1 ? text : undefined;
    case "guid":
      return readGuid(text);
    case "datetime":
      return plainDateTime(text);
    case "datetimeoffset":
      return plainDateTime(text)
        ?.replace(/Z$/, "+00:00")
        .replace(/T[^+-]*$/, "$&+00:00");
    case "timespan":
      return plainTimeSpan(text);
    case "bytes":
      return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? text : undefined;
  }
}

/** The digits of a number, or text. */
function textOf(json: unknown): string | undefined {
  if (json instanceof Digits) return json.text;
  if (typeof json === "number") return Object.is(json, -0) ? "-0" : String(json);
  if (typeof json === "bigint") return String(json);
  return typeof json === "string" ? json : undefined;
}

function readInteger(text: string | undefined, { bits, signed }: IntegerType): number | bigint | undefined {
  const digits = text === undefined ? undefined : plainDecimal(text)?.replace(/\.0+$/, "");
  if (digits === undefined || digits.includes(".")) return undefined;
  const value = BigInt(digits);
  const fits = signed ? BigInt.asIntN(bits, value) === value : BigInt.asUintN(bits, value) === value;
  if (!fits) return undefined;
  return bits === 64 ? value : Number(value);
}

function readFloat(json: unknown, text: string | undefined, { bits }: FloatType): number | undefined {
  const named = typeof json === "string" ? floatNames[json] : undefined;
  if (named !== undefined) return named;
  if (text === undefined || (typeof json === "string" && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)))
    return undefined;
  const value = typeof json === "number" ? json : Number(text);
  return bits === 32 ? Math.fround(value) : value;
}

const floatNames: Readonly<Record<string, number | undefined>> = {
  NaN: NaN,
  Infinity,
  INF: Infinity,
  "-Infinity": -Infinity,
  "-INF": -Infinity,
};

/** A number's plain digits, its scale kept: `1.50` → `1.50`, `1.5e3` → `1500`, `-0` → `0`. */
export function plainDecimal(text: string): string | undefined {
  const [, sign = "", whole = "", fraction = "", power = "0"] =
    /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text) ?? [];
  if (whole === "") return undefined;
  const exponent = Number(power);
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const cut = Math.max(point, 1);
  const integer = padded.slice(0, cut).replace(/^0+(?=\d)/, "");
  const rest = padded.slice(cut);
  const plain = rest === "" ? integer : `${integer}.${rest}`;
  return sign === "-" && /[1-9]/.test(plain) ? `-${plain}` : plain;
}

function readGuid(text: string): string | undefined {
  const digits = text.toLowerCase().replaceAll("-", "");
  const formed = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/.test(
    text.toLowerCase(),
  );
  return formed ? digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") : undefined;
}

function readEnum(text: string, type: EnumType): string | undefined {
  if (/^-?\d+$/.test(text)) return type.members.find(({ number }) => String(number) === text)?.name ?? text;
  const names = (type.flags ? text.split(",") : [text]).map((part) => part.trim());
  // Of several names for one number the first declared speaks: the others are only read.
  const members = names.map((name) => {
    const found = type.members.find((member) => member.name === name || member.text === name);
    return type.members.find((member) => member.number === found?.number)?.name;
  });
  return members.includes(undefined) ? undefined : members.join(", ");
}
