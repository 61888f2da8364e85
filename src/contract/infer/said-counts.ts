import type { Part } from "../../source/part.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { PageFact } from "../model/list-answer.ts";
import { plainName } from "../model/plain-name.ts";
import { singular } from "../model/singular.ts";

/** Names that say that something is counted, and not whether all rows are or those of the page. */
const unsure = /^(count|(item|result|record)s?count|numresults|hits|size|returned|shown)$/;

/** Names of places in a list, which are no counts. */
const placed = /position|index|offset|start|end|first|last/;

const things = "results?|items?|records?|entry|entries|objects?|elements?|rows?|hits|match(?:es)?|resources?";
const counting = "(?:number|count|amount|quantity)";

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
): PageFact | undefined {
  const kind = view.kind(schema);
  const words = view.keyword(schema, "description");
  if ((kind !== "integer" && kind !== "number") || typeof words !== "string") return undefined;
  const plain = plainName(name);
  if (placed.test(plain) || (isKnown && !unsure.test(plain))) return undefined;
  const own = /^\w+$/.test(rows) ? `|${rows}|${singular(rows)}` : "";
  const thing = `(?:\\w+ )?(?:${things}${own})\\b`;
  const says = (pattern: string): boolean => new RegExp(`\\b${pattern}`, "i").test(words);
  if (says(`${counting} of ${thing}[^.]*\\b(?:in|on|of|for) (?:the|this) (?:current )?(?:page|response|batch)\\b`))
    return "count";
  if (says(`total (?:${counting} )?(?:of )?(?:the |all )?(?:available )?pages\\b`)) return "pages";
  const isAll =
    says(`total (?:${counting} )?(?:of )?(?:the |all )?${thing}`) ||
    says(`${counting} of (?:all|total|available|matching) ${thing}`) ||
    says(`${counting} of ${thing} (?:available|found|in total|that match|matching)\\b`);
  return isAll ? "total" : undefined;
}
