import { type SchemaView, schemaView } from "../../../contract/check/schema-view.ts";
import type { Contract, Entity, Operation, SchemaSource } from "../../../contract/model/contract.ts";
import { filledSegments, literalOf, parametersIn } from "../../../contract/model/path.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { valueAt, withValueAt } from "../../../contract/model/property.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import type { Part } from "../../../source/part.ts";
import { keyText, type Thing, type Within } from "./thing.ts";

/** Members of a schema that say where the row itself is: `self`, `_links.self.href`, or what is shown as such an address. */
export interface OwnAddresses {
  /** Paths of members whose value is a whole address. */
  readonly whole: readonly string[];
  /** Paths of members that show the path alone, each with what stands before it. */
  readonly paths: readonly (readonly [at: string, base: string])[];
  /** Members that list links, of which one may lead to the row itself (`rel`: RFC 8288, section 3.3). */
  readonly lists: readonly string[];
  /** What a whole address begins with, as the document says it. */
  readonly origin: string;
  readonly operations: readonly Operation[];
}

const known = new WeakMap<Entity, WeakMap<SchemaSource, OwnAddresses>>();

export function ownAddresses(contract: Contract, entity: Entity, source: SchemaSource): OwnAddresses {
  const plans = known.get(entity) ?? new WeakMap<SchemaSource, OwnAddresses>();
  known.set(entity, plans);
  const plan = plans.get(source) ?? planOf(contract, entity, source);
  plans.set(source, plan);
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
  if (key === undefined || plan.whole.length + plan.paths.length === 0) return {};
  return addressesOf(plan, key, Object.entries(value));
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

function pathOf({ answer, segments }: Operation, key: Json, within: Within): string | undefined {
  if (answer.kind !== "item") return undefined;
  const values = new Map(within.map(([property, value]) => [property, keyText(value)] as const));
  const filled = new Map(
    parametersIn(segments).map((name) => {
      const value = name === answer.key ? keyText(key) : values.get(answer.within.get(name) ?? "");
      return [name, value] as const;
    }),
  );
  if ([...filled.values()].some((value) => value === undefined || value === "")) return undefined;
  return `/${filledSegments(segments, (name) => encodeURIComponent(filled.get(name) ?? "")).join("/")}`;
}

function planOf(contract: Contract, { name }: Entity, source: SchemaSource): OwnAddresses {
  const operations = contract.operations
    .filter(({ answer }) => answer.kind === "item" && answer.entity === name && answer.key !== undefined)
    .toSorted((a, b) => parametersIn(a.segments).length - parametersIn(b.segments).length);
  const [base = ""] = operations[0]?.bases ?? [];
  const origin = `https://${contract.hosts?.[0] ?? "api.example"}${base}`;
  if (operations.length === 0) return { whole: [], paths: [], lists: [], origin, operations };
  const view = schemaView(source.references);
  const found = [...membersOf(source.schema, view)].filter(
    ({ schema, isNamed }) => isAddress(schema, view) && (isNamed || isShownAsOwn(schema, view, operations, contract)),
  );
  const isSent = (at: string): boolean =>
    contract.operations.some(
      ({ answer }) => answer.kind === "write" && answer.entity === name && answer.sendable.has(at),
    );
  const own = found.filter(({ at }) => plainName(at) !== "href" || !isSent(at));
  const parts = own.map(({ at, schema }) => ({ at, shown: exampleOf(schema, view) }));
  return {
    whole: parts.filter(({ shown }) => shown?.startsWith("/") !== true).map(({ at }) => at),
    paths: parts.flatMap(({ at, shown }) =>
      shown?.startsWith("/") === true ? [[at, shown.startsWith(`${base}/`) ? base : ""] as const] : [],
    ),
    lists: linkListsIn(source.schema, view),
    origin,
    operations,
  };
}

interface Candidate {
  /** Names on the way to it, with points between. */
  readonly at: string;
  readonly schema: Part;
  /** Whether its name says that it is the row's own address. */
  readonly isNamed: boolean;
}

const ofItself = /^(self|selflink|selfurl|selfuri|selfhref|resourceuri|resourceurl)$/;
const ofLinks = /^_?links$/i;

function membersOf(row: Part, view: SchemaView): readonly Candidate[] {
  return [...view.members(row)].flatMap(([name, schema]): readonly Candidate[] => {
    if (name.includes(".")) return [];
    if (ofLinks.test(name))
      return [...view.members(schema)].flatMap(([link, inner]) =>
        ofItself.test(plainName(link)) ? linkAt(`${name}.${link}`, inner, view) : [],
      );
    if (ofItself.test(plainName(name))) return linkAt(name, schema, view);
    return [{ at: name, schema, isNamed: name === "href" && exampleOf(schema, view) === undefined }];
  });
}

/** Members that list links, each with its relation and its address. */
function linkListsIn(row: Part, view: SchemaView): readonly string[] {
  return [...view.members(row)].flatMap(([name, schema]) => {
    const items = ofLinks.test(name) && view.kind(schema) === "array" ? view.items(schema) : undefined;
    const members = items && view.members(items);
    const href = members?.get("href");
    return href !== undefined && members?.has("rel") === true && isAddress(href, view) ? [name] : [];
  });
}

/** A link is its address, or an object that holds it. */
function linkAt(at: string, schema: Part, view: SchemaView): readonly Candidate[] {
  const inner = [...view.members(schema)].filter(([name]) => /^(href|url|uri)$/.test(name));
  return inner.length === 0
    ? [{ at, schema, isNamed: true }]
    : inner.map(([name, address]) => ({ at: `${at}.${name}`, schema: address, isNamed: true }));
}

const formats: ReadonlySet<string | undefined> = new Set([
  undefined,
  "uri",
  "url",
  "iri",
  "uri-reference",
  "iri-reference",
]);

function isAddress(schema: Part, view: SchemaView): boolean {
  const isOpen = ["enum", "const", "pattern", "maxLength"].every((word) => view.keyword(schema, word) === undefined);
  return isOpen && view.kind(schema) === "string" && formats.has(view.format(schema));
}

function exampleOf(schema: Part, view: SchemaView): string | undefined {
  const examples = view.keyword(schema, "examples");
  const shown = Array.isArray(examples) ? (examples as readonly unknown[])[0] : view.keyword(schema, "example");
  return typeof shown === "string" ? shown : undefined;
}

/** Whether a member's example is the address of such a row on a documented server. */
function isShownAsOwn(
  schema: Part,
  view: SchemaView,
  operations: readonly Operation[],
  { hosts = [] }: Contract,
): boolean {
  const shown = exampleOf(schema, view) ?? "";
  if (!/^(https?:\/)?\/[^/]/.test(shown) || !URL.canParse(shown, "http://localhost")) return false;
  const { hostname, pathname } = new URL(shown, "http://localhost");
  if (!shown.startsWith("/") && !hosts.includes(hostname)) return false;
  return operations.some(({ bases, segments }) =>
    ["", ...bases].some((base) => pathname.startsWith(`${base}/`) && fits(pathname.slice(base.length), segments)),
  );
}

function fits(path: string, segments: Operation["segments"]): boolean {
  const parts = path.slice(1).split("/");
  return (
    parts.length === segments.length &&
    segments.every((segment, index) => (literalOf(segment) ?? parts[index]) === parts[index] && parts[index] !== "")
  );
}
