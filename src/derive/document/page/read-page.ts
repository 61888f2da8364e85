import type { Account, Declared, Operation, Said, Witness } from "../declared.ts";
import { readListing } from "../listing/read-listing.ts";
import { accessOf, routesOf } from "./routes.ts";
import type { Row } from "./row.ts";
import { samplesOf } from "./sample.ts";
import { closingName, languageOf, type Sections, sectionsOf } from "./sections.ts";
import { shapeOf } from "./shape.ts";
import { typesOfTables } from "./table-names.ts";
import { gluedEnums, type Table, tablesOf } from "./tables.ts";

/**
 * Reads the page of one operation; undefined when the rows are no such page.
 * @param asked the operation that the page's address names
 */
export function readPage(rows: readonly Row[], document: string, asked?: string): Account | undefined {
  const sections = sectionsOf(rows);
  if (!sections.isOperationPage) return undefined;
  const samples = samplesOf(sections.samples);
  const { witness, types: listed, missing } = listingOf(sections);
  const sampled = sampledNames(samples.answer?.body?.value);
  const tables = tablesOf(sections.tables, sampled);
  const routes = routesOf(sections.routes, samples.request);
  const name = nameOf(sections, listed, tables, asked) ?? nameByPath(routes[0] ?? samples.request);
  if (name === undefined) return undefined;
  const shape = samples.answer?.body === undefined ? undefined : shapeOf(samples.answer.body.value);
  const types = [...typesOfTables(tables, name.value, shape), ...listed];
  const { tags, description } = aboutOf(sections.about);
  const response = listed.find((type) => type.name === name.value)?.response;
  const operation: Operation = {
    name: name.value,
    line: name.line,
    requestType: name.value,
    tags,
    routes,
    access: accessOf(sections.access),
    ...(description === undefined ? {} : { description }),
    ...samples,
    ...(response === undefined ? {} : { returns: response }),
  };
  const { title } = sections;
  const host = samples.request?.host;
  return {
    document,
    witness,
    form: "page",
    operations: [operation],
    types,
    missing: [...missing, ...gluedEnums(tables), ...missingOf(sections, types, operation)],
    ...(title === undefined || title.text.trim() === ""
      ? {}
      : { title: { value: title.text.trim(), line: title.line } }),
    ...(host === undefined ? {} : { host: { value: host, line: samples.request?.line ?? 1 } }),
  };
}

function listingOf({ listing, closing }: Sections): {
  witness: Witness;
  types: Declared[];
  missing: Said<string>[];
} {
  const [first] = listing;
  if (first === undefined) return { witness: "tables", types: [], missing: [] };
  const line = first.line;
  const failure = listing.find(({ text }) => /^\s*System\.[\w.]*Exception: /.test(text));
  if (failure !== undefined) {
    const missing = { value: "the host printed an exception in place of the listing", line: failure.line };
    return { witness: "tables", types: [], missing: [missing] };
  }
  const language = languageOf(listing, closing);
  if (language === undefined)
    return { witness: "tables", types: [], missing: [{ value: "the listing is in no language that is read", line }] };
  const types = readListing(listingText(listing), language, line);
  const empty = { value: `the ${language.name} listing holds no type`, line };
  return { witness: language.id, types, missing: types.length === 0 ? [empty] : [] };
}

/** The rows of a listing as one text with their own line numbers: lines that were passed over stay as empty ones. */
function listingText(rows: readonly Row[]): string {
  let text = "";
  let line = rows[0]?.line ?? 1;
  for (const row of rows) {
    for (; line < row.line; line++) text += "\n";
    text += row.text;
  }
  return text;
}

function sampledNames(body: string | undefined): ReadonlySet<string> {
  const names = (body ?? "").slice(0, 200_000).matchAll(/([A-Za-z_]\w{0,100})(?="?\s{0,4}[:>])/g);
  return new Set([...names].map(([, name = ""]) => name.toLowerCase()));
}

function nameOf(
  { operation, closing }: Sections,
  listed: readonly Declared[],
  tables: readonly Table[],
  asked: string | undefined,
): Said<string> | undefined {
  const closed = closingName(closing);
  if (operation !== undefined) return { value: operation.text.trim(), line: operation.line };
  if (closed !== undefined) return { value: closed, line: closing?.line ?? 1 };
  if (asked !== undefined) return { value: asked, line: 1 };
  const last = listed.at(-1);
  if (last !== undefined) return { value: last.name, line: last.line };
  return nameOfTables(tables);
}

/** The request's table tells places; the first one, where none does, is that of its base class. */
function nameOfTables(tables: readonly Table[]): Said<string> | undefined {
  const request = tables.find(({ members }) =>
    members.some(({ place }) => place !== undefined && place.value !== "form"),
  );
  const [first] = tables;
  if (request?.name !== undefined) return { value: request.name, line: request.line };
  const based = first?.name?.replace(/(?<=[a-z])Base$/, "");
  return first === undefined || based === undefined ? undefined : { value: based, line: first.line };
}

/** A page that lost its headings still has a route: `GET /orders/{Id}/lines` → `GetOrdersLines`. */
function nameByPath(
  at:
    | { readonly methods?: readonly string[]; readonly method?: string; readonly path?: string; readonly line: number }
    | undefined,
): Said<string> | undefined {
  const words = [
    at?.methods?.[0] ?? at?.method ?? "",
    ...(at?.path ?? "").replace(/\{[^}]*\}/g, "").split(/[^A-Za-z0-9]+/),
  ];
  const named = words
    .filter((word) => word !== "")
    .map((word, i) => word.charAt(0).toUpperCase() + (i === 0 ? word.slice(1).toLowerCase() : word.slice(1)));
  return at?.path === undefined || named.length === 0 ? undefined : { value: named.join(""), line: at.line };
}

/** Tags stand glued together on a line of their own; which they are, markup alone tells. */
function aboutOf(rows: readonly Row[]): { tags: Said<string>[]; description?: Said<string> } {
  const tags = rows.filter(({ mark }) => mark === "tag").map(({ text, line }) => ({ value: text.trim(), line }));
  const words = rows.filter(
    ({ mark, text }) => mark === "description" || (mark === undefined && /\s/.test(text.trim())),
  );
  const [first] = words;
  if (first === undefined) return { tags };
  const value = words.map(({ text }) => text.trim()).join("\n");
  return { tags, description: { value, line: first.line } };
}

function missingOf(
  { operation: heading, closing, listing, tables, samples }: Sections,
  types: readonly Declared[],
  operation: Operation,
): Said<string>[] {
  const isNameless = heading === undefined && closing === undefined;
  const last = (rows: readonly Row[]): number => rows.at(-1)?.line ?? operation.line;
  const missing: Said<string>[] = [];
  if (isNameless)
    missing.push({
      value: `the page lost the operation's name; ${operation.name} is made of its route or its tables`,
      line: operation.line,
    });
  if (listing.length > 0 && closing === undefined && samples.length === 0)
    missing.push({ value: "the page ends within its listing", line: last(listing) });
  if (listing.length === 0 && tables.length > 0 && samples.length === 0)
    missing.push({ value: "the page ends within its tables", line: last(tables) });
  if (operation.request === undefined) missing.push({ value: "there is no sample request", line: last(samples) });
  if (operation.routes.length === 0) missing.push({ value: "there is no route", line: operation.line });
  if (types.length === 0) missing.push({ value: "there is no table and no listing of types", line: operation.line });
  return missing;
}
