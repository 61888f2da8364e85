import { schemaView } from "../../../contract/check/schema-view.ts";
import type { SchemaSource } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { identifiers } from "../../../contract/model/reference-name.ts";
import { singular } from "../../../contract/model/singular.ts";
import type { JsonObject } from "../../../generate/json.ts";

/** How an object spells the names of its members: some services take `FriendlyName`, show `friendly_name`, and list `friendlyName`. */
export function spelledBy(names: readonly string[]): (name: string) => string {
  const own = new Set(names);
  const plain = new Map(names.map((name) => [plainName(name), name] as const));
  return (name) => (own.has(name) ? name : (plain.get(plainName(name)) ?? name));
}

/** The members under the names that an object has for them; of two that come to one name, that which has it already counts. */
export function respelled(members: JsonObject, spelled: (name: string) => string): JsonObject {
  const renamed = Object.entries(members).filter(
    ([name]) => !(spelled(name) !== name && Object.hasOwn(members, spelled(name))),
  );
  return Object.fromEntries(renamed.map(([name, value]) => [spelled(name), value]));
}

/** What is shown of a row. */
export type ShownMembers = (row: JsonObject) => JsonObject;

/** What another schema shows of rows: the members that it names, spelled as it does. */
export function shownBy({ schema, references }: SchemaSource): ShownMembers {
  const view = schemaView(references);
  const named = view.names(schema);
  const names = new Set(named ?? view.members(schema).keys());
  const spelled = spelledBy([...names]);
  // A schema without any member says nothing of them.
  const isShown = (name: string): boolean => named === undefined || named.size === 0 || named.has(name);
  return (row) => {
    if (Object.keys(row).every((name) => names.has(name))) return row;
    return Object.fromEntries(Object.entries(respelled(row, spelled)).filter(([name]) => isShown(name)));
  };
}

/**
 * The member that is called after a thing and its key: `silenceId` is the `id` of one of the `silences`, and the `id` of an answer
 * is the `uuid` of the row that it shows.
 * @param entity its name: the last word of its path, perhaps with others before it and a number behind it
 */
export function keyNamedAfter(entity: string, key: string, { schema, references }: SchemaSource): string | undefined {
  const names = [...schemaView(references).members(schema).keys()];
  const word = entity.replace(/-\d+$/, "").split("-").at(-1) ?? "";
  const wanted = [word, singular(word)].map((thing) => plainName(thing + key));
  const named = names.find((name) => wanted.includes(plainName(name)));
  if (named !== undefined || !identifiers.has(plainName(key))) return named;
  return names.find((name) => plainName(name) !== plainName(key) && identifiers.has(plainName(name)));
}
