import type { Entity } from "../../contract/model/contract.ts";
import { isObjectValue, type Value } from "../../contract/model/value.ts";
import type { Cell } from "../../generate/cell.ts";
import type { Key } from "../../random/key.ts";
import type { Row } from "./data.ts";
import { generatorFor } from "./generator-for.ts";
import { madeMember } from "./made-value.ts";
import { withValueAt } from "../../contract/model/property.ts";

/** What every row of an entity is made with. */
export interface EntityRows {
  readonly entity: Entity;
  /** The clock, and up to where stories are laid out; milliseconds since 1970. */
  readonly now: number;
  readonly anchor: number;
  /**
   * Prepares rows whose parts stand at these property paths: the parts, what a scenario overrides, and whatever else the
   * type has, made up cell by cell. Each property goes to the shown or the hidden ones.
   */
  plan(paths: readonly string[]): RowPlan;
}

/** Puts a row together from the values at the paths that it was planned with, in their order. */
export type RowPlan = (key: string, parts: readonly Value[], cells: Key, at: readonly [number, number]) => Row;

export interface EntityRowsFacts {
  readonly entity: Entity;
  readonly now: number;
  readonly anchor: number;
  readonly locale: string | undefined;
  readonly overrides: ReadonlyMap<string, Value>;
}

export function entityRows(facts: EntityRowsFacts): EntityRows {
  const { entity, now, anchor } = facts;
  return { entity, now, anchor, plan: (paths) => rowPlan(facts, paths) };
}

function rowPlan({ entity, anchor, locale, overrides }: EntityRowsFacts, paths: readonly string[]): RowPlan {
  const put = paths.map((path) => placing(entity, path));
  const overridden = [...overrides].map(([path, part]) => ({ put: placing(entity, path), part }));
  const shown = new Set([...paths, ...overrides.keys()].filter((path) => !entity.hidden.has(path)).map(firstStep));
  const others = entity.source === undefined ? (entity.type?.all ?? []).filter(({ key }) => !shown.has(key)) : [];
  return (key, parts, cells, at) => {
    const cell = { key: cells, at, anchor, locale };
    const row = { value: wholeRow(entity, cell), hidden: {} };
    for (let part = 0; part < put.length; part++) put[part]?.(row, parts[part] ?? null);
    for (const override of overridden) override.put(row, override.part);
    for (const member of others) {
      const made = madeMember(member, cell);
      if (made !== undefined) row.value[member.key] = made;
    }
    return { key, ...row };
  };
}

interface Draft {
  readonly value: Record<string, Value>;
  readonly hidden: Record<string, Value>;
}

/** How a property gets into a row. */
function placing({ hidden }: Entity, path: string): (row: Draft, part: Value) => void {
  if (hidden.has(path)) return (row, part) => void (row.hidden[path] = part);
  if (!path.includes(".")) return (row, part) => void (row.value[path] = part);
  return (row, part) => void Object.assign(row.value, withValueAt(row.value, path, part));
}

function firstStep(path: string): string {
  return path.split(".", 1)[0] ?? path;
}

/** Where values are JSON's own, a row is made as a whole: its schema may say more than its properties do. */
function wholeRow({ source }: Entity, cell: Cell): Record<string, Value> {
  const made = source && generatorFor(source).value(cell);
  return made?.kind === "value" && isObjectValue(made.value) ? { ...made.value } : {};
}
