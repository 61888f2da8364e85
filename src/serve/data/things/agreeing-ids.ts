import { schemaView, type SchemaView } from "../../../contract/check/schema-view.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { referenceIn } from "../../../contract/model/reference-name.ts";
import { singular } from "../../../contract/model/singular.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import type { Part } from "../../../source/part.ts";

/** Ids that a row shows more than once. */
interface SharedIds {
  readonly pairs: readonly IdPair[];
  readonly back: readonly BackReference[];
}

/** The id of the row itself in what it holds: `orderId` in the `lines` of an order. */
interface BackReference {
  readonly holder: string;
  readonly inner: string;
}

/** One id that a row shows twice: `user_id`, and `id` in `user`. */
interface IdPair {
  readonly outer: string;
  readonly object: string;
  readonly inner: string;
}

const known = new WeakMap<Entity, SharedIds>();

/**
 * A row that shows one id alike wherever it shows it.
 * @param isFixed whether a property, or `object.inner`, has to stay as it is
 * @param sent what a client sent of it: what the row holds there names the row where nothing was sent of that
 */
export function withAgreeingIds(
  row: JsonObject,
  entity: Entity,
  isFixed: (path: string) => boolean,
  sent: JsonObject = {},
): JsonObject {
  const shared = known.get(entity) ?? { pairs: pairsOf(entity), back: backReferencesOf(entity) };
  known.set(entity, shared);
  const own = row[entity.things?.key ?? ""];
  const agreeing = withPairs(row, shared.pairs, isFixed);
  if (own === undefined || own === null) return agreeing;
  return shared.back.reduce<JsonObject>((before, { holder, inner }) => {
    const held = before[holder];
    const given = Object.hasOwn(sent, holder) ? sent[holder] : undefined;
    if (held === undefined || (given === undefined && isFixed(`${holder}.${inner}`))) return before;
    return { ...before, [holder]: naming(held, { inner, id: own }, given) };
  }, agreeing);
}

/** An object, or the objects of a list, that name something by this id. @param sent what was sent of it, which stays */
function naming(held: Json, name: { readonly inner: string; readonly id: Json }, sent: Json | undefined): Json {
  const { inner, id } = name;
  if (Array.isArray(held)) {
    const items = Array.isArray(sent) ? (sent as readonly Json[]) : [];
    return (held as readonly Json[]).map((one, index) => naming(one, name, items[index]));
  }
  if (!isJsonObject(held) || typeof held[inner] !== typeof id) return held;
  const isSent = sent !== undefined && isJsonObject(sent) && Object.hasOwn(sent, inner);
  return isSent ? held : { ...held, [inner]: id };
}

function withPairs(row: JsonObject, pairs: readonly IdPair[], isFixed: (path: string) => boolean): JsonObject {
  return pairs.reduce((before, { outer, object, inner }) => {
    const [own, members] = [before[outer], before[object]];
    if (own === undefined || own === null || members === undefined || !isJsonObject(members)) return before;
    const other = members[inner];
    if (other === undefined || typeof other !== typeof own || other === own) return before;
    if (!isFixed(object) && !isFixed(`${object}.${inner}`))
      return { ...before, [object]: { ...members, [inner]: own } };
    return isFixed(outer) ? before : { ...before, [outer]: other };
  }, row);
}

function pairsOf({ source }: Entity): readonly IdPair[] {
  if (source === undefined) return [];
  const view = schemaView(source.references);
  const members = [...view.members(source.schema)];
  return members.flatMap(([outer, schema]) => {
    const reference = referenceIn(outer);
    if (reference === undefined) return [];
    return members.flatMap(([object, whole]): readonly IdPair[] => {
      if (plainName(object) !== reference.thing || view.kind(whole) !== "object") return [];
      const found = [...view.members(whole)].find(([name]) => plainName(name) === reference.key);
      return found !== undefined && isAlike(schema, found[1], view) ? [{ outer, object, inner: found[0] }] : [];
    });
  });
}

function backReferencesOf({ name: entity, source, things }: Entity): readonly BackReference[] {
  if (source === undefined || things?.key === undefined) return [];
  const view = schemaView(source.references);
  const members = view.members(source.schema);
  const own = members.get(things.key);
  if (own === undefined) return [];
  const [thing, key] = [plainName(singular(entity)), plainName(things.key)];
  return [...members].flatMap(([holder, schema]) => {
    // Items that have to differ may differ in this id alone.
    if (view.keyword(schema, "uniqueItems") === true) return [];
    const held = view.kind(schema) === "array" ? view.items(schema) : schema;
    return [...(held === undefined ? [] : view.members(held))].flatMap(([inner, named]): readonly BackReference[] => {
      const reference = referenceIn(inner);
      const isOwn = reference?.thing === thing && reference.key === key && isAlike(own, named, view);
      return isOwn ? [{ holder, inner }] : [];
    });
  });
}

const limits = ["pattern", "format", "minimum", "maximum", "minLength", "maxLength", "multipleOf", "enum", "const"];

/** Whether two schemas allow the same: both have the same kind and limits. */
function isAlike(one: Part, other: Part, view: SchemaView): boolean {
  if (view.kind(one) !== view.kind(other) || view.kind(one) === "object") return false;
  return limits.every((word) => JSON.stringify(view.keyword(one, word)) === JSON.stringify(view.keyword(other, word)));
}
