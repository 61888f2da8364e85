import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";

/**
 * Whether a body that could be a whole row is no more than changes of one: it asks for nothing, and may leave out what every row has.
 * @param body the schema of the row in the body
 */
export function isPartial(body: Part, row: Part, view: SchemaView): boolean {
  const asked = view.required(body);
  const names = new Set(view.members(body).keys());
  return asked.size === 0 && [...view.required(row)].some((name) => names.has(name));
}
