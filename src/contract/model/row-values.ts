import type { Words } from "../../pattern/words.ts";
import type { ObjectValue, Value } from "./value.ts";

/** What all rows of one plan have in common. */
export interface Columns {
  /** Which property stands at which place of a row's values. */
  readonly keys: readonly string[];
  /** By place: whether each row has a value of its own there, which nobody need compare with that of the row before. */
  readonly own: readonly (OwnValue | undefined)[];
}

/**
 * A value of a row's own: a text among these words, of a prefix of ASCII letters, digits and underscores; a time as `utcText` spells it;
 * or anything.
 */
export type OwnValue = Words | "time" | "any";

/** A row as values, place by place; the object that it stands for is made when somebody asks. */
export abstract class RowValues {
  readonly columns: Columns;
  #object: ObjectValue | undefined;

  constructor(columns: Columns) {
    this.columns = columns;
  }

  abstract get values(): readonly Value[];

  get value(): ObjectValue {
    return (this.#object ??= Object.fromEntries(this.columns.keys.map((key, at) => [key, this.values[at] ?? null])));
  }
}

/** By this a list is asked for its rows. (A `WeakMap` of lists would keep them all until the next full collection.) */
const behind = Symbol("rows");

/** Rows as a list of objects like any other, which are made when somebody looks into it: most pages are only checked and written. */
export function listOfRows(rows: readonly RowValues[]): readonly ObjectValue[] {
  if (rows.length === 0) return [];
  const objects: ObjectValue[] = [];
  const made = (): ObjectValue[] => {
    if (objects.length === 0) for (const row of rows) objects.push(row.value);
    return objects;
  };
  return new Proxy(objects, {
    get: (_, name) => (name === behind ? rows : (Reflect.get(made(), name) as unknown)),
    has: (_, name) => Reflect.has(made(), name),
    ownKeys: () => Reflect.ownKeys(made()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(made(), name),
  });
}

/** The rows that a list stands for; undefined: its items are all there is. */
export function rowsBehind(list: readonly Value[]): readonly RowValues[] | undefined {
  return (list as readonly Value[] & { readonly [behind]?: readonly RowValues[] })[behind];
}

/** Where items have the members that are read, key by key. */
export interface Layout {
  /** The place among the values; behind the last one where there is no such member. */
  readonly places: readonly number[];
  /** Whether each row has a value of its own there; never of objects. */
  readonly own: readonly (OwnValue | undefined)[];
}

/** Reads the same members of one item after the other, objects or rows: where rows have them is looked up once a plan. */
export class MemberReader {
  readonly #keys: readonly string[];
  readonly #ofObject: readonly ((object: ObjectValue) => Value | undefined)[];
  readonly #ofObjects: Layout;
  readonly #ofRows = new WeakMap<Columns, Layout>();
  #columns: Columns | undefined;
  #layout: Layout;

  constructor(keys: readonly string[]) {
    this.#keys = keys;
    this.#ofObject = keys.map(readerOf);
    this.#ofObjects = { places: [...keys.keys()], own: keys.map(() => undefined) };
    this.#layout = this.#ofObjects;
  }

  /** Where the values of an item stand that `valuesOf` gives; the same object for all objects, and for all rows of a plan. */
  layoutOf(item: ObjectValue | RowValues): Layout {
    if (!(item instanceof RowValues)) return this.#ofObjects;
    const { columns } = item;
    if (columns === this.#columns) return this.#layout;
    const layout = this.#ofRows.get(columns) ?? this.#layoutIn(columns);
    this.#ofRows.set(columns, layout);
    this.#columns = columns;
    return (this.#layout = layout);
  }

  #layoutIn(columns: Columns): Layout {
    const found = this.#keys.map((key) => columns.keys.indexOf(key));
    return {
      places: found.map((place) => (place < 0 ? columns.keys.length : place)),
      own: found.map((place) => columns.own[place]),
    };
  }

  /** The members' values by the places of the item's layout; undefined: there is no such member. */
  valuesOf(item: ObjectValue | RowValues): readonly (Value | undefined)[] {
    return item instanceof RowValues ? item.values : this.#ofObject.map((read) => read(item));
  }
}

/** Reads a member. What every object inherits is not there unless it is the object's own; of other names nobody need ask. */
function readerOf(key: string): (object: ObjectValue) => Value | undefined {
  return key in {} ? (object) => (Object.hasOwn(object, key) ? object[key] : undefined) : (object) => object[key];
}
