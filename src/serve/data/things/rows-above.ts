import type { Contract } from "../../../contract/model/contract.ts";
import type { Json } from "../../../generate/json.ts";
import { keyText, type ThingList, type Within } from "./thing.ts";

const known = new WeakMap<Contract, Map<string, readonly string[]>>();

/**
 * Keys of the rows that a list has of those of the list above it, by what they show: `GET /visits/{day}` has the visits of
 * `GET /visits` that are of this day.
 * @param listAbove the list of an owner less
 */
export function keysFromAbove(
  contract: Contract,
  entity: string,
  within: Within,
  listAbove: (within: Within) => ThingList | undefined,
): readonly Json[] {
  const narrowing = propertiesOf(contract, entity);
  const own = within.find(([property]) => narrowing.includes(property));
  const above = own === undefined ? undefined : listAbove(within.filter((one) => one !== own));
  if (own === undefined || above === undefined) return [];
  const [property, value] = own;
  return Array.from({ length: above.size }, (_, index) => above.at(index)).flatMap((thing) =>
    thing?.key !== undefined && keyText(thing.value[property]) === keyText(value) ? [thing.key] : [],
  );
}

function propertiesOf(contract: Contract, entity: string): readonly string[] {
  const properties = known.get(contract) ?? new Map<string, readonly string[]>();
  known.set(contract, properties);
  const found = properties.get(entity) ?? findProperties(contract, entity);
  properties.set(entity, found);
  return found;
}

function findProperties({ operations }: Contract, entity: string): readonly string[] {
  const lists = operations.flatMap(({ answer, path }) =>
    answer.kind === "list" && answer.entity === entity ? [{ answer, path }] : [],
  );
  const paths = new Set(lists.map(({ path }) => path));
  return lists.flatMap(({ answer, path }) => {
    const [, above = "", parameter = ""] = /^(.*)\/\{([^{}]+)\}$/.exec(path) ?? [];
    const property = answer.within.get(parameter);
    return paths.has(above) && property !== undefined && !property.startsWith("$") ? [property] : [];
  });
}
