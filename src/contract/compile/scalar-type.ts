import type { Part } from "../../source/part.ts";
import type { Type } from "../model/type.ts";

const kinds: Readonly<Record<string, Type>> = {
  string: { kind: "string" },
  boolean: { kind: "boolean" },
  decimal: { kind: "decimal" },
  char: { kind: "char" },
  guid: { kind: "guid" },
  datetime: { kind: "datetime" },
  datetimeoffset: { kind: "datetimeoffset" },
  timespan: { kind: "timespan" },
  uri: { kind: "uri" },
  bytes: { kind: "bytes" },
  any: { kind: "any" },
  int8: { kind: "integer", bits: 8, signed: true },
  int16: { kind: "integer", bits: 16, signed: true },
  int32: { kind: "integer", bits: 32, signed: true },
  int64: { kind: "integer", bits: 64, signed: true },
  uint8: { kind: "integer", bits: 8, signed: false },
  uint16: { kind: "integer", bits: 16, signed: false },
  uint32: { kind: "integer", bits: 32, signed: false },
  uint64: { kind: "integer", bits: 64, signed: false },
  float: { kind: "float", bits: 32 },
  double: { kind: "float", bits: 64 },
};

const textFormats: Readonly<Record<string, string>> = {
  char: "char",
  uuid: "guid",
  "date-time": "datetime",
  "date-time-local": "datetime",
  byte: "bytes",
};

/** What a schema without members or items holds: `x-standin-type`, else what `type` and `format` say (docs/extensions.md). */
export function scalarType(schema: Part): Type {
  const name = schema.get("x-standin-type")?.text ?? plainKind(schema);
  return (Object.hasOwn(kinds, name) ? kinds[name] : undefined) ?? { kind: "any" };
}

function plainKind(schema: Part): string {
  const format = schema.get("format")?.text ?? "";
  switch (jsonType(schema)) {
    case "boolean":
      return "boolean";
    case "integer":
      return /^u?int(8|16|32|64)$/.test(format) ? format : "int64";
    case "number":
      return ["float", "decimal"].includes(format) || /^u?int(8|16|32|64)$/.test(format) ? format : "double";
    case "string":
      if (schema.get("contentEncoding")?.text === "base64") return "bytes";
      return (Object.hasOwn(textFormats, format) ? textFormats[format] : undefined) ?? "string";
    default:
      return "any";
  }
}

/** The one JSON type of a schema's values, null aside; undefined when there are several. */
function jsonType(schema: Part): string | undefined {
  const type = schema.get("type");
  if (type?.text !== undefined) return type.text;
  const types = new Set(type?.texts() ?? [...valuesOf(schema)].map(typeOfValue));
  types.delete("null");
  return types.size === 1 ? [...types][0] : undefined;
}

function valuesOf(schema: Part): readonly unknown[] {
  const constant = schema.get("const");
  return constant === undefined
    ? (schema
        .get("enum")
        ?.items()
        .map((item) => item.value) ?? [])
    : [constant.value];
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}
