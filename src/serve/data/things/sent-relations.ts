import type { Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { identifiers, referenceIn } from "../../../contract/model/reference-name.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import type { KnownObject } from "../../../generate/make/known.ts";
import type { SentRow } from "./made-thing.ts";
import { membersOf } from "./times-of-writes.ts";

/**
 * What was sent, with what it tells of other rows that it names by their keys: their names in members beside (`company_name` of
 * `company_id: 3`), and whole objects of which the key alone was sent (`company: 3`, `companyId: 3`, `company: { id: 3 }`).
 * @param shownOf what a row, or the object inside it where a reference stands, shows of the row of a key
 */
export function withRelations(entity: Entity, sent: SentRow, shownOf: (at: string, key: Json) => KnownObject): SentRow {
  const told = [...objectsTold(entity, sent, shownOf), ...namesTold(entity, sent, shownOf)];
  if (told.length === 0) return sent;
  const names = new Set([...(sent.told ?? []), ...told.map(([name]) => name)]);
  return { ...sent, told: names, members: { ...sent.members, ...Object.fromEntries(told) } };
}

type Told = readonly (readonly [name: string, shown: Json])[];
type ShownOf = Parameters<typeof withRelations>[2];

function namesTold(entity: Entity, { members }: SentRow, shownOf: ShownOf): Told {
  return [...(entity.things?.references.keys() ?? [])].flatMap((at) => {
    const key = members[at];
    if (key === undefined || key === null || typeof key === "object") return [];
    return Object.entries(present(shownOf(at, key))).filter(([name]) => !Object.hasOwn(members, name));
  });
}

function present(shown: KnownObject): JsonObject {
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined)) as JsonObject;
}

function objectsTold(entity: Entity, sent: SentRow, shownOf: ShownOf): Told {
  return membersOf(entity).flatMap(([holder, schema, view]) => {
    const members = view.kind(schema) === "object" ? view.members(schema) : undefined;
    const own = [...(entity.things?.references.keys() ?? [])]
      .find((at) => at.startsWith(`${holder}.`))
      ?.slice(holder.length + 1);
    const inner = own ?? [...(members?.keys() ?? [])].find((name) => identifiers.has(plainName(name)));
    const kind = inner === undefined ? undefined : members?.get(inner);
    const key = inner === undefined ? undefined : keySent(sent.members, holder, inner);
    if (inner === undefined || kind === undefined || key === undefined) return [];
    const isKey =
      typeof key === "string"
        ? view.kind(kind) === "string"
        : typeof key === "number" && ["integer", "number"].includes(view.kind(kind) ?? "");
    return isKey ? [[holder, { ...present(shownOf(`${holder}.${inner}`, key)), [inner]: key }] as const] : [];
  });
}

/** Undefined: nothing was sent of it, or more than its key. */
function keySent(members: JsonObject, holder: string, inner: string): Json | undefined {
  const whole = members[holder];
  if (whole !== undefined && isJsonObject(whole)) return Object.keys(whole).join() === inner ? whole[inner] : undefined;
  if (whole !== undefined) return whole;
  return Object.entries(members).find(([name]) => {
    const reference = referenceIn(name);
    return reference?.thing === plainName(holder) && reference.key === plainName(inner);
  })?.[1];
}
