import type { Contract, Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Within } from "./thing.ts";

const known = new WeakMap<Contract, Map<string, ReadonlySet<string>>>();

/**
 * The key of the row that a list is about: `GET /visits/{id}`, where it is a list beside the list `/visits`, begins with the
 * visit of this id. Undefined: the list is about none.
 */
export function keyInPath(contract: Contract, entity: Entity, within: Within): Value | undefined {
  const ofEntities = known.get(contract) ?? new Map<string, ReadonlySet<string>>();
  known.set(contract, ofEntities);
  const properties = ofEntities.get(entity.name) ?? keysInPaths(contract, entity);
  ofEntities.set(entity.name, properties);
  return within.find(([property]) => properties.has(property))?.[1];
}

/** What `within` calls the parameters that are the key of one row. */
function keysInPaths({ operations }: Contract, { name, things }: Entity): ReadonlySet<string> {
  const lists = operations.flatMap(({ answer, path }) =>
    answer.kind === "list" && answer.entity === name ? [{ answer, path }] : [],
  );
  const paths = new Set(lists.map(({ path }) => path));
  const key = things?.key;
  return new Set(
    lists.flatMap(({ answer, path }) => {
      const [end, above] = [path.slice(path.lastIndexOf("/") + 1), path.slice(0, path.lastIndexOf("/"))];
      const parameter = /^\{([^{}]+)\}$/.exec(end)?.[1];
      if (key === undefined || parameter === undefined || !paths.has(above)) return [];
      const property = answer.within.get(parameter);
      return property !== undefined && plainName(parameter) === plainName(key) ? [property] : [];
    }),
  );
}
