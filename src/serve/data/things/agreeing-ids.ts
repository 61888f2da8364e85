import { schemaView, type SchemaView } from "../../../contract/check/schema-view.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { referenceIn } from "../../../contract/model/reference-name.ts";
import { isJsonObject, type JsonObject } from "../../../generate/json.ts";
import type { Part } from "../../../source/part.ts";

/** One id that a row shows twice: `user_id`, and `id` in `user`. */
interface IdPair {
  readonly outer: string;
  readonly object: string;
  readonly inner: string;
}

const known = new WeakMap<Entity, readonly IdPair[]>();

/**
 * A row that shows one id in both places where it shows it.
 * @param isFixed whether a property, or `object.inner`, has to stay as it is
 */
export function withAgreeingIds(row: JsonObject, entity: Entity, isFixed: (path: string) => boolean): JsonObject {
  const pairs = known.get(entity) ?? pairsOf(entity);
  known.set(entity, pairs);
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

const limits = ["pattern", "format", "minimum", "maximum", "minLength", "maxLength", "multipleOf", "enum", "const"];

/** Whether two schemas allow the same: both have the same kind and limits. */
function isAlike(one: Part, other: Part, view: SchemaView): boolean {
  if (view.kind(one) !== view.kind(other) || view.kind(one) === "object") return false;
  return limits.every((word) => JSON.stringify(view.keyword(one, word)) === JSON.stringify(view.keyword(other, word)));
}
