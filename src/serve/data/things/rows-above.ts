import type { Contract, Entity, Parameter } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import type { Value } from "../../../contract/model/value.ts";
import { pick } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import { keyText, type ThingList, type Within } from "./thing.ts";

/** What a list below another tells of its rows by the last parameter of its path. */
interface Narrowing {
  /** As `within` names it: a property of the rows, or `$name`. */
  readonly property: string;
  /** Whether it is the key of one row. */
  readonly isKey: boolean;
  /** The values that the path takes, where it lists them. */
  readonly values: readonly Json[];
}

/** Of longer lists, which only `--rows` makes, all rows would have to be made for one of another. */
const mostLookedAt = 1000;

const known = new WeakMap<Contract, Map<string, readonly Narrowing[]>>();

/**
 * Keys of the rows that a list has of those of the list above it: `GET /visits/{day}` has the visits of `GET /visits` that are
 * of this day, and `GET /visits/{id}`, where it is a list, begins with the visit of this id.
 * @param listAbove the list of an owner less
 */
export function keysFromAbove(
  contract: Contract,
  entity: Entity,
  within: Within,
  listAbove: (within: Within) => ThingList | undefined,
): readonly Value[] {
  const narrowing = narrowingOf(contract, entity);
  for (const [property, value] of within) {
    const found = narrowing.find((one) => one.property === property);
    if (found?.isKey === true) return [value];
    const above = found === undefined ? undefined : listAbove(within.filter(([other]) => other !== property));
    if (above === undefined || above.size > mostLookedAt) continue;
    return Array.from({ length: above.size }, (_, index) => above.at(index)).flatMap((thing) =>
      thing?.key !== undefined && keyText(thing.value[property]) === keyText(value) ? [thing.key] : [],
    );
  }
  return [];
}

/** What a row has to be asked for by a list below: `kind` is one of those that `GET /visits/{kind}` takes. */
export function narrowedValues(contract: Contract, entity: Entity, key: Key): JsonObject {
  return Object.fromEntries(
    narrowingOf(contract, entity).flatMap(({ property, isKey, values }) =>
      isKey || values.length === 0 ? [] : [[property, pick(child(key, property), values)] as const],
    ),
  );
}

function narrowingOf(contract: Contract, entity: Entity): readonly Narrowing[] {
  const ofEntities = known.get(contract) ?? new Map<string, readonly Narrowing[]>();
  known.set(contract, ofEntities);
  const found = ofEntities.get(entity.name) ?? findNarrowing(contract, entity);
  ofEntities.set(entity.name, found);
  return found;
}

function findNarrowing({ operations }: Contract, { name, things }: Entity): readonly Narrowing[] {
  const lists = operations.flatMap(({ answer, path, parameters }) =>
    answer.kind === "list" && answer.entity === name ? [{ answer, path, parameters }] : [],
  );
  const paths = new Set(lists.map(({ path }) => path));
  return lists.flatMap(({ answer, path, parameters }) => {
    const [end, above] = [path.slice(path.lastIndexOf("/") + 1), path.slice(0, path.lastIndexOf("/"))];
    const parameter = /^\{([^{}]+)\}$/.exec(end)?.[1];
    const property = parameter === undefined ? undefined : answer.within.get(parameter);
    if (parameter === undefined || property === undefined || !paths.has(above)) return [];
    const isKey = things?.key !== undefined && plainName(parameter) === plainName(things.key);
    return isKey || !property.startsWith("$") ? [{ property, isKey, values: valuesOf(parameter, parameters) }] : [];
  });
}

function valuesOf(name: string, parameters: readonly Parameter[]): readonly Json[] {
  const listed = parameters.find((one) => one.name === name && one.in === "path")?.schema["enum"];
  return Array.isArray(listed) ? (listed as readonly Json[]) : [];
}
