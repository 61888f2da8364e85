import type { Json } from "../draft/draft.ts";
import { isRecord } from "../../source/is-record.ts";
import { OperationComparison } from "./compare-operations.ts";
import { SchemaComparison } from "./compare-schemas.ts";
import { type Difference, Differences, type Direction } from "./kinds.ts";
import { same, View } from "./view.ts";

/** What changed from one contract to another, in the order of the contract; words for people are no part of it. */
export function differencesOf(was: Json, now: Json): readonly Difference[] {
  const [before, after] = [new View(was), new View(now)];
  const found = new Differences();
  const schemas = new SchemaComparison(before, after, found);
  compareHosts(before, after, found);
  new OperationComparison(before, after, schemas, found).compare();
  const used = usesOf(before, after);
  for (const [name, schema] of before.schemas) {
    if (!after.schemas.has(name)) found.add("type removed", name);
    else
      schemas.object(name, before.object(schema), after.object(after.schemas.get(name)), used.get(name) ?? new Set());
  }
  for (const name of after.schemas.keys()) if (!before.schemas.has(name)) found.add("type added", name);
  return found.all;
}

function compareHosts(before: View, after: View, found: Differences): void {
  const [was, now] = [before.object(before.document["x-standin-host"]), after.object(after.document["x-standin-host"])];
  for (const key of new Set([...Object.keys(was), ...Object.keys(now)]))
    if (!same(was[key], now[key]))
      found.add("host setting changed", `x-standin-host ${key}`, was[key] ?? "none", now[key] ?? "none");
}

/** Where each named schema is used: in what is sent, in what is read, or both; in either of the two contracts. */
function usesOf(...views: readonly View[]): ReadonlyMap<string, ReadonlySet<Direction>> {
  const uses = new Map<string, Set<Direction>>();
  for (const view of views)
    for (const [, item] of view.members(view.document["paths"]))
      for (const operation of Object.values(view.object(item))) {
        if (!isRecord(operation)) continue;
        mark(view, [operation["parameters"], operation["requestBody"]], "request", uses);
        mark(view, operation["responses"], "response", uses);
      }
  return uses;
}

function mark(view: View, part: unknown, direction: Direction, uses: Map<string, Set<Direction>>): void {
  const open: unknown[] = [part];
  const met = new Set<string>();
  for (let value = open.pop(); value !== undefined || open.length > 0; value = open.pop()) {
    if (Array.isArray(value)) open.push(...(value as unknown[]));
    if (!isRecord(value)) continue;
    const reference = value["$ref"];
    if (typeof reference === "string" && !met.has(reference)) {
      met.add(reference);
      const name = /^#\/components\/schemas\/(.+)$/.exec(reference)?.[1];
      if (name !== undefined) uses.set(name, (uses.get(name) ?? new Set()).add(direction));
      open.push(view.object({ $ref: reference }));
    }
    open.push(...Object.values(value).filter((inner) => typeof inner === "object"));
  }
}
