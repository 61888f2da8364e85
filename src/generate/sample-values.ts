import type { Parameter } from "../contract/model/contract.ts";
import { child, keyOf } from "../random/key.ts";
import type { Cell } from "./cell.ts";
import { generatorOf, type SchemaRef } from "./generator.ts";
import { type Json, jsonOf } from "./json.ts";
import { plainSchema } from "./schema/plain-references.ts";

/**
 * Values for a parameter whose values are JSON's own, the likeliest to exist first: its examples, its default, what it must be
 * one of, else one that its schema lets there be.
 */
export function sampleValues(parameter: Parameter): readonly Json[] {
  const known = samples.get(parameter);
  if (known !== undefined) return known;
  const { schema, name } = parameter;
  const listed = (word: string): readonly unknown[] => (Array.isArray(schema[word]) ? (schema[word] as unknown[]) : []);
  const written = [...listed("examples"), schema["example"], schema["default"], schema["const"], ...listed("enum")];
  const stated = written.flatMap((value) => {
    const json = value === undefined ? undefined : jsonOf(value);
    return json === undefined || json === "" || parameter.violations(json).length > 0 ? [] : [json];
  });
  const made =
    stated.length > 0 ? undefined : sampleFor(plainSchema(schema), name, (value) => isTelling(value, parameter));
  const found = stated.length > 0 ? stated : made === undefined ? [] : [made];
  samples.set(parameter, found);
  return found;
}

const samples = new WeakMap<Parameter, readonly Json[]>();

/** Nothing, sent as a text, would be no value at all. */
function isTelling(value: Json, parameter: Parameter): boolean {
  return (
    value !== null &&
    value !== "" &&
    !(parameter.in === "path" && value === ".") &&
    parameter.violations(value).length === 0
  );
}

/** The same in every run, so that a baseline sends the same bytes. */
export function sampleFor(ref: SchemaRef, name: string, accepts = (_: Json): boolean => true): Json | undefined {
  const cell: Cell = { key: child(keyOf("sample"), name), at: [0, 0], anchor: Date.UTC(2026, 2, 1), locale: undefined };
  const made = generatorOf(ref, { name, direction: "request", accepts }).value(cell);
  return made.kind === "value" ? made.value : undefined;
}
