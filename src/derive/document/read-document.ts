import { otherDocument } from "../../contract/check/document-kind.ts";
import { type OtherDocument, otherText } from "../../contract/check/other-text.ts";
import { resolve } from "node:path";
import { isAddress } from "../../source/address.ts";
import { Part } from "../../source/part.ts";
import { Problems } from "../../source/problems.ts";
import { parseSource, type Source } from "../../source/source.ts";
import type { Account } from "./declared.ts";
import { languages } from "./listing/languages/languages.ts";
import { readListing } from "./listing/read-listing.ts";
import { isMetadata, readMetadata } from "./metadata/read-metadata.ts";
import { htmlRows } from "./page/html-rows.ts";
import { pageTitle } from "./page/page-title.ts";
import { readPage } from "./page/read-page.ts";
import type { Row } from "./page/row.ts";
import { languageOf } from "./page/sections.ts";
import { textRows } from "./page/text-rows.ts";
import { cellsOf } from "./reference/lines.ts";
import { columnsOf } from "./reference/words.ts";
import { readPostman } from "./postman/read-postman.ts";
import { readReference } from "./reference/read-reference.ts";
import { readSamples } from "./samples/read-samples.ts";

/** A document as it was given: a file's name or an address, and the text. */
export interface Given {
  readonly name: string;
  readonly text: string;
}

/** What the address of a page says of it, where those of a framework do. */
export interface Asked {
  readonly operation: string;
  /** The page's name in citations. */
  readonly shortName: string;
}

/** What a document turned out to be: one that says things, an OpenAPI document, or none that can be read, with the reason. */
export type DocumentRead =
  | { readonly is: "account"; readonly account: Account }
  | { readonly is: "openapi"; readonly source: Source }
  | { readonly is: "nothing"; readonly found: string; readonly cure: string };

const cure = "name a page of an operation, a listing of its types, types.metadata.json or an OpenAPI document";

/**
 * Reads a document of any kind that is known. Which kind, language and dialect it is shows in the text itself.
 * @param asked what its address says, see `read-given.ts`
 */
