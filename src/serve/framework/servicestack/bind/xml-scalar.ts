import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { checkScalar } from "../../body-work.ts";
import { readBase64 } from "./bytes.ts";
import { readDecimal } from "./decimal.ts";
import { HostException } from "./exception.ts";
import { readGuid } from "./guid.ts";
import { integerName, readRuntimeInteger } from "./integer.ts";
import { readXsdDate } from "./xsd-date.ts";
import { readXsdDuration } from "./xsd-duration.ts";

/** What may be long. */
const texts = new Set<Type["kind"]>(["string", "any", "uri", "null", "tuple", "union", "bytes"]);

/** Reads an element's text as XML Schema and .NET's XmlConvert define it; undefined where it is not of the type. @throws {TooMuch} */
export function readXmlScalar(text: string, type: Type, now: string): Value | undefined {
  if (!texts.has(type.kind)) checkScalar(text);
  const trimmed = text.replace(/^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g, "");
  switch (type.kind) {
    case "string":
    case "any":
    case "uri":
    case "null":
    case "tuple":
    case "union":
      return text;
    case "boolean":
      return /^(?:true|1)$/.test(trimmed) ? true : /^(?:false|0)$/.test(trimmed) ? false : undefined;
    case "integer":
      return attempt(() => readRuntimeInteger(trimmed, type));
    case "char": {
      const code = attempt(() => readRuntimeInteger(trimmed, { kind: "integer", bits: 16, signed: false }));
      return code === undefined ? undefined : String.fromCharCode(Number(code));
    }
    case "float":
      return readXsdFloat(trimmed, type.bits);
    case "number":
      return readXsdFloat(trimmed, 64);
    case "decimal":
      return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(trimmed) ? attempt(() => readDecimal(trimmed)) : undefined;
    case "guid":
      return attempt(() => readGuid(trimmed));
    case "bytes":
      return attempt(() => readBase64(text));
    case "datetime":
      return readXsdDate(trimmed, now);
    case "timespan":
      return readXsdDuration(trimmed);
    default:
      throw new TypeError(`A value of kind "${type.kind}" is not one text in XML.`);
  }
}

function readXsdFloat(text: string, bits: 32 | 64): number | undefined {
  if (text === "INF") return Infinity;
  if (text === "-INF") return -Infinity;
  if (text === "NaN") return NaN;
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  return bits === 32 ? Math.fround(Number(text)) : Number(text);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof HostException) return undefined;
    throw error;
  }
}

/** Names of a type: in messages, and in XML Schema, where it is the element of a list's item. */
const names: Readonly<Partial<Record<Type["kind"], readonly [message: string, schema: string]>>> = {
  string: ["string", "string"],
  any: ["object", "anyType"],
  uri: ["Uri", "anyURI"],
  boolean: ["Boolean", "boolean"],
  char: ["Int32", "char"],
  decimal: ["decimal", "decimal"],
  guid: ["Guid", "guid"],
  bytes: ["Byte[]", "base64Binary"],
  datetime: ["DateTime", "dateTime"],
  timespan: ["TimeSpan", "duration"],
  datetimeoffset: ["DateTimeOffset", "DateTimeOffset"],
};

const schemaIntegers: Readonly<Record<string, string>> = {
  SByte: "byte",
  Byte: "unsignedByte",
  Int16: "short",
  UInt16: "unsignedShort",
  Int32: "int",
  UInt32: "unsignedInt",
  Int64: "long",
  UInt64: "unsignedLong",
};

/** How messages or XML Schema call a type. Small integers are read as an `Int32` first. */
export function scalarTypeName(type: Type, use: "message" | "schema" = "message"): string {
  if (type.kind === "float") return type.bits === 64 ? "double" : "float";
  if (type.kind === "integer") {
    if (use === "schema") return schemaIntegers[integerName(type)] ?? "int";
    return type.bits < 32 ? "Int32" : type.bits === 32 && !type.signed ? "Int64" : integerName(type);
  }
  return names[type.kind]?.[use === "message" ? 0 : 1] ?? type.kind;
}

/** The runtime's name of a value type. */
export function systemTypeName(type: Type): string {
  if (type.kind === "integer") return integerName(type);
  if (type.kind === "float") return type.bits === 64 ? "Double" : "Single";
  if (type.kind === "enum") return type.name;
  const name = type.kind === "char" ? "Char" : (names[type.kind]?.[0] ?? type.kind);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
