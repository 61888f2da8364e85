import { usualLimits } from "../../../limits.ts";
import { schemaView } from "../../../contract/check/schema-view.ts";
import type { ItemAnswer, Operation, SchemaSource } from "../../../contract/model/contract.ts";
import { inSlices } from "../../../contract/model/slices.ts";
import type { Value } from "../../../contract/model/value.ts";
import { canonicalText, isJsonList, isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { type Known, type Whole, whole } from "../../../generate/make/known.ts";
import type { Data } from "../../data/data.ts";
import type { Thing } from "../../data/things/thing.ts";
import type { Here } from "../here.ts";

/** Where related rows stand, and which parameter asks for them (JSON:API 1.1, sections 7.1 and 6.3). */
const included = "included";
const include = "include";

/** What a row is shown by beside others of an answer. */
interface Around {
  readonly operation: Operation;
  readonly answer: Pick<ItemAnswer, "schema" | "at">;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly data: Data;
  readonly here?: Here | undefined;
}

type Part = readonly [at: readonly string[], part: Known | undefined];

/** So many paths of so many steps are followed, and so many rows are shown: each may lead to others. */
const most = { paths: 50, steps: 5, rows: usualLimits.pageRows };

/**
 * The rows to which those of an answer say that they are related, each once: those that are asked for (`include=author,comments.author`),
 * or all of the first step where nothing can be asked. None where the answer has no place for them, or the rows name none. A
 * step for each row.
 */
export function* includedPart(shown: readonly Whole[], around: Around): Generator<undefined, readonly Part[]> {
  if (shapesOf(around.answer).all.length === 0) return [];
  const rows = shown.map(({ value }) => value);
  if (!rows.some((row) => linksIn(row).length > 0)) return [];
  const own = new Map(rows.filter(isJsonObject).map((row) => [nameOf(row), row] as const));
  const found = new Map<string, JsonObject>();
  for (const steps of pathsAsked(around)) {
    let from: readonly JsonObject[] = [...own.values()];
    for (const step of steps) {
      const names = new Map(from.flatMap((row) => linksIn(row)).flatMap((link) => namedBy(link, step)));
      for (const [name, link] of names) {
        if (own.has(name) || found.has(name) || found.size >= most.rows) continue;
        const row = yield* inSlices(() => rowOf(link, around));
        if (row !== undefined) found.set(name, row);
        yield;
      }
      from = [...names.keys()].map((name) => own.get(name) ?? found.get(name)).filter((row) => row !== undefined);
    }
  }
  const { schema, references } = around.answer.schema;
  const isOptional = !schemaView(references).required(schema).has(included);
  return [[[included], found.size === 0 && isOptional ? undefined : [...found.values()].map((row) => whole(row))]];
}

/** The schemas that rows beside those of an answer may have, and of each entity the one that shows most of its rows. */
interface Shapes {
  readonly all: readonly SchemaSource[];
  readonly best: Map<string, SchemaSource>;
}

const shapes = new WeakMap<SchemaSource, Shapes>();

function shapesOf({ schema, at: [first] }: Around["answer"]): Shapes {
  const known = shapes.get(schema) ?? { all: first === "data" ? shapesIn(schema) : [], best: new Map() };
  shapes.set(schema, known);
  return known;
}

function shapesIn({ schema, references }: SchemaSource): readonly SchemaSource[] {
  const view = schemaView(references);
  const list = view.members(schema).get(included);
  const one = list && view.kind(list) === "array" ? view.items(list) : undefined;
  if (one === undefined) return [];
  const at = view.follow(one);
  const choices = [...(at.get("oneOf")?.items() ?? []), ...(at.get("anyOf")?.items() ?? [])];
  return (choices.length === 0 ? [one] : choices).map((choice) => ({ schema: choice, references }));
}

/** Paths of relationships, step by step; undefined as a step is any relationship. */
function pathsAsked({ operation, parameters }: Around): readonly (readonly (string | undefined)[])[] {
  if (!operation.parameters.some((one) => one.in === "query" && one.name === include)) return [[undefined]];
  const asked = [parameters.get(include)].flat().flatMap((one) => (typeof one === "string" ? one.split(",") : []));
  return [...new Set(asked)].slice(0, most.paths).map((path) => path.trim().split(".").slice(0, most.steps));
}

interface Link {
  readonly relation: string;
  readonly type: string;
  readonly id: string;
}

function linksIn(row: Json): readonly Link[] {
  const relationships = isJsonObject(row) ? row["relationships"] : undefined;
  if (relationships === undefined || !isJsonObject(relationships)) return [];
  return Object.entries(relationships).flatMap(([relation, held]) => {
    const data = isJsonObject(held) ? (held["data"] ?? null) : null;
    return (isJsonList(data) ? data : [data]).flatMap((one) => {
      const { type, id } = isJsonObject(one) ? one : {};
      return typeof type === "string" && typeof id === "string" ? [{ relation, type, id }] : [];
    });
  });
}

function namedBy(link: Link, step: string | undefined): readonly (readonly [string, Link])[] {
  return step === undefined || step === link.relation ? [[nameOf({ type: link.type, id: link.id }), link]] : [];
}

/** The row that is named, where it is found and the answer can show it. */
function rowOf({ type, id }: Link, around: Around): JsonObject | undefined {
  const { things } = around.data;
  const entity = things.ofKind(type);
  const thing = entity === undefined ? undefined : things.item(entity, [], id);
  const shown = entity === undefined || thing === undefined ? undefined : shownAs(entity, thing, around);
  return shown !== undefined && nameOf(shown) === nameOf({ type, id }) ? shown : undefined;
}

function shownAs(entity: string, thing: Thing, around: Around): JsonObject | undefined {
  const { all, best } = shapesOf(around.answer);
  const known = best.get(entity);
  const shown = (known === undefined ? all : [known]).flatMap((shape) => {
    const row = around.data.things.shown(entity, thing, shape, around.here?.at);
    return row === undefined || !isJsonObject(row) ? [] : [{ shape, row: withOpen(row, thing, shape) }];
  });
  const likeness = ({ row }: { readonly row: JsonObject }): number => inCommon(row, thing.value);
  const [first] = shown.toSorted((one, other) => likeness(other) - likeness(one));
  if (first !== undefined) best.set(entity, first.shape);
  return first?.row;
}

/** Of attributes of which a schema says nothing, all are shown. */
function withOpen(row: JsonObject, { value }: Thing, { schema, references }: SchemaSource): JsonObject {
  const view = schemaView(references);
  const open = view.members(schema).get("attributes");
  const { attributes } = value;
  return open === undefined || view.members(open).size > 0 || attributes === undefined ? row : { ...row, attributes };
}

/** How many members two rows have alike, those of their attributes too. */
function inCommon(one: JsonObject, other: JsonObject): number {
  return Object.entries(one).reduce((sum, [name, value]) => {
    const same = other[name] ?? null;
    if (name === "attributes" && isJsonObject(value) && isJsonObject(same)) return sum + inCommon(value, same);
    return canonicalText(value) === canonicalText(same) ? sum + 1 : sum;
  }, 0);
}

function nameOf({ type = null, id = null }: JsonObject): string {
  return JSON.stringify([type, id]);
}
