import type { Part } from "../../source/part.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { PageFact } from "../model/list-answer.ts";
import { plainName } from "../model/plain-name.ts";
import { singular } from "../model/singular.ts";

/** Names that say that something is counted, and not whether all rows are or those of the page. */
const unsure = /^(count|(item|result|record)s?count|numresults|hits|size|pagelen(gth)?|returned|shown)$/;

/** Names of places in a list, which are no counts. */
const placed = /position|index|offset|start|end|first|last/;

/** What a number counts is said at the beginning. */
const longest = 1000;

const counting = /\b(?:count|amount|quantity)\b/g;
const things = /\b(?:results?|items?|records?|entry|entries|objects?|elements?|hits|match(?:es)?|resources?)\b/g;

const ofPage =
  /\bnumber of (?:\w+ )?rows?\b[^.]*\b(?:in|on|of|for) (?:the|this) (?:current |existing |same )?(?:page|response|batch)\b/;
const ofPages = /\btotal (?:number )?(?:of )?(?:the |all )?(?:available )?pages\b/;
/** All rows, or those that an answer holds: what else is counted beside it says which. */
const doubtful = /\btotal number of (?:\w+ )?rows? (?:returned|in (?:the|this) response)\b/;
const ofAll = [
  /\btotal (?:number )?(?:of )?(?:the |all )?(?:\w+ )?rows?\b/,
  /\bnumber of (?:\w+ )?rows? (?:across|over|on|in) all pages\b/,
  /\bnumber of (?:all|total|available|matching) (?:\w+ )?rows?\b/,
  /\bnumber of (?:\w+ )?rows? (?:available|found|in total|that match|matching)\b/,
];

/**
 * What a number beside the rows counts as its description says: all rows, those of the page, or pages.
 * @param isKnown whether its name says what it is
 * @param rows the name of the list
 */
export function saidCount(
  [name, schema]: readonly [string, Part],
  isKnown: boolean,
  rows: string,
  view: SchemaView,
): PageFact | "total or count" | undefined {
  const kind = view.kind(schema);
  const words = view.keyword(schema, "description");
  if ((kind !== "integer" && kind !== "number") || typeof words !== "string") return undefined;
  const plain = plainName(name);
  if (placed.test(plain) || (isKnown && !unsure.test(plain))) return undefined;
  const text = inPlainWords(words, rows);
  if (doubtful.test(text)) return "total or count";
  if (ofPage.test(text)) return "count";
  if (ofPages.test(text)) return "pages";
  return ofAll.some((one) => one.test(text)) ? "total" : undefined;
}

/** What is said, with one word for what is counted and one for counting. */
function inPlainWords(words: string, rows: string): string {
  const names = [rows, singular(rows)].filter(({ length }) => length > 2).map((name) => name.toLowerCase());
  const begun = words.slice(0, longest).toLowerCase();
  const named = names.reduce((text, name) => text.replaceAll(name, "row"), begun);
  return named.replace(counting, "number").replace(things, "row");
}
