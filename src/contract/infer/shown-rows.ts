import type { Described, DescribedParameter } from "./described-operation.ts";
import type { Collection, Reading } from "./collections.ts";
import type { Part } from "../../source/part.ts";
import { valueAt } from "../../source/pointer.ts";

/** So many rows of a document's examples are taken over. */
const mostRows = 20;

/** Whether keys that are text have to be whole numbers, because the path that names a row takes nothing else. */
export function isKeyCounted({ key, row, readings }: Collection, { view }: Described): boolean {
  const property = key === undefined ? undefined : view.members(row).get(key);
  if (property === undefined || view.kind(property) !== "string") return false;
  return readings.some((reading) => {
    const schema = reading.kind === "item" ? parameterOfKey(reading)?.schema : undefined;
    return schema !== undefined && ["integer", "number"].includes(view.kind(schema) ?? "");
  });
}

/**
 * The rows that a document shows of a collection, each once by its key.
 * @param isCounted whether keys have to be whole numbers
 */
export function shownRows(
  collection: Collection,
  described: Described,
  isCounted: boolean,
): readonly Readonly<Record<string, unknown>>[] {
  const { key, readings, row } = collection;
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  const shown = [
    ...readings.flatMap((reading) => answersOf(reading, described).flatMap((answer) => rowsOf(answer, reading))),
    ...ownExamples(row, described),
  ];
  for (const value of shown) {
    const id = key === undefined ? JSON.stringify(value) : value[key];
    const isKey = (typeof id === "string" || typeof id === "number") && (!isCounted || /^\d+$/.test(String(id)));
    if (isKey && id !== "" && !found.has(String(id)) && found.size < mostRows) found.set(String(id), value);
  }
  return [...found.values()];
}

/** The values by which the document names rows: examples of the parameter. */
export function shownKeys({ readings }: Collection): readonly (string | number)[] {
  const values = readings.flatMap((reading) => {
    const parameter = reading.kind === "item" ? parameterOfKey(reading) : undefined;
    return parameter === undefined ? [] : parameterExamples(parameter);
  });
  return [...new Set(values.filter((value) => typeof value === "string" || typeof value === "number"))];
}

function parameterOfKey({ operation, parameter }: Extract<Reading, { kind: "item" }>): DescribedParameter | undefined {
  return operation.parameters.find(({ name, in: place }) => place === "path" && name === parameter);
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

function rowsOf(answer: unknown, { kind, rows: { at } }: Reading): readonly Readonly<Record<string, unknown>>[] {
  const found = valueAt(answer, at);
  return (kind === "list" ? (Array.isArray(found) ? found : []) : [found]).filter(isRecord);
}

function ownExamples(row: Part, { view }: Described): readonly Readonly<Record<string, unknown>>[] {
  const schema = view.follow(row);
  return [schema.get("example")?.value, ...listed(schema.get("examples"))].filter(isRecord);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
