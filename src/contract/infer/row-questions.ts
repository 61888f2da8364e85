import type { Part } from "../../source/part.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { Collection } from "./collections.ts";
import type { DescribedParameter } from "./described-operation.ts";
import { filtersIn, filterWords } from "./filters-in.ts";
import { orderIn } from "./order-in.ts";
import { membersSaid, shownMembersIn } from "./shown-members-in.ts";

/** What a list is asked beside its pages, as `x-standin-answer` says it: which rows, in which order, with which members. */
export function rowQuestions(
  parameters: readonly DescribedParameter[],
  row: Part,
  collection: Pick<Collection, "row" | "key">,
  view: SchemaView,
): object {
  const order = orderIn(parameters, { schema: row, key: collection.key }, view);
  const members = shownMembersIn(parameters, row, view);
  const isOther = (name: string): boolean => [order?.parameter, order?.direction].includes(name) || members.has(name);
  const filters = filtersIn(
    parameters.filter(({ name }) => !isOther(name)),
    // Of what a list says nothing, the one that is fetched says it.
    view.members(row).size > 0 ? row : collection.row,
    view,
    collection.key,
  );
  return {
    ...some("filters", new Map([...filters].map(([name, filter]) => [name, filterWords(filter)]))),
    ...(order === undefined ? {} : { order: withoutUndefined(order) }),
    ...some("members", membersSaid(members)),
  };
}

/** A member of `x-standin-answer` that holds what a map does; none, where the map is empty. */
export function some(name: string, map: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  return map.size === 0 ? {} : { [name]: Object.fromEntries(map) };
}

function withoutUndefined(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
