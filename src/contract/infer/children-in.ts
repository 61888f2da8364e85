import type { Collection } from "./collections.ts";
import type { Described, DescribedOperation } from "./described-operation.ts";
import type { Part } from "../../source/part.ts";
import { ownersIn } from "./relations.ts";
import { parameterOf, segmentsOfPath, shapeOf } from "./words.ts";

/**
 * Members of a new row that make rows of another collection: those that list objects, as a list below the row does that is
 * called like the member (`items` of an order, and `/orders/{id}/items`).
 * @param sent what is sent of the row
 */
export function childrenIn(
  operation: DescribedOperation,
  sent: Part,
  places: ReadonlyMap<string, Collection>,
  described: Described,
): Readonly<Record<string, object>> {
  const { view, operations } = described;
  const entries = [...view.members(sent)].flatMap(([member, schema]) => {
    const items = view.kind(schema) === "array" ? view.items(schema) : undefined;
    if (items === undefined || view.members(items).size === 0) return [];
    const below = `${shapeOf(operation.path)}/{}/${member}`;
    const collection = places.get(below);
    if (collection?.key === undefined) return [];
    const list = operations.find(({ method, path }) => method === "GET" && shapeOf(path) === below);
    const owner = list && parameterOf(segmentsOfPath(list.path).at(-2));
    if (list === undefined || owner === undefined) return [];
    const within = ownersIn(list, collection, new Set(), described);
    return [[member, { entity: collection.name, within: Object.fromEntries(within), owner }] as const];
  });
  return Object.fromEntries(entries);
}
