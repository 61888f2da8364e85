import type { Json } from "../json.ts";

/** A set of kinds of JSON values, as bits: whole numbers and those with a fraction apart, since `type` tells them apart. */
export type Kinds = number;

export const kind = {
  null: 1,
  boolean: 2,
  whole: 4,
  fraction: 8,
  string: 16,
  array: 32,
  object: 64,
} as const;

export const numbers: Kinds = kind.whole | kind.fraction;
export const everyKind: Kinds = 127;

const byType: Readonly<Record<string, Kinds>> = {
  null: kind.null,
  boolean: kind.boolean,
  integer: kind.whole,
  number: numbers,
  string: kind.string,
  array: kind.array,
  object: kind.object,
};

/** The kinds that `type` names. Names that are none allow nothing; no `type` at all allows everything. */
export function kindsOfType(type: unknown): Kinds {
  if (type === undefined) return everyKind;
  const names: readonly unknown[] = Array.isArray(type) ? type : [type];
  return names.reduce<Kinds>(
    (kinds, name) => kinds | (typeof name === "string" && Object.hasOwn(byType, name) ? (byType[name] ?? 0) : 0),
    0,
  );
}

/** The kind of a value: 1.0 is whole (JSON Schema 2020-12 validation, section 6.1.1). */
export function kindOfValue(value: Json): Kinds {
  switch (typeof value) {
    case "boolean":
      return kind.boolean;
    case "bigint":
      return kind.whole;
    case "number":
      return Number.isInteger(value) ? kind.whole : kind.fraction;
    case "string":
      return kind.string;
    default:
      return value === null ? kind.null : Array.isArray(value) ? kind.array : kind.object;
  }
}
