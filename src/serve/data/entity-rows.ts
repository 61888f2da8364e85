import type { Entity } from "../../contract/model/contract.ts";
import { isObjectValue, type ObjectValue, type Value } from "../../contract/model/value.ts";
import type { Member } from "../../contract/model/type.ts";
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
  plan<From>(parts: readonly RowPart<From>[]): RowPlan<From>;
}

/** What stands at a property's path, of what a row is made from. Of hidden ones it is asked only when somebody asks for them. */
export interface RowPart<From> {
  readonly property: string;
  valueOf(from: From, key: string): Value;
}

/** Puts a row together, as number `block` and `number` of the cells. */
type RowPlan<From> = (key: string, from: From, cells: Key, block: number, number: number) => Row;

export interface EntityRowsFacts {
  readonly entity: Entity;
  readonly now: number;
  readonly anchor: number;
  readonly locale: string | undefined;
  readonly overrides: ReadonlyMap<string, Value>;
}

export function entityRows(facts: EntityRowsFacts): EntityRows {
  const { entity, now, anchor } = facts;
  return { entity, now, anchor, plan: (parts) => rowPlan(facts, parts) };
}

function rowPlan<From>(
  { entity, anchor, locale, overrides }: EntityRowsFacts,
  parts: readonly RowPart<From>[],
): RowPlan<From> {
  const all = [...parts, ...[...overrides].map(([property, value]) => ({ property, valueOf: () => value }))];
  const hiding = all.filter(({ property }) => entity.hidden.has(property));
  const showing = all
    .filter(({ property }) => !entity.hidden.has(property))
    .map((part) => ({ part, put: placing(part.property) }));
  const named = new Set(showing.map(({ part }) => firstStep(part.property)));
  const others = entity.source === undefined ? (entity.type?.all ?? []).filter(({ key }) => !named.has(key)) : [];
  const isMade = entity.source !== undefined || others.length > 0;
  const blank = blankRow(showing.map(({ part }) => part.property));
  return (key, from, cells, block, number) => {
    const cell = isMade ? { key: cells, at: [block, number] as const, anchor, locale } : undefined;
    const value = cell === undefined ? { ...blank } : wholeRow(entity, cell);
    for (const { put, part } of showing) put(value, part.valueOf(from, key));
    if (cell !== undefined) makeMembers(value, others, cell);
    return new PlannedRow(key, value, hiding, from);
  };
}

function makeMembers(value: Record<string, Value>, members: readonly Member[], cell: Cell): void {
  for (const member of members) {
    const made = madeMember(member, cell);
    if (made !== undefined) value[member.key] = made;
  }
}

/** What rows are copied from, so that all of them have one shape: the members in their order, as far as each is one step away. */
function blankRow(paths: readonly string[]): Readonly<Record<string, Value>> {
  const deep = paths.findIndex((path) => path.includes("."));
  return Object.fromEntries(paths.slice(0, deep < 0 ? paths.length : deep).map((path) => [path, null]));
}

/** A row whose hidden properties are made when they are asked for: most rows are only shown. */
class PlannedRow<From> implements Row {
  readonly key: string;
  readonly value: ObjectValue;
  readonly #hiding: readonly RowPart<From>[];
  readonly #from: From;
  #hidden: ObjectValue | undefined;

  constructor(key: string, value: ObjectValue, hiding: readonly RowPart<From>[], from: From) {
    this.key = key;
    this.value = value;
    this.#hiding = hiding;
    this.#from = from;
  }

  get hidden(): ObjectValue {
    return (this.#hidden ??= Object.fromEntries(
      this.#hiding.map((part) => [part.property, part.valueOf(this.#from, this.key)]),
    ));
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
