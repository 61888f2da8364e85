import { plainName } from "./plain-name.ts";

/** What ids are called, as plain names. */
export const identifiers: ReadonlySet<string> = new Set(["id", "uid", "uuid", "guid", "gid", "sid", "oid"]);

/** Plain names of what tells one from others, and does not say whose it is: a row's own is not its owner's. */
export const bareNames: ReadonlySet<string> = new Set([
  "id",
  "uid",
  "uuid",
  "guid",
  "name",
  "key",
  "slug",
  "code",
  "number",
]);

/**
 * What a name that ends like a key is about: `customerId`, `customer_id` and `CustomerGuid` name the key of a `customer`.
 * @returns the plain names of the thing and of its key; undefined: the name does not end like a key, or is nothing else
 */
export function referenceIn(name: string): { readonly thing: string; readonly key: string } | undefined {
  const [, thing, key] = /^(.+?)[_-]?(id|uid|uuid|guid|sid|key)$/i.exec(name) ?? [];
  return thing === undefined || key === undefined ? undefined : { thing: plainName(thing), key: plainName(key) };
}
