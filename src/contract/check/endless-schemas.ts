import type { Part } from "../../source/part.ts";
import type { Problems } from "../../source/problems.ts";
import { isRecord } from "../../source/is-record.ts";
import { isReference, type References } from "./references.ts";
import { leadsOn } from "./schema-keywords.ts";

/**
 * Remarks on schemas that no value fits because each would have to hold another one without an end. Their operations answer
 * with a documented example or say that they cannot; everything else works.
 */
export function remarkEndless(schemas: readonly Part[], references: References, problems: Problems): void {
  const needs = new Map<object, readonly Part[]>();
  for (const schema of schemas) {
    const parts = needed(schema, references);
    // What needs nothing is finite, and whatever needs only that; most schemas of a document need nothing.
    if (schema.record !== undefined && parts.length > 0) needs.set(schema.record, parts);
  }
  const endless = withoutFinite(needs);
  if (endless.size === 0) return;
  const met = new Set<object>();
  for (const schema of schemas) {
    const circle = circleFrom(schema, endless, met);
    const [first] = circle;
    if (first === undefined) continue;
    const way = [...circle, first].map(({ pointer }) => pointer).join(" → ");
    const found = `no value fits this schema, which has to hold itself: ${way}`;
    problems.remark(first, found, "let one of these be left out, or be null");
  }
}

/** What every value of a schema has to hold, or has to be itself. */
function needed(schema: Part, references: References): readonly Part[] {
  const target = isReference(schema) ? references.target(schema) : undefined;
  const whole = schema.get("allOf")?.items() ?? [];
  if (target !== undefined) whole.unshift(target);
  const type = schema.memberValue("type");
  const properties = type === "object" ? schema.get("properties") : undefined;
  for (const name of (properties && schema.get("required")?.texts()) ?? []) {
    // What leads to no other schema needs none.
    const property = isLeading(properties?.memberValue(name)) ? properties?.get(name) : undefined;
    if (property !== undefined) whole.push(property);
  }
  const items = type === "array" ? schema.get("items") : undefined;
  if (items !== undefined && (schema.get("minItems")?.number ?? 0) > 0) whole.push(items);
  return whole;
}

function isLeading(schema: unknown): boolean {
  return isRecord(schema) && Object.keys(schema).some(leadsOn);
}

/** The schemas that are left when those are taken away whose needs are all taken away already. */
function withoutFinite(needs: ReadonlyMap<object, readonly Part[]>): ReadonlyMap<object, readonly Part[]> {
  const left = new Map<object, Set<object>>();
  const neededBy = new Map<object, object[]>();
  const finite: object[] = [];
  for (const [schema, parts] of needs) {
    const records = parts.flatMap(({ record }) => (record !== undefined && needs.has(record) ? [record] : []));
    if (records.length === 0) finite.push(schema);
    else left.set(schema, new Set(records));
    for (const record of records) addTo(neededBy, record, schema);
  }
  for (const schema of finite) {
    for (const other of neededBy.get(schema) ?? []) {
      const others = left.get(other);
      if (others?.delete(schema) === true && others.size === 0) finite.push(other);
    }
  }
  for (const schema of finite) left.delete(schema);
  return new Map([...left.keys()].map((schema) => [schema, needs.get(schema) ?? []]));
}

function addTo(lists: Map<object, object[]>, key: object, value: object): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The circle that needs lead into; empty where there is none, or where somebody has been on this way before. */
function circleFrom(schema: Part, endless: ReadonlyMap<object, readonly Part[]>, met: Set<object>): readonly Part[] {
  const way: Part[] = [];
  const places = new Map<object, number>();
  let at: Part | undefined = schema;
  while (at?.record !== undefined && endless.has(at.record)) {
    const place = places.get(at.record);
    if (place !== undefined) return way.slice(place);
    if (met.has(at.record)) return [];
    met.add(at.record);
    places.set(at.record, way.length);
    way.push(at);
    at = endless.get(at.record)?.find(({ record }) => record !== undefined && endless.has(record));
  }
  return [];
}
