import type { Collection } from "./collections.ts";
import type { Reading } from "./readings.ts";
import type { Part } from "../../source/part.ts";
import { matcherOf, surely } from "../../pattern/matcher.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { Described, DescribedParameter } from "./described-operation.ts";
import { shapeOf } from "./words.ts";

/** What keys look like, in words of JSON Schema. */
export type KeySchema = Readonly<Record<string, unknown>>;

/** Words that say what a text looks like, and of these those by which most texts are none. */
const looks = ["enum", "format", "pattern", "minLength", "maxLength"] as const;
const telling: readonly string[] = ["enum", "format", "pattern"];

/** Formats of numbers: of a text they say nothing. */
const numberFormats = /^u?int\d*$|^(float|double|decimal)$/;

/**
 * What keys have to look like, where the path that names a row takes less than the property allows: whole numbers for an id
 * that is text, say, or a UUID. Undefined: whatever the property allows.
 */
export function keySchemaOf({ key, row, readings }: Collection, described: Described): KeySchema | undefined {
  const { view } = described;
  const property = key === undefined ? undefined : view.members(row).get(key);
  const asked = readings.flatMap((reading) => (reading.kind === "item" ? schemasOfKey(reading, described) : []));
  if (property !== undefined && view.kind(property) === "integer") return boundsOf(asked, view);
  if (property === undefined || view.kind(property) !== "string") return undefined;
  const isSaid = (word: string): boolean => {
    const value = view.keyword(property, word);
    return value !== undefined && !(word === "format" && typeof value === "string" && numberFormats.test(value));
  };
  const isOpen = !looks.some(isSaid);
  const isCount = (schema: Part): boolean => ["integer", "number"].includes(view.kind(schema) ?? "");
  if (asked.some(isCount)) return { type: "integer", minimum: 1 };
  for (const schema of asked) {
    const said = looks.flatMap((word) => {
      const value = view.keyword(schema, word);
      // One value alone is another way to say the row of whoever asks.
      const isOne = Array.isArray(value) && value.length < 2;
      return value === undefined || isOne ? [] : [[word, value] as const];
    });
    const tells = said.some(([word]) => telling.includes(word) && !isSaid(word));
    if (tells || (isOpen && said.length > 0)) return { type: "string", ...Object.fromEntries(said) };
  }
  return undefined;
}

/** What the paths of a row say of its key: that of the row itself first, then those of what is below it. */
function schemasOfKey(reading: Extract<Reading, { kind: "item" }>, described: Described): readonly Part[] {
  const own = parameterOfKey(reading)?.schema;
  const variable = `{${reading.parameter}}`;
  const segments = reading.operation.path.split("/");
  const begin = shapeOf(segments.slice(0, segments.indexOf(variable) + 1).join("/"));
  const others = segments.includes(variable) ? (schemasByPath(described).get(begin) ?? []) : [];
  return own === undefined ? others : [own, ...others];
}

const known = new WeakMap<Described, ReadonlyMap<string, readonly Part[]>>();

/** Beginning of paths up to a variable → the schemas that operations on paths which begin so have of it; gathered once. */
function schemasByPath(described: Described): ReadonlyMap<string, readonly Part[]> {
  const found = known.get(described) ?? gatheredSchemas(described);
  known.set(described, found);
  return found;
}

function gatheredSchemas({ operations }: Described): ReadonlyMap<string, readonly Part[]> {
  const found = new Map<string, Part[]>();
  for (const { path, parameters } of operations) {
    const segments = path.split("/");
    for (const { name, in: place, schema } of parameters) {
      const at = place === "path" ? segments.indexOf(`{${name}}`) : -1;
      if (at < 0 || schema === undefined) continue;
      const begin = shapeOf(segments.slice(0, at + 1).join("/"));
      const others = found.get(begin);
      if (others === undefined) found.set(begin, [schema]);
      else others.push(schema);
    }
  }
  return found;
}

/** The largest number that a path takes, where it names one. */
function boundsOf(asked: readonly Part[], view: SchemaView): KeySchema | undefined {
  const most = asked.flatMap((schema) => {
    const maximum = view.keyword(schema, "maximum");
    // Kinds of numbers of programming languages are no bounds that anybody meets.
    return typeof maximum === "number" && maximum >= 1 && maximum < 2 ** 31 - 1 ? [Math.floor(maximum)] : [];
  });
  return most.length === 0 ? undefined : { type: "integer", minimum: 1, maximum: Math.min(...most) };
}

/** Whether a value that a document shows can be asked for by its path. */
export function mayBeKey(value: string | number, keySchema: KeySchema | undefined): boolean {
  const { enum: listed, pattern } = keySchema ?? {};
  if (Array.isArray(listed) && !listed.includes(String(value))) return false;
  if (typeof pattern === "string" && !surely((text: string) => matcherOf(pattern).test(text))(String(value)))
    return false;
  switch (keySchema?.["type"] === "integer" ? "number" : keySchema?.["format"]) {
    case "number":
      return /^\d+$/.test(String(value)) && Number(value) <= Number(keySchema?.["maximum"] ?? Infinity);
    case "uuid":
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(String(value));
    default:
      return true;
  }
}

export function parameterOfKey({
  operation,
  parameter,
}: Extract<Reading, { kind: "item" }>): DescribedParameter | undefined {
  return operation.parameters.find(({ name, in: place }) => place === "path" && name === parameter);
}
