import type { Contract, Entity, Operation, SchemaSource } from "../../../contract/model/contract.ts";
import { filledPath, parametersIn } from "../../../contract/model/path.ts";
import { valueAt, withValueAt } from "../../../contract/model/property.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { addressesIn, type OwnAddresses } from "./addresses-in.ts";
import { keyText, type Thing, type Within } from "./thing.ts";

const known = new WeakMap<Entity, OwnAddresses>();

/** What the entity's own schema says of where its rows are, looked at once. */
function ownAddresses(contract: Contract, entity: Entity, source: SchemaSource): OwnAddresses {
  const plan = known.get(entity) ?? addressesIn(contract, entity, source);
  known.set(entity, plan);
  return plan;
}

/** Which row, and whose. */
interface Placed {
  readonly contract: Contract;
  readonly entity: Entity;
  readonly key: Json;
  readonly within: Within;
}

/** What a row says of where it is. */
export function ownAddressesOf({ contract, entity, key, within }: Placed): JsonObject {
  const { source, things } = entity;
  if (source === undefined || things?.key === undefined) return {};
  return addressesOf(ownAddresses(contract, entity, source), key, within);
}

/** The same in a schema that shows a row otherwise: whose it is, the row says itself. */
export function addressesOfShown(plan: OwnAddresses, { key, value }: Thing): JsonObject {
  return key === undefined ? {} : addressesOf(plan, key, Object.entries(value));
}

/** A row that the document shows: it says of itself where it is, but not on what server. */
export function withAddressesShown(row: JsonObject, placed: Placed): JsonObject {
  return replaced(row, ownAddressesOf(placed));
}

function replaced(row: JsonObject, addresses: JsonObject): JsonObject {
  const entries = Object.entries(row).map(([name, value]): readonly [string, Json] => {
    const own = addresses[name];
    if (own === undefined || value === null || typeof value !== typeof own) return [name, value];
    return [name, isJsonObject(value) && isJsonObject(own) ? replaced(value, own) : own];
  });
  return Object.fromEntries(entries);
}

/** A row whose lists of links lead to it where they say so. @param isFixed whether a member stays as it is */
export function withSelfLinks(
  row: JsonObject,
  { contract, entity, key, within }: Placed,
  isFixed: (name: string) => boolean,
): JsonObject {
  const plan = entity.source && ownAddresses(contract, entity, entity.source);
  if (plan === undefined || plan.lists.length === 0) return row;
  const path = pathIn(plan, key, within);
  if (path === undefined) return row;
  const lists = plan.lists.filter((name) => !isFixed(name));
  return changedLinks(row, lists, () => `${plan.origin}${path}`);
}

function changedLinks(row: JsonObject, lists: readonly string[], change: (href: string) => string): JsonObject {
  return lists.reduce<JsonObject>((before, name) => {
    const links = before[name];
    if (links === undefined || !isJsonList(links)) return before;
    const changed = links.map((link) => {
      if (!isJsonObject(link) || link["rel"] !== "self" || typeof link["href"] !== "string") return link;
      return { ...link, href: change(link["href"]) };
    });
    return { ...before, [name]: changed };
  }, row);
}

/** A row's own addresses, as far as the path of what fetches it is known. */
function addressesOf(plan: OwnAddresses, key: Json, within: Within): JsonObject {
  const { whole, paths, origin } = plan;
  if (whole.length + paths.length === 0) return {};
  const path = pathIn(plan, key, within);
  if (path === undefined) return {};
  const all = [
    ...whole.map((at) => [at, `${origin}${path}`] as const),
    ...paths.map(([at, base]) => [at, `${base}${path}`] as const),
  ];
  return all.reduce<JsonObject>((row, [at, address]) => withValueAt(row, at, address) as JsonObject, {});
}

/** A row whose own addresses lead to where the client found the API. @param lead the address of a path of the API */
export function withOwnAddresses(row: JsonObject, plan: OwnAddresses, lead: (path: string) => string): JsonObject {
  const led = (address: string): string =>
    address.startsWith(`${plan.origin}/`) ? lead(address.slice(plan.origin.length)) : address;
  const own = plan.whole.reduce<JsonObject>((before, at) => {
    const address = valueAt(before, at);
    return typeof address === "string" ? (withValueAt(before, at, led(address)) as JsonObject) : before;
  }, row);
  return changedLinks(own, plan.lists, led);
}

function pathIn({ operations }: OwnAddresses, key: Json, within: Within): string | undefined {
  return operations.map((operation) => pathOf(operation, key, within)).find((one) => one !== undefined);
}

function pathOf({ answer, path, segments }: Operation, key: Json, within: Within): string | undefined {
  if (answer.kind !== "item") return undefined;
  const values = new Map(within.map(([property, value]) => [property, keyText(value)] as const));
  const filled = new Map(
    parametersIn(segments).map((name) => {
      const value = name === answer.key ? keyText(key) : values.get(answer.within.get(name) ?? "");
      return [name, value] as const;
    }),
  );
  if ([...filled.values()].some((value) => value === undefined || value === "")) return undefined;
  return filledPath({ path, segments }, (name) => encodeURIComponent(filled.get(name) ?? ""));
}
