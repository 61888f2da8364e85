import { linkInMap, ofLinks } from "../../../contract/check/link-map.ts";
import { type SchemaView, schemaView } from "../../../contract/check/schema-view.ts";
import type { Contract, Entity, Operation, SchemaSource } from "../../../contract/model/contract.ts";
import { literalOf, parametersIn } from "../../../contract/model/path.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import type { Part } from "../../../source/part.ts";

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

/** What a schema that shows rows of an entity says of where they are. */
export function addressesIn(contract: Contract, { name, things }: Entity, source: SchemaSource): OwnAddresses {
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
  const own = found.filter(({ at }) => at !== things?.key && (plainName(at) !== "href" || !isSent(at)));
  const parts = own.map(({ at, schema }) => ({ at, shown: shownAs(at, schema, view, base) }));
  return {
    whole: parts.filter(({ shown }) => shown?.startsWith("/") !== true).map(({ at }) => at),
    paths: parts.flatMap(({ at, shown }) =>
      shown?.startsWith("/") === true
        ? [[at, `${contract.at ?? ""}${shown.startsWith(`${base}/`) ? base : ""}`] as const]
        : [],
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

function membersOf(row: Part, view: SchemaView): readonly Candidate[] {
  return [...view.members(row)].flatMap(([name, schema]): readonly Candidate[] => {
    if (name.includes(".")) return [];
    const inMap = linkInMap(name, schema, view);
    if (inMap !== undefined) return linkAt(`${name}.self`, inMap, view);
    if (ofLinks.test(name))
      return [...view.members(schema)].flatMap(([link, inner]) =>
        ofItself.test(plainName(link)) ? linkAt(`${name}.${link}`, inner, view) : [],
      );
    if (ofItself.test(plainName(name))) return linkAt(name, schema, view);
    const isNamed = (name === "href" || name === linkedId) && shownText(schema, view) === undefined;
    return [{ at: name, schema, isNamed }];
  });
}

/** What JSON-LD calls the address of a thing (JSON-LD 1.1, section 3.3). */
const linkedId = "@id";

/** What a member shows; frameworks show `@id` as a path, unless its format asks for a whole address. */
function shownAs(at: string, schema: Part, view: SchemaView, base: string): string | undefined {
  const isPath = at === linkedId && !/^(uri|url|iri)$/.test(view.format(schema) ?? "");
  return shownText(schema, view) ?? (isPath ? `${base}/` : undefined);
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

function shownText(schema: Part, view: SchemaView): string | undefined {
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
  const shown = shownText(schema, view) ?? "";
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
