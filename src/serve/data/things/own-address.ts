import { type SchemaView, schemaView } from "../../../contract/check/schema-view.ts";
import type { Contract, Entity, Operation, SchemaSource } from "../../../contract/model/contract.ts";
import { filledSegments, literalOf, parametersIn } from "../../../contract/model/path.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { valueAt, withValueAt } from "../../../contract/model/property.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import type { Part } from "../../../source/part.ts";
import { keyText, type Within } from "./thing.ts";

/** Members of a schema that say where the row itself is: `self`, `_links.self.href`, or what is shown as such an address. */
interface OwnAddresses {
  /** Paths of members whose value is a whole address. */
  readonly whole: readonly string[];
  /** Paths of members that show the path alone, each with what stands before it. */
  readonly paths: readonly (readonly [at: string, base: string])[];
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

/** What the rows of an entity say of where they are. */
export function ownAddressesOf(contract: Contract, entity: Entity, key: Json, within: Within): JsonObject {
  const { source, things } = entity;
  if (source === undefined || things?.key === undefined) return {};
  return addressesOf(ownAddresses(contract, entity, source), key, within);
}

/** A row's own addresses, as far as the path of what fetches it is known. */
function addressesOf(plan: OwnAddresses, key: Json, within: Within): JsonObject {
  const { whole, paths, origin, operations } = plan;
  if (whole.length + paths.length === 0) return {};
  const path = operations.map((operation) => pathOf(operation, key, within)).find((one) => one !== undefined);
  if (path === undefined) return {};
  const all = [
    ...whole.map((at) => [at, `${origin}${path}`] as const),
    ...paths.map(([at, base]) => [at, `${base}${path}`] as const),
  ];
  return all.reduce<JsonObject>((row, [at, address]) => withValueAt(row, at, address) as JsonObject, {});
}

/** A row whose own addresses lead to where the client found the API. @param lead the address of a path of the API */
export function withOwnAddresses(row: JsonObject, plan: OwnAddresses, lead: (path: string) => string): JsonObject {
  return plan.whole.reduce((before, at) => {
    const address = valueAt(before, at);
    return typeof address === "string" && address.startsWith(`${plan.origin}/`)
      ? (withValueAt(before, at, lead(address.slice(plan.origin.length))) as JsonObject)
      : before;
  }, row);
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
  if (operations.length === 0) return { whole: [], paths: [], origin, operations };
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
