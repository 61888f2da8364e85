import { schemaView, type SchemaView } from "../../../contract/check/schema-view.ts";
import type { Contract, Entity, SchemaSource } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { singular } from "../../../contract/model/singular.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import type { Part } from "../../../source/part.ts";
import { keyText, type Thing, type ThingData, type ThingList, type Within } from "./thing.ts";

/** A member of rows that lists rows of another entity. */
export interface HeldList {
  readonly entity: string;
  readonly member: string;
  /** The property of the listed rows that holds the key of their holder. */
  readonly owner: string;
  /** The property by which the listed rows are told apart; undefined: none. */
  readonly key: string | undefined;
  /** What the holder shows of each. */
  readonly row: SchemaSource;
  /** Whether a new holder has none: something adds them one by one. */
  readonly isFilled: boolean;
  /** The members of the holder that say how many there are. */
  readonly counts: readonly string[];
  /** Whether a holder may be so. */
  isAllowed(row: JsonObject): boolean;
}

const known = new WeakMap<Contract, Map<string, readonly HeldList[]>>();

/** The lists that rows of an entity hold. */
export function heldListsOf(contract: Contract, holder: Entity): readonly HeldList[] {
  const ofContract = known.get(contract) ?? new Map<string, readonly HeldList[]>();
  known.set(contract, ofContract);
  const found = ofContract.get(holder.name) ?? findHeld(contract, holder);
  ofContract.set(holder.name, found);
  return found;
}

function findHeld({ entities, operations }: Contract, holder: Entity): readonly HeldList[] {
  const { name, source } = holder;
  if (source === undefined) return [];
  const view = schemaView(source.references);
  return [...entities.values()].flatMap((held) => {
    const by = held.things?.heldBy.find(({ entity }) => entity === name);
    const list = by && view.at(source.schema, [by.member]);
    const item = list && view.items(list);
    if (by === undefined || list === undefined || item === undefined) return [];
    const least = view.keyword(list, "minItems");
    const isAdded = operations.some(
      ({ answer }) => answer.kind === "write" && answer.action === "create" && answer.entity === held.name,
    );
    const isFilled = isAdded && (least === undefined || least === 0);
    const row = { schema: item, references: source.references };
    const counts = countsOf(by.member, source.schema, view);
    const isAllowed = (one: JsonObject): boolean => (holder.violations?.(one).length ?? 0) === 0;
    const { member, owner } = by;
    return [{ entity: held.name, member, owner, key: held.things?.key, row, isFilled, counts, isAllowed }];
  });
}

/** Members of a row that are called, or described, as the number of what a list of it holds. */
function countsOf(list: string, row: Part, view: SchemaView): readonly string[] {
  const [several, one] = [plainName(list), plainName(singular(list))];
  const names = new Set([`${one}count`, `${several}count`, `numberof${several}`, `num${several}`, `count${several}`]);
  return [...view.members(row)].flatMap(([name, schema]) => {
    const words = view.keyword(schema, "description");
    const text = typeof words === "string" ? words.slice(0, longestSaid).toLowerCase() : "";
    const said = / of (?:all |the |line |distinct )?([a-z]+) (?:in|of) (?:the|this|a)\b/.exec(text)?.[1];
    const isSaid = /^(?:the )?(?:total )?(?:number|count)$/.test(text.split(" of ")[0] ?? "") && said === several;
    return view.kind(schema) === "integer" && (names.has(plainName(name)) || isSaid) ? [name] : [];
  });
}

/** What a number counts is said at the beginning. */
const longestSaid = 200;

/** A row whose listed rows say that they are its own, no two of them with one key where it may be so, and which says how many they are. */
export function withHeldAgreeing(row: JsonObject, lists: readonly HeldList[], key: Json): JsonObject {
  return lists.reduce<JsonObject>((before, list) => {
    const rows = before[list.member];
    if (!Array.isArray(rows)) return before;
    const listed = rows as readonly Json[];
    const unlike = withoutRepeatedKeys(listed, list.key);
    const value = withHeld(before, list, unlike, key);
    return unlike.length === listed.length || list.isAllowed(value) ? value : withHeld(before, list, listed, key);
  }, row);
}

function withHeld(
  row: JsonObject,
  { member, owner, counts }: HeldList,
  listed: readonly Json[],
  key: Json,
): JsonObject {
  const isOwned = (one: Json): one is JsonObject => isJsonObject(one) && Object.hasOwn(one, owner);
  const owned = owner.startsWith("$") ? listed : listed.map((one) => (isOwned(one) ? { ...one, [owner]: key } : one));
  const counted = counts.flatMap((name) => (Object.hasOwn(row, name) ? [[name, listed.length] as const] : []));
  return { ...row, [member]: owned, ...Object.fromEntries(counted) };
}

/** Of rows of one key the first: the others could not be asked for. */
function withoutRepeatedKeys(rows: readonly Json[], key: string | undefined): readonly Json[] {
  const met = new Set<string>();
  return rows.filter((row) => {
    const named = key !== undefined && isJsonObject(row) ? row[key] : undefined;
    if (named === undefined || named === null) return true;
    const text = keyText(named);
    return !met.has(text) && met.add(text);
  });
}

/** The lists of a new row that nobody sent: empty, until something is added. */
export function emptyLists(lists: readonly HeldList[]): JsonObject {
  return Object.fromEntries(lists.filter(({ isFilled }) => isFilled).map(({ member }) => [member, []]));
}

/**
 * A row that shows what its lists have become.
 * @param listOf a list that was written to; undefined: it was not
 */
export function withListsShown(
  things: ThingData,
  entity: string,
  thing: Thing,
  listOf: (entity: string, within: Within) => ThingList | undefined,
): Thing {
  const lists = things.heldIn(entity);
  if (thing.key === undefined || lists.length === 0) return thing;
  const within = (owner: string): Within => [[owner, thing.key ?? null]];
  return lists.reduce<Thing>((before, held) => {
    const list = listOf(held.entity, within(held.owner));
    if (list === undefined) return before;
    const rows = Array.from({ length: list.size }, (_, index) => list.at(index)).flatMap((row) =>
      row === undefined ? [] : (things.shown(held.entity, row, held.row) ?? []),
    );
    const value = withHeldAgreeing({ ...before.value, [held.member]: rows }, [held], thing.key ?? null);
    return held.isAllowed(value) ? { ...before, value } : before;
  }, thing);
}
