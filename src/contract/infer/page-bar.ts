import type { SchemaView } from "../check/schema-view.ts";
import { plainName } from "../model/plain-name.ts";
import type { PageFact } from "../model/list-answer.ts";
import type { Part } from "../../source/part.ts";

/** The place of a page's last row, beside that of its first: `startPosition` and `endPosition`. Some APIs count in texts. */
export function endFact(
  [name, schema]: readonly [string, Part],
  beside: ReadonlyMap<string, Part>,
  view: SchemaView,
): PageFact | undefined {
  const unit = /^(?:end|last)(index|position|offset)$/.exec(plainName(name))?.[1];
  if (unit === undefined || !["integer", "number", "string"].includes(view.kind(schema) ?? "")) return undefined;
  const names = [...beside.keys()].map(plainName);
  return ["start", "first"].some((begin) => names.includes(begin + unit)) ? "lastOffset" : undefined;
}

/** The address of the page itself, beside that of the next one: `url` and `next_page_url`. */
export function ownAddress(
  [name, schema]: readonly [string, Part],
  beside: ReadonlyMap<string, Part>,
  view: SchemaView,
): PageFact | undefined {
  const plain = plainName(name);
  if (!["url", "uri", "href"].includes(plain) || view.kind(schema) !== "string") return undefined;
  const names = [...beside.keys()].map(plainName);
  return [`next${plain}`, `nextpage${plain}`].some((next) => names.includes(next)) ? "selfLink" : undefined;
}

/** What a member beside the number of a page tells of it for a bar of pages: "rows 31 to 45", and a link for each page. */
export function barFact(
  [name, schema]: readonly [string, Part],
  beside: ReadonlyMap<string, Part>,
  view: SchemaView,
): PageFact | undefined {
  const names = new Set([...beside.keys()].map(plainName));
  if (!["currentpage", "page"].some((one) => names.has(one))) return undefined;
  const plain = plainName(name);
  const kind = view.kind(schema);
  if (kind === "integer" || kind === "number") {
    if (plain === "pagingcounter" || (plain === "from" && names.has("to"))) return "firstRow";
    return plain === "to" && names.has("from") ? "lastRow" : undefined;
  }
  if (kind === "string") return plain === "path" && names.has("lastpage") ? "address" : undefined;
  const items = kind === "array" ? view.items(schema) : undefined;
  const isBar = items !== undefined && ["url", "label", "active"].every((one) => view.members(items).has(one));
  return isBar ? "numbered" : undefined;
}
