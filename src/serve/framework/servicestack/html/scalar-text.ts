import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { serviceStackFormats } from "../../../../wire/dialect/servicestack/formats.ts";
import { defaultSpelling } from "../../../../wire/dialect/servicestack/spelling.ts";

const jsv = serviceStackFormats(defaultSpelling).named("jsv");

/** A single value as people read it: text as it is, a date with a blank, everything else as its plain digits or name. */
export function scalarText(value: Value, type: Type): string {
  if (value === null) return "";
  if (typeof value === "boolean") return String(value);
  if (type.kind === "enum") return jsv.write(value, type).replace(/^"([^"]*)"$/, "$1");
  if (typeof value !== "string") return jsv.write(value, type);
  return type.kind === "datetime" || type.kind === "datetimeoffset" ? value.replace("T", " ") : value;
}

/** Whether values of the type stand alone: no lists, dictionaries, objects. */
export function isScalar({ kind }: Type): boolean {
  return !["list", "tuple", "map", "object", "union"].includes(kind);
}

export function isNumber({ kind }: Type): boolean {
  return ["number", "integer", "float", "decimal"].includes(kind);
}
