import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import type { Reading } from "./readings.ts";
import { ownKey } from "./key-property.ts";
import { plainName } from "../model/plain-name.ts";
import { singular } from "../model/singular.ts";
import { lastWord } from "./words.ts";

/** Something that is fetched at a place without owners. */
export interface Fetched {
  readonly place: string;
  readonly reading: Extract<Reading, { kind: "item" }>;
}

/**
 * The place at which the rows of a list are fetched one by one, where they are shown shorter than there: `/tasks` of
 * `/projects/{id}/tasks`. The two end with the same word, their rows have the same key, and the list shows nothing else; a
 * schema that is called after the thing (`SimplifiedTask`) may show something more. Undefined: nowhere, or at several places.
 * @param fetched by the last words of their places
 */
export function compactPlace(
  reading: Reading,
  fetched: ReadonlyMap<string, readonly Fetched[]>,
  view: SchemaView,
): string | undefined {
  if (reading.kind !== "list") return undefined;
  const { operation, rows } = reading;
  const word = lastWord(operation.path);
  const key = ownKey(rows.row, operation.path, view);
  let found: string | undefined;
  for (const { place, reading: item } of fetched.get(word) ?? []) {
    if (place === found || item.rows.key !== key || !isCompact(rows.row, item.rows.row, word, view)) continue;
    if (found !== undefined) return undefined;
    found = place;
  }
  return found;
}

/** Whether a row shows what another one shows, or less. */
function isCompact(row: Part, whole: Part, word: string, view: SchemaView): boolean {
  const members = view.members(whole);
  const own = [...view.members(row)];
  const shared = own.filter(([name, schema]) => {
    const other = members.get(name);
    return other !== undefined && view.kind(other) === view.kind(schema);
  });
  if (shared.length === own.length) return own.length > 0;
  const name = /^\/components\/schemas\/([^/]+)$/.exec(view.follow(row).pointer)?.[1] ?? "";
  return plainName(name).includes(plainName(singular(word))) && shared.length * 2 > own.length;
}
