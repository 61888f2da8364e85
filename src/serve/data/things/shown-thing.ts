import { schemaView } from "../../../contract/check/schema-view.ts";
import type { Entity, SchemaSource } from "../../../contract/model/contract.ts";
import type { Cell } from "../../../generate/cell.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import { type Known, whole } from "../../../generate/make/known.ts";
import { generatorFor } from "../generator-for.ts";
import { keyNamedAfter, shownBy } from "./row-names.ts";
import { isSameSchema } from "./same-schema.ts";
import type { Thing } from "./thing.ts";

/** A row as an answer's own schema shows it; undefined: that schema allows no value. */
export function shownThing(
  entity: Entity,
  thing: Thing,
  source: SchemaSource,
  cellAt: (place: string) => Cell,
): Json | undefined {
  if (entity.source !== undefined && isSameSchema(entity.source, source)) return thing.value;
  const key = keyMember(entity, thing, source);
  const value = { ...shownBy(source, { ...thing.value, ...thing.unnamed }), ...key };
  const known: Known = thing.isWhole ? whole(value) : value;
  const made = generatorFor(source).value(cellAt(thing.place), known);
  return made.kind === "value" ? made.value : undefined;
}

/** The key of a row under the name that another schema has for it, where that does not have the row's own. */
function keyMember({ name, things }: Entity, { key }: Thing, source: SchemaSource): JsonObject {
  const own = things?.key;
  if (own === undefined || key === undefined) return {};
  const other = schemaView(source.references).members(source.schema).has(own)
    ? undefined
    : keyNamedAfter(name, own, source);
  return other === undefined ? {} : { [other]: key };
}
