import type { Entity } from "../../contract/model/contract.ts";
import { isObjectValue, type ObjectValue, type Value } from "../../contract/model/value.ts";
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

/**
 * Puts a row together.
 * @param valueOf gives the value at a path by the path's number in the plan; of hidden ones only when somebody asks
 */
type RowPlan = (key: string, valueOf: (part: number) => Value, cells: Key, at: readonly [number, number]) => Row;

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
  const placed = [
    ...paths.map((path, part) => ({ path, part, override: null })),
    ...[...overrides].map(([path, override]) => ({ path, part: undefined, override })),
  ];
  const hiding = placed.filter(({ path }) => entity.hidden.has(path));
  const showing = placed
    .filter(({ path }) => !entity.hidden.has(path))
    .map((one) => ({ ...one, put: placing(one.path) }));
  const named = new Set(showing.map(({ path }) => firstStep(path)));
  const others = entity.source === undefined ? (entity.type?.all ?? []).filter(({ key }) => !named.has(key)) : [];
  return (key, valueOf, cells, at) => {
    const cell = { key: cells, at, anchor, locale };
    const value = wholeRow(entity, cell);
    for (const { put, part, override } of showing) put(value, part === undefined ? override : valueOf(part));
    for (const member of others) {
      const made = madeMember(member, cell);
      if (made !== undefined) value[member.key] = made;
    }
    return new PlannedRow(key, value, () =>
      Object.fromEntries(
        hiding.map(({ path, part, override }) => [path, part === undefined ? override : valueOf(part)]),
      ),
    );
  };
}

/** A row whose hidden properties are made when they are asked for: most rows are only shown. */
class PlannedRow implements Row {
  readonly key: string;
  readonly value: ObjectValue;
  readonly #hide: () => ObjectValue;
  #hidden: ObjectValue | undefined;

  constructor(key: string, value: ObjectValue, hide: () => ObjectValue) {
    this.key = key;
    this.value = value;
    this.#hide = hide;
  }

  get hidden(): ObjectValue {
    return (this.#hidden ??= this.#hide());
  }

  /** All of it, hidden properties too. */
  toJSON(): Row {
    return { key: this.key, value: this.value, hidden: this.hidden };
  }
}

/** How a property gets into a row. */
function placing(path: string): (value: Record<string, Value>, part: Value) => void {
  if (!path.includes(".")) return (value, part) => void (value[path] = part);
  return (value, part) => void Object.assign(value, withValueAt(value, path, part));
}

function firstStep(path: string): string {
  return path.split(".", 1)[0] ?? path;
}

/** Where values are JSON's own, a row is made as a whole: its schema may say more than its properties do. */
function wholeRow({ source }: Entity, cell: Cell): Record<string, Value> {
  const made = source && generatorFor(source).value(cell);
  return made?.kind === "value" && isObjectValue(made.value) ? { ...made.value } : {};
}
