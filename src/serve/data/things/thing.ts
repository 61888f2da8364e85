import type { SchemaSource } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { HeldList } from "./held-lists.ts";
import type { SentRow } from "./made-thing.ts";
import type { ThingWrite, WrittenRows } from "./written-rows.ts";
import type { Cell } from "../../../generate/cell.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";

/** Whose rows are meant: a property of a row and what it holds; `$name` for what no property shows. */
export type Within = readonly (readonly [property: string, value: Value])[];

/** A row made from its schema, where values are JSON's own. */
export interface Thing {
  /** What tells it from others; undefined: only its place in the list does. */
  readonly key: Json | undefined;
  readonly value: JsonObject;
  /** What its values are a function of, beside the seed. */
  readonly place: string;
  /** Whether the value says all there is: then nothing is made beside it. */
  readonly isWhole: boolean;
  /** What was sent of it and its own schema does not name: other answers may show it. */
  readonly unnamed?: JsonObject | undefined;
  /** Members that say of other rows what was sent of them; undefined: all say what those say of themselves. */
  readonly said?: readonly string[] | undefined;
  /** Whether it is the row that shows a schema's examples; undefined: it was written. */
  readonly shows?: Cell["shows"];
}

/** The rows of one owner, in the order in which they are listed. */
export interface ThingList {
  readonly size: number;
  at(index: number): Thing | undefined;
  /** The key of a row, without making the row. */
  keyAt(index: number): Json | undefined;
  /** The place of a row in the list; undefined: it is not listed. */
  indexOf(key: Value): number | undefined;
}

export interface CreateOptions {
  /** What was written of the entity's rows before: no key is given twice. */
  readonly written?: readonly WrittenRows[] | undefined;
  /** Whether a key that a client created is not taken twice. Default: false. */
  readonly mayConflict?: boolean;
  /** The key that the new row has. Default: what was sent, else the next one. */
  readonly key?: Value;
}

/** The row of a key; undefined: there is none, or nothing is known of it. */
export type RowOf = (entity: string, key: Json) => JsonObject | undefined;

/** Where a path of the API is, for whoever asked. */
export type Lead = (path: string) => string;

/** Rows of entities whose values are JSON's own. */
export interface ThingData {
  /** Undefined: there is no such owner. */
  list(entity: string, within: Within): ThingList | undefined;
  /** Whether there is a row of that key, without making it. */
  has(entity: string, within: Within, key: Value): boolean;
  /** Undefined: there is no row of that key. Of what has no key there is one of each owner, under any. */
  item(entity: string, within: Within, key: Value): Thing | undefined;
  /** Whether a list has the row of a key. */
  isListed(entity: string, within: Within, key: Value): boolean;
  /** What the session wrote of an owner's rows. */
  written(entity: string, within: Within): readonly ThingWrite[];
  /** What it wrote of the row of a key; undefined: nothing. */
  wasWritten(entity: string, within: Within, key: Value): ThingWrite | undefined;
  /** The property that tells rows apart. */
  keyOf(entity: string): string | undefined;
  /** Other properties by which rows are asked for. */
  namesOf(entity: string): readonly string[];
  /** Of what entity the owner is whom a property of rows names; undefined: nobody says. */
  ownerOf(entity: string, property: string): string | undefined;
  /** What was sent, with what rows show of those that it names by their keys: of such that are found. */
  related(entity: string, sent: SentRow, rowOf: RowOf): SentRow;
  /** A row that shows others as they are now: of those that are found. */
  retold(entity: string, thing: Thing, rowOf: RowOf): Thing;
  /** The lists of other rows that rows of an entity hold. */
  heldIn(entity: string): readonly HeldList[];
  /** The entity whose rows say that this is their `type` (JSON:API); undefined: none does. */
  ofKind(type: string): string | undefined;
  /** Whether rows show other rows of an entity of which that holds. */
  showsAny(entity: string, isMeant: (other: string) => boolean): boolean;
  /** A new row, as it is to be kept; undefined: there is one of its key already, or no key is left. */
  create(entity: string, within: Within, sent: SentRow, options?: CreateOptions): ThingWrite | undefined;
  /** A row after a change, as it is to be kept. */
  change(entity: string, within: Within, before: Thing, sent: SentRow, action: "replace" | "merge"): ThingWrite;
  /** A row that is gone, as that is to be kept. */
  remove(entity: string, within: Within, before: Thing): ThingWrite;
  /**
   * A row as an answer's own schema shows it; undefined: that schema allows no value.
   * @param lead the address of a path of the API, as the client reaches it: a row's own address leads there
   */
  shown(entity: string, thing: Thing, source: SchemaSource, lead?: Lead): Json | undefined;
}

/** A key as one text, however it is spelled: 7 and `7` are one. */
export function keyText(key: Value | undefined): string {
  if (typeof key === "string") return key;
  return typeof key === "object" ? JSON.stringify(key) : String(key);
}

/** Where the values of a row stand in the tree of random numbers. @param whose for rows without keys of their own */
export function placeOf(entity: string, key: Value | undefined, ...whose: readonly string[]): string {
  return ["thing", entity, ...whose, keyText(key)].join("/");
}
