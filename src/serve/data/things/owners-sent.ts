import type { Contract } from "../../../contract/model/contract.ts";
import { literalOf } from "../../../contract/model/path.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { singular } from "../../../contract/model/singular.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import type { Within } from "./thing.ts";

/** How owners are named of whom a list below their path shows rows: `tasks` of `/projects/{id}/tasks`. */
interface Owner {
  /** What says in a row whose it is, as lists ask for it. */
  readonly property: string;
  /** Plain names of members that name one or several of them. */
  readonly names: ReadonlySet<string>;
  /** Plain names of the member that holds the key of one. */
  readonly keys: ReadonlySet<string>;
}

const known = new WeakMap<Contract, ReadonlyMap<string, readonly Owner[]>>();

/**
 * The owners whom a new row names that is not created below one: `project_id`, `project: { id }`, `projects: ["12"]` and
 * `projects: [{ id }]` of what is listed at `/projects/{id}/tasks`.
 */
export function ownersSent(contract: Contract, entity: string, members: JsonObject): Within {
  const owners = known.get(contract) ?? ownersIn(contract);
  known.set(contract, owners);
  return (owners.get(entity) ?? []).flatMap(({ property, names, keys }) =>
    Object.entries(members).flatMap(([name, value]) =>
      names.has(plainName(name)) ? keysIn(value, keys).map((key) => [property, key] as const) : [],
    ),
  );
}

function keysIn(value: Json, keys: Owner["keys"]): readonly (string | number)[] {
  if (isJsonList(value)) return value.flatMap((one) => (isJsonList(one) ? [] : keysIn(one, keys)));
  if (isJsonObject(value)) {
    const own = Object.entries(value).find(([name]) => keys.has(plainName(name)))?.[1];
    return own === undefined || (typeof own === "object" && own !== null) ? [] : keysIn(own, keys);
  }
  return typeof value === "string" || typeof value === "number" ? [value] : [];
}

function ownersIn({ operations }: Contract): ReadonlyMap<string, readonly Owner[]> {
  const all = new Map<string, readonly Owner[]>();
  for (const { answer, segments } of operations) {
    if (answer.kind !== "list" || answer.within.size !== 1) continue;
    const [[parameter, property] = ["", ""]] = answer.within;
    const index = segments.findIndex(([piece]) => typeof piece === "object" && piece.parameter === parameter);
    const word = singular(literalOf(segments[index - 1] ?? []) ?? "");
    if (index < 1 || word === "") continue;
    const thing = plainName(word);
    const key = plainName(parameter);
    const ids = [`${thing}id`, `${thing}${key}`, ...(key.length > thing.length && key.startsWith(thing) ? [key] : [])];
    const names = new Set([
      thing,
      plainName(literalOf(segments[index - 1] ?? []) ?? ""),
      ...ids.flatMap((id) => [id, `${id}s`]),
    ]);
    const owner = { property, names, keys: new Set(["id", key, `${thing}id`]) };
    all.set(answer.entity, [...(all.get(answer.entity) ?? []), owner]);
  }
  return all;
}
