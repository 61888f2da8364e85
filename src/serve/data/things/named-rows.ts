import type { Entity } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import { thingKeys } from "./thing-keys.ts";
import { keyText, type ThingList } from "./thing.ts";

/** Of so many rows of a list names are looked at: each row has to be made for that. */
const mostNamed = 1000;

const known = new WeakMap<ThingList, ReadonlyMap<string, Json>>();

/** The key of the listed row that another of its properties calls so; else what was asked, which may be a key itself. */
export function keyNamed({ things }: Entity, listed: () => ThingList | undefined, asked: Value): Value {
  const names = things?.names ?? [];
  const list = names.length === 0 ? undefined : listed();
  if (list === undefined || list.indexOf(asked) !== undefined) return asked;
  const keys = known.get(list) ?? keysByName(list, names);
  known.set(list, keys);
  return keys.get(keyText(asked)) ?? asked;
}

/** What names a row in it: its key, or where keys are numbers and this is none, what else it is called by. */
export function keyOrName(entity: Entity, key: Json): JsonObject {
  const { key: property, names: [name] = [] } = entity.things ?? {};
  if (property === undefined) return {};
  return { [name !== undefined && isOnlyName(entity, key) ? name : property]: key };
}

/** Whether a value can be no key, but another name of a row. */
export function isOnlyName(entity: Entity, value: Value): boolean {
  const { kind } = thingKeys(entity);
  const isNumber = kind === "integer" || kind === "number";
  return isNumber && typeof value === "string" && (entity.things?.names ?? []).length > 0 && !/^-?\d+$/.test(value);
}

/** Of several rows of one name the first counts. */
function keysByName(list: ThingList, names: readonly string[]): ReadonlyMap<string, Json> {
  const rows = Array.from({ length: Math.min(list.size, mostNamed) }, (_, index) => list.at(index));
  const pairs = names.flatMap((name) =>
    rows.flatMap((row) => {
      const value = row?.value[name];
      const isName = typeof value === "string" || typeof value === "number";
      return isName && row?.key !== undefined ? [[keyText(value), row.key] as const] : [];
    }),
  );
  return new Map(pairs.toReversed());
}