export function readDocument({ name, text }: Given, asked?: Asked): DocumentRead {
  const unreadable = whyNot(text) ?? otherText(text);
  if (unreadable !== undefined) return { is: "nothing", ...unreadable };
  const short = asked?.shortName ?? fileName(name);
  if (/^\s*[{[]/.test(text) && !/^\s*\[assembly/.test(text)) {
    const data = readData(name, text, short);
    if (data !== undefined) return data;
  }
  if (/^["']?(?:openapi|swagger)["']?\s*:/.test(firstEntry(text))) return openapiOf(name, text);
  const rows = rowsOf(text);
  const page = readPage(rows, short, asked?.operation);
  if (page !== undefined) return { is: "account", account: page };
  const reference = readReference(rows, short, isMarkup(text) ? pageTitle(text) : undefined);
  const said = reference === undefined ? undefined : ({ is: "account", account: reference } as const);
  if (said !== undefined && isProse(text)) return said;
  return (
    listingAlone(rows, text, short) ?? said ?? { is: "nothing", ...(otherYaml(name, text) ?? whyNoPage(rows, text)) }
  );
}

/** The lines of a page as a reader sees them, whatever it was saved as. */
export function rowsOf(text: string): readonly Row[] {
  return isMarkup(text) ? htmlRows(text) : textRows(text);
}

/** The name of a document in citations, by that of its file. */
export function fileName(name: string): string {
  const file = name.replace(/[?#].*$/, "").replace(/[\\/]+$/, "");
  const last = file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
  return last.replace(/\.(?:html?|txt|json|ya?ml|md|cs|ts)$/i, "").replace(/[\s:,]+/g, "-") || "document";
}

/** Pages hold listings as examples; a listing holds no headings. */
function isProse(text: string): boolean {
  return isMarkup(text) || /^(?:#{1,4} |```)/m.test(text);
}

function whyNot(text: string): OtherDocument | undefined {
  if (text.trim() === "") return { found: "the document is empty", cure };
  if (isBinary(text)) return { found: "this is not text", cure };
  return undefined;
}

/** Samples may show a character that cannot be printed; what has many of them is no text. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 20_000);
  let odd = 0;
  for (let at = 0; at < start.length; at++) {
    const code = start.charCodeAt(at);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13)) odd++;
  }
  return odd * 100 > start.length || /[\0]/.test(text.slice(0, 100));
}

/** The beginning of the first line that is neither blank nor a comment nor the mark of a YAML document. */
function firstEntry(text: string): string {
  for (let at = 0; at < text.length;) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? undefined : end).trim();
    if (line !== "" && line !== "---" && !line.startsWith("#")) return line.slice(0, 1000);
    if (end < 0) break;
    at = end + 1;
  }
  return "";
}

function isMarkup(text: string): boolean {
  return /^\s*<(?!\?php|back to|\s)/i.test(text) && /<(?:html|body|table|pre|div|h1|p)\b/i.test(text.slice(0, 400_000));
}

function readData(name: string, text: string, short: string): DocumentRead | undefined {
  const problems = new Problems();
  const path = pathOf(name);
  const source = parseSource(text, path.endsWith(".json") ? path : `${path}.json`, name, problems);
  if (source === undefined) return undefined;
  const root = new Part(source);
  if (root.has("openapi") || root.has("swagger")) return { is: "openapi", source };
  const collection = readPostman(source, short);
  if (collection !== undefined) return { is: "account", account: collection };
  const other = otherDocument(root);
  if (other !== undefined) return { is: "nothing", ...other };
  if (isMetadata(root)) return { is: "account", account: readMetadata(source, short) };
  const samples = readSamples(source, short);
  return samples === undefined ? { is: "nothing", ...whyNoSample(source.root) } : { is: "account", account: samples };
}

/** JSON that is an answer, but shows no member of anything. */
function whyNoSample(root: unknown): OtherDocument {
  const found = Array.isArray(root)
    ? root.length === 0
      ? "an empty list shows nothing of what it may hold"
      : "this list holds no object, and shows no member"
    : "this JSON holds no object, and shows no member";
  return { found, cure: "name an answer that has at least one object with its members" };
}

/** Where references of a document start from. */
function pathOf(name: string): string {
  return isAddress(name) ? name : resolve(name);
}

/** YAML that says nothing as a page may be a document of another kind. */
function otherYaml(name: string, text: string): OtherDocument | undefined {
  const source = isMarkup(text) ? undefined : parseSource(text, pathOf(name), name, new Problems());
  return source && otherDocument(new Part(source));
}

function openapiOf(name: string, text: string): DocumentRead {
  const problems = new Problems();
  const source = parseSource(text, pathOf(name), name, problems);
  if (source !== undefined) return { is: "openapi", source };
  const [first] = problems.all;
  return { is: "nothing", found: first?.found ?? "the document cannot be read", cure: first?.cure ?? cure };
}

/** The options above a listing of a whole host say where it is. */
const baseUrl = /^\W*BaseUrl:\s*(https?:\/\/[^\s*]+)/;

function listingAlone(rows: readonly Row[], text: string, document: string): DocumentRead | undefined {
  const language = languageOf(rows, undefined);
  if (language === undefined || isMarkup(text)) return undefined;
  const types = readListing(text, language);
  if (types.every(({ members, values }) => members.length + values.length === 0)) return undefined;
  const account: Account = { document, witness: language.id, form: "listing", operations: [], types, missing: [] };
  const at = rows.slice(0, 60).find((row) => baseUrl.test(row.text));
  const host = at === undefined ? {} : { host: { value: baseUrl.exec(at.text)?.[1] ?? "", line: at.line } };
  return { is: "account", account: { ...account, ...host } };
}

/** Pages that hosts show in place of the one that was asked for. */
const otherPages: readonly (readonly [RegExp, string])[] = [
  [/Could not find operation/i, "the host has no such operation: this is its page that says so"],
  [/Metadata Not (?:Available|Visible)|Service Not Available/i, "the host does not show this page (403)"],
  [/<input[^>]{0,200}type=["']?password|>\s*(?:Sign|Log) ?in\b/i, "this is a page to log in"],
  [/\b404\b.{0,40}Not Found|Not Found.{0,40}\b404\b/i, "this is a page that says that there is none (404)"],
  [/^[ \t]*at [\w.<>`]+\(|Exception: /m, "this is a page that shows an error of the host"],
];

function whyNoPage(rows: readonly Row[], text: string): OtherDocument {
  const start = text.slice(0, 200_000);
  const known = otherPages.find(([sign]) => sign.test(start));
  if (known !== undefined) return { found: known[1], cure };
  const table = rows.find((row) => columnsOf(cellsOf(row)) !== undefined);
  if (table !== undefined)
    return {
      found: `line ${table.line} begins a table of parameters, and no line names the method and the path that they are for`,
      cure: "add such a line above it, as `GET /orders/{id}`",
    };
  const words = languages.length;
  return {
    found: `nothing in ${rows.length === 1 ? "this line" : `these ${rows.length} lines`} says anything about an API: no method with its path, as GET /orders, no table of parameters, no listing in any of ${words} languages`,
    cure,
  };
}
