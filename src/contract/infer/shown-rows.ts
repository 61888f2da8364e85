import type { Described, DescribedParameter } from "./described-operation.ts";
import type { Collection } from "./collections.ts";
import type { Reading } from "./readings.ts";
import type { Part } from "../../source/part.ts";
import { type KeySchema, mayBeKey, parameterOfKey } from "./key-schema.ts";
import { valueAt } from "../../source/pointer.ts";
import { isRecord } from "../../source/is-record.ts";

/** So many rows of a document's examples are taken over. */
const mostRows = 20;

/**
 * The rows that a document shows of a collection, each once by its key.
 * @param keySchema what keys have to look like, where paths take less than the property allows
 */
export function shownRows(
  collection: Collection,
  described: Described,
  keySchema: KeySchema | undefined,
): readonly Readonly<Record<string, unknown>>[] {
  const { key, readings, row } = collection;
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  const shown = [
    ...readings.flatMap((reading) => answersOf(reading, described).flatMap((answer) => rowsOf(answer, reading))),
    ...ownExamples(row, described),
  ];
  for (const value of shown) {
    const id = key === undefined ? JSON.stringify(value) : value[key];
    const isKey = (typeof id === "string" || typeof id === "number") && mayBeKey(id, keySchema);
    if (isKey && id !== "" && !found.has(String(id)) && found.size < mostRows) found.set(String(id), value);
  }
  return [...found.values()];
}

/** The values by which the document names rows: examples of the parameter that holds their key. */
export function shownKeys({ readings, row, key = "" }: Collection, { view }: Described): readonly (string | number)[] {
  const property = view.members(row).get(key);
  const isCounted = ["integer", "number"].includes((property && view.kind(property)) ?? "");
  const items = readings.filter((reading) => reading.kind === "item");
  // Another path may name rows by another property: `/orders/{number}` beside `/orders/{id}`.
  const ofKey = items
    .filter(({ rows }) => rows.key === items[0]?.rows.key)
    .flatMap((item) => parameterOfKey(item) ?? []);
  const values = ofKey.flatMap(parameterExamples);
  const keys = values.filter((value) => typeof value === "string" || typeof value === "number");
  // What the property cannot hold is another way to ask for a row: a name, where rows are counted.
  const own = isCounted ? { type: "integer" } : { format: property && view.format(property) };
  return [...new Set(keys.filter((value) => mayBeKey(value, own)))];
}

function parameterExamples({ part, schema }: DescribedParameter): readonly unknown[] {
  const named =
    part
      .get("examples")
      ?.entries()
      .map(([, example]) => example.get("value")?.value) ?? [];
  return [part.get("example")?.value, ...named, schema?.get("example")?.value, ...listed(schema?.get("examples"))];
}

function listed(part: Part | undefined): readonly unknown[] {
  return part?.items().map(({ value }) => value) ?? [];
}

function answersOf({ operation: { media } }: Reading, { references }: Described): readonly unknown[] {
  const named = media?.get("examples")?.entries() ?? [];
  const values = named.map(([, example]) => references.follow(example)?.get("value")?.value);
  return [media?.get("example")?.value, ...values];
}

function rowsOf(answer: unknown, { kind, rows }: Reading): readonly Readonly<Record<string, unknown>>[] {
  const found = valueAt(answer, rows.at);
  const all: readonly unknown[] = kind === "list" ? (Array.isArray(found) ? found : []) : [found];
  const { inside } = rows;
  return (inside === undefined ? all : all.map((element) => valueAt(element, [inside]))).filter(isRecord);
}

function ownExamples(row: Part, { view }: Described): readonly Readonly<Record<string, unknown>>[] {
  const schema = view.follow(row);
  return [schema.get("example")?.value, ...listed(schema.get("examples"))].filter(isRecord);
}
