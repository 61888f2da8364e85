import type { Part } from "../../source/part.ts";
import type { SchemaView } from "./schema-view.ts";

/** What members are called that hold links. */
export const ofLinks = /^_?links$/i;

/** The link that a map of them holds under the name of each relation (HAL, section 4.1.1); undefined: the member is no such map. */
export function linkInMap(name: string, schema: Part, view: SchemaView): Part | undefined {
  const other = ofLinks.test(name) && view.members(schema).size === 0 ? view.others(schema) : undefined;
  return other !== undefined && view.members(other).has("href") ? other : undefined;
}
