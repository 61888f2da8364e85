import type { Entity } from "../../contract/model/contract.ts";
import { type Columns, type OwnValue, RowValues } from "../../contract/model/row-values.ts";
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
  /** Whether each row has a value of its own here. Default: rows beside each other may share theirs. */
  readonly own?: OwnValue | undefined;
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
  const all = told([...parts, ...[...overrides].map(([property, value]) => ({ property, valueOf: () => value }))]);
  const hiding = all.filter(({ property }) => entity.hidden.has(property));
  const showing = all
    .filter(({ property }) => !entity.hidden.has(property))
    .map((part) => ({ part, put: placing(part.property) }));
  const named = new Set(showing.map(({ part }) => firstStep(part.property)));
  const others = entity.source === undefined ? (entity.type?.all ?? []).filter(({ key }) => !named.has(key)) : [];
  const isMade = entity.source !== undefined || others.length > 0;
  const shown = showing.map(({ part }) => part);
  if (!isMade && isFlat(shown)) return flatPlan(shown, hiding);
  return (key, from, cells, block, number) => {
    const cell = { key: cells, at: [block, number] as const, anchor, locale };
    const value = isMade ? wholeRow(entity, cell) : {};
    for (const { put, part } of showing) put(value, part.valueOf(from, key));
    if (isMade) makeMembers(value, others, cell);
    return new MadeRow(key, value, from, hiding);
  };
}

/** Each property once, as it is told last. */
function told<From>(parts: readonly RowPart<From>[]): readonly RowPart<From>[] {
  return [...new Map(parts.map((part) => [part.property, part])).values()];
}

/** Whether every property is a member of the row itself: then a row is known by its values alone. */
function isFlat<From>(parts: readonly RowPart<From>[]): boolean {
  return parts.every(({ property }) => !property.includes("."));
}

function flatPlan<From>(parts: readonly RowPart<From>[], hiding: readonly RowPart<From>[]): RowPlan<From> {
  const keys = parts.map(({ property }) => property);
  const columns = { keys, own: parts.map(({ own }) => own), parts, hiding };
  return (key, from) => new PlannedRow(key, from, columns);
}

function makeMembers(value: Record<string, Value>, members: readonly Member[], cell: Cell): void {
  for (const member of members) {
    const made = madeMember(member, cell);
    if (made !== undefined) value[member.key] = made;
  }
}

interface PlannedColumns<From> extends Columns {
  readonly parts: readonly RowPart<From>[];
  readonly hiding: readonly RowPart<From>[];
}

/** A row whose values are made when they are asked for: of the last of a page is asked only whether it is there. */
class PlannedRow<From> extends RowValues implements Row {
  declare readonly columns: PlannedColumns<From>;
  readonly key: string;
  readonly #from: From;
  #values: readonly Value[] | undefined;
  #hidden: ObjectValue | undefined;

  constructor(key: string, from: From, columns: PlannedColumns<From>) {
    super(columns);
    this.key = key;
    this.#from = from;
  }

  get values(): readonly Value[] {
    return (this.#values ??= this.#made());
  }

  #made(): readonly Value[] {
    const values: Value[] = [];
    for (const part of this.columns.parts) values.push(part.valueOf(this.#from, this.key));
    return values;
  }

  get hidden(): ObjectValue {
    return (this.#hidden ??= hiddenOf(this.columns.hiding, this.#from, this.key));
  }

  toJSON(): Row {
    return whole(this);
  }
}

/** A row that was made as an object, because its schema or the place of a part says more than columns do. */
class MadeRow<From> implements Row {
  readonly key: string;
  readonly value: ObjectValue;
  readonly #from: From;
  readonly #hiding: readonly RowPart<From>[];
  #hidden: ObjectValue | undefined;

  constructor(key: string, value: ObjectValue, from: From, hiding: readonly RowPart<From>[]) {
    this.key = key;
    this.value = value;
    this.#from = from;
    this.#hiding = hiding;
  }

  get hidden(): ObjectValue {
    return (this.#hidden ??= hiddenOf(this.#hiding, this.#from, this.key));
  }

  toJSON(): Row {
    return whole(this);
  }
}

/** Most rows are only shown: what they hide is made when it is asked for. */
function hiddenOf<From>(hiding: readonly RowPart<From>[], from: From, key: string): ObjectValue {
  return Object.fromEntries(hiding.map((part) => [part.property, part.valueOf(from, key)]));
}

/** All of a row, hidden properties too. */
function whole({ key, value, hidden }: Row): Row {
  return { key, value, hidden };
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
