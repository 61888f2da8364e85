import { languages } from "../listing/languages/languages.ts";
import type { Language } from "../listing/language.ts";
import type { Row } from "./row.ts";
import { isRule } from "./text-rows.ts";

/** A page, cut where its parts begin. */
export interface Sections {
  readonly title?: Row;
  readonly operation?: Row;
  /** Between the name and the first caption: tags and what the operation is for. */
  readonly about: readonly Row[];
  readonly access: readonly Row[];
  readonly routes: readonly Row[];
  readonly tables: readonly Row[];
  readonly listing: readonly Row[];
  /** `Python ListPets DTOs`, which ends a listing. */
  readonly closing?: Row;
  /** From the line that tells how formats are chosen to the end. */
  readonly samples: readonly Row[];
  /** The page has one of the lines that only such pages have. */
  readonly isOperationPage: boolean;
}

const backLink = /^\s*(?:<\s*)?back to all web services/;
const accessCaption = /^\s*Requires Authentication\b/;
export const accessLabel =
  /^\W*(Required roles?|Requires the role|Requires any of the roles?|Required permissions?|Requires the permission|Requires any of the permissions?):/;
const routesCaption = /^\s*The following routes are available for this service:/;
const tableCaption = /^\s*[A-Za-z_][\w<>,` ]{0,200} (?:Parameters|Enum):\s*$/;
const tableHead = /^\W*Name\W*Parameter\W*Data ?Type\W*Required\W*Description/i;
const closingLine = /^\s*(C#|VB\.NET|F#|JavaScript|[A-Z][A-Za-z]+) ([A-Za-z_]\w*) DTOs\s*$/;
/** A route whose caption was lost. */
const bareRoute =
  /^[\s|]*(?:All Verbs|(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY)(?:[ ,]+[A-Z]{3,7})*)[\s|]*\/[^\s]*/;
const override = /^\s*To override the Content-type in your clients/;
const requestHead = /^\s*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/\S* HTTP\/1\.1/;

type Part = "about" | "access" | "routes" | "tables" | "listing" | "samples";

/** Cuts a page into its parts. Any of them may be missing, and any line may be the first of the page. */
export function sectionsOf(rows: readonly Row[]): Sections {
  const parts: Record<Part, Row[]> = { about: [], access: [], routes: [], tables: [], listing: [], samples: [] };
  let part: Part = "about";
  let title: Row | undefined;
  let operation: Row | undefined;
  let closing: Row | undefined;
  let isOperationPage = false;
  const back = rows.findIndex(({ text }) => backLink.test(text));
  for (const [i, row] of rows.entries()) {
    const text = row.text.slice(0, 1000);
    if (i <= back) {
      if (i === back) isOperationPage = true;
      else if (text.trim() !== "") title = row;
      continue;
    }
    const next = nextPart(row, text, part);
    if (next !== undefined) {
      part = next;
      isOperationPage ||= isTelltale(text);
    }
    if (closingLine.test(text) && (part === "listing" || row.mark === undefined)) {
      closing = row;
      part = "samples";
    } else if (row.mark === "title") title ??= row;
    else if (row.mark === "operation" || (back >= 0 && isOpenName(row, operation, part))) operation ??= row;
    else if (text.trim() !== "" || part === "listing") parts[part].push(row);
  }
  const found = { ...parts, isOperationPage: isOperationPage || closing !== undefined };
  return {
    ...found,
    ...(title === undefined ? {} : { title }),
    ...(operation === undefined ? {} : { operation }),
    ...(closing === undefined ? {} : { closing }),
  };
}

/** What no page of another kind shows: many have samples, lists of methods and paths, and lines about who may call. */
function isTelltale(text: string): boolean {
  return override.test(text) || routesCaption.test(text) || tableHead.test(text);
}

/** Behind the link back stands the operation's name, where markup does not say so. */
function isOpenName({ text, mark }: Row, operation: Row | undefined, part: Part): boolean {
  return part === "about" && operation === undefined && mark === undefined && /^\s*[A-Za-z_]\w*\s*$/.test(text);
}

/** The part that begins with this row; undefined: the same goes on. */
function nextPart({ mark }: Row, text: string, part: Part): Part | undefined {
  if (part === "samples") return undefined;
  if (override.test(text) || requestHead.test(text) || mark === "sample") return "samples";
  if (mark === "listing") return "listing";
  if (part === "listing") return undefined;
  if (tableCaption.test(text) || tableHead.test(text)) return "tables";
  if (part === "tables") return undefined;
  if (routesCaption.test(text) || (mark === undefined && part !== "routes" && bareRoute.test(text))) return "routes";
  if (accessCaption.test(text) || accessLabel.test(text)) return "access";
  const opens = part !== "about" || !/^[A-Z][^;{(]*[.!?]$/.test(text.trim());
  return opens && mark === undefined && beginsListing(text) ? "listing" : undefined;
}

const everyFirstLine = languages.flatMap(({ firstLines }) => firstLines);

function beginsListing(text: string): boolean {
  const line = text.trimStart();
  return everyFirstLine.some((first) => line.startsWith(first));
}

/** The language of a listing: as marked, as the closing line calls it, or the one whose first lines it has most of. */
export function languageOf(listing: readonly Row[], closing: Row | undefined): Language | undefined {
  const marked = listing.find(({ language }) => language !== undefined)?.language;
  const called = closing === undefined ? undefined : closingLine.exec(closing.text)?.[1];
  const told = languages.find(({ id, name }) => id === marked || name === called);
  if (told !== undefined) return told;
  const lines = listing.slice(0, 400).map(({ text }) => text.trimStart());
  const counts = languages.map((language) => {
    const has = language.firstLines.filter((first) => lines.some((line) => line.startsWith(first)));
    return { language, count: has.length / language.firstLines.length };
  });
  const best = counts.toSorted((a, b) => b.count - a.count)[0];
  return best === undefined || best.count === 0 ? undefined : best.language;
}

/** The operation that the closing line names. */
export function closingName(closing: Row | undefined): string | undefined {
  return closing === undefined ? undefined : closingLine.exec(closing.text)?.[2];
}

/** Rows that say nothing: rules below heads, captions of parts. */
export function isIdle(row: Row): boolean {
  return isRule(row) || routesCaption.test(row.text) || /^\s*Requires Authentication\s*$/.test(row.text);
}

export { routesCaption, tableCaption, tableHead };
