import { linkInMap, ofLinks } from "../check/link-map.ts";
import type { PageFact } from "../model/list-answer.ts";
import type { SchemaKind, SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import { pointerOf } from "../../source/pointer.ts";
import { plainName } from "../model/plain-name.ts";
import { barFact, endFact, ownAddress } from "./page-bar.ts";
import { saidCount } from "./said-counts.ts";

/** Objects around the facts of a page are nested no deeper. */
const deepest = 3;

const numbers: readonly (readonly [RegExp, PageFact])[] = [
  [
    /^(totalpages?|pages?count|pages|numpages|lastpage|numberofpages|totalnumberofpages|maxpages?|pagestotal)$/,
    "pages",
  ],
  [
    /^(odatacount|total|(total|all)(count|results|items|size|records|elements|entries|rows|hits|objects|docs|documents)|num(ber)?found)$/,
    "total",
  ],
  [
    /^(totalrecordcount|totalnumberof\w+|totalresultscount|(records|items|results)total|total\w*count|grandtotal)$/,
    "total",
  ],
  [/^(itemcount|resultcount|recordcount|numresults|fullsize|hits|totalnum\w*|totalset\w*)$/, "total"],
  [/^(filter(ed)?(count|total)|(records|items|results|rows)filtered|totalfiltered)$/, "total"],
  [/^(page|currentpage|pagenumber|pageindex|pageno|pagenum|current|number)$/, "page"],
  [/^(limit|perpage|pagesize|size|pagelimit|maxresults|itemsperpage|resultsperpage|pagelen(gth)?|take|top)$/, "limit"],
  [
    /^(offset|skip|start|startindex|startat|startposition|from|first(index|position|offset|result)|pageoffset)$/,
    "offset",
  ],
  [/^(count|numberofelements|returned|resultsetsize|shown|countonpage|itemsonpage)$/, "count"],
  [
    /^next(page|offset|start\w*|cursor|skip|token|marker|bookmark|position|index|key|iterator|(after|since|last|max)?id|after|since)?$/,
    "next",
  ],
  [
    /^(prev|previous|prior)(page|offset|start\w*|cursor|skip|token|marker|bookmark|position|index|key|iterator)?$/,
    "previous",
  ],
];

const filtered = /^(total)?(records|items|results|rows)?filter(ed)?(count|total|records|items|results|rows)?$/;

const flags: readonly (readonly [RegExp, PageFact])[] = [
  [
    /^((has)?more((items|results|pages|data|records|rows|entries|available)\w*)?|has(a)?next(page)?|(is)?truncated)$/,
    "more",
  ],
  [/^(done|(is)?last(page)?|end|isend|finished|nomore|iscomplete|complete|endoflist)$/, "done"],
  [/^has(prev|previous|prior)(page)?$/, "earlier"],
  [/^(is)?first(page)?$/, "first"],
  [/^(is)?empty$/, "empty"],
  [/^(un)?paged$/, "inParts"],
];

/** Names of positions that do not say which way they lead. */
const onward =
  /^(cursor|iterator|(page|scroll|continuation|pagination|sync)token|token|marker|bookmark|continuation|scrollid|after|afterid|endcursor|lastid|lastkey|lastevaluatedkey)$/;
const backward = /^(before|beforeid|startcursor|firstid)$/;

const directions: readonly (readonly [RegExp, "next" | "previous" | "first" | "last" | "self"])[] = [
  [/next/, "next"],
  [/prev(?!iew)|prior(?!it)/, "previous"],
  [/first/, "first"],
  [/last/, "last"],
  [/self|current|^href$/, "self"],
];

const linkWords = /(url|uri|href|links?)$/;

/**
 * What the members around the rows tell of a page, by their names and types: pointer → fact.
 * @param at where the rows are
 * @param isCounted whether a page is asked for by its number, or by that of its first row
 */
export function pageFactsIn(
  answer: Part,
  at: readonly string[],
  view: SchemaView,
  isCounted: boolean,
): ReadonlyMap<string, PageFact> {
  const facts = new Map<string, PageFact>();
  const onPage = new Set<string>();
  const doubtful = new Set<string>();
  const visit = (schema: Part, path: readonly string[]): void => {
    const members = membersToRead(path, schema, view);
    for (const [name, member] of members) {
      const here = [...path, name];
      if (here.join("\n") === at.join("\n")) continue;
      const one = [name, member] as const;
      const besideOthers = [barFact, endFact, ownAddress].map((fact) => fact(one, members, view));
      const named = besideOthers.find((fact) => fact !== undefined) ?? factOf(here, member, view);
      const said = saidCount(one, named !== undefined, at.at(-1) ?? "", view);
      if (said === "total or count") doubtful.add(pointerOf(here));
      const fact = said === "total or count" ? "count" : (said ?? named);
      if (said === "count" || (fact === "count" && said === undefined && plainName(name) !== "count"))
        onPage.add(pointerOf(here));
      if (fact !== undefined) facts.set(pointerOf(here), fact);
      else if (here.length < deepest) visit(member, here);
    }
  };
  if (at.length > 0) visit(answer, []);
  return oneTotal(facts, onPage, doubtful, isCounted);
}

/** Of a link only its address tells of pages; a map of links has one for each page. */
function membersToRead(path: readonly string[], schema: Part, view: SchemaView): ReadonlyMap<string, Part> {
  const members = view.allMembers(schema);
  const href = ofLinks.test(path.at(-2) ?? "") ? members.get("href") : undefined;
  if (href !== undefined) return new Map([["href", href]]);
  const link = linkInMap(path.at(-1) ?? "", schema, view);
  return link === undefined ? members : new Map(relations.map((relation) => [relation, link]));
}

const relations = ["self", "first", "prev", "next", "last"];

function factOf(path: readonly string[], schema: Part, view: SchemaView): PageFact | undefined {
  const kind: SchemaKind | undefined = view.kind(schema);
  const name = wordOf(path.at(-1) ?? "");
  if (kind === "boolean") return plainName(path.at(-2) ?? "") === "sort" ? orderFact(name) : named(flags, name);
  if (kind === "integer" || kind === "number") return named(numbers, name) ?? position(name);
  if (kind !== "string" && kind !== undefined) return undefined;
  if (kind === undefined && view.members(schema).size > 0) return undefined;
  return textFact(path, schema, view) ?? (kind === undefined ? undefined : countSpelledAsText(name));
}

/** What an object called `sort` tells: what is empty in it are the properties that are sorted by. */
function orderFact(name: string): PageFact | undefined {
  return /^((un)?sorted|empty)$/.test(name) ? "sorted" : undefined;
}

/** A name without its spelling and without the vocabulary that it is of: `hydra:totalItems`. */
function wordOf(name: string): string {
  return plainName(name.replace(/^[a-z]+:/i, ""));
}

function textFact(path: readonly string[], schema: Part, view: SchemaView): PageFact | undefined {
  const name = wordOf(path.at(-1) ?? "");
  const whole = plainName(path.join(""));
  if (/date|time|created|updated|name|type|version/.test(name)) return undefined;
  const direction = directions.find(([pattern]) => pattern.test(whole))?.[1];
  const isLink =
    linkWords.test(name) ||
    linkWords.test(plainName(path.at(-2) ?? "")) ||
    looksLikeLink(schema, view) ||
    isSaidToBeLink(name, schema, view);
  if (isLink) return direction === undefined ? undefined : `${direction}Link`;
  if (direction === "previous") return direction;
  return position(name) ?? (direction === "next" ? direction : undefined);
}

function position(name: string): PageFact | undefined {
  if (onward.test(name)) return "next";
  return backward.test(name) ? "previous" : undefined;
}

/** `"total": "120"`: some APIs count in texts. */
function countSpelledAsText(name: string): PageFact | undefined {
  const fact = named(numbers, name);
  const isCounted =
    fact === "total" || fact === "pages" || /^(start|result|page)(index|position|setsize|size)$/.test(name);
  return isCounted ? fact : undefined;
}

/** Whether a member that is called after a page only is described as its address. */
function isSaidToBeLink(name: string, schema: Part, view: SchemaView): boolean {
  const words = view.keyword(schema, "description");
  const isCalledSo = /^(next|prev|previous|prior|first|last|self|href)(page)?$/.test(name);
  return (
    isCalledSo &&
    typeof words === "string" &&
    /\b(UR[IL]|path|link)\b/i.test(words) &&
    !/\b(token|cursor)\b/i.test(words)
  );
}

function looksLikeLink(schema: Part, view: SchemaView): boolean {
  if (["uri", "url", "uri-reference", "iri", "iri-reference"].includes(view.format(schema) ?? "")) return true;
  const examples = [view.keyword(schema, "example"), view.keyword(schema, "examples")].flat();
  return examples.some((example) => typeof example === "string" && /^(https?:\/\/|\/\w)/.test(example));
}

function named(list: readonly (readonly [RegExp, PageFact])[], name: string): PageFact | undefined {
  return list.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * A lone `count` counts all rows: else nobody could tell which page is the last; beside a total it counts those of the page. Of `size` beside another limit nothing is known.
 * @param onPage those that are said to count the rows of the page, or are called so
 * @param doubtful those that are said to count either
 */
function oneTotal(
  facts: ReadonlyMap<string, PageFact>,
  onPage: ReadonlySet<string>,
  doubtful: ReadonlySet<string>,
  isCounted: boolean,
): ReadonlyMap<string, PageFact> {
  const known = [...facts.values()];
  if (known.includes("total")) return twoTotals(facts);
  const isPaged = known.some((fact) => ["next", "previous", "nextLink", "pages", "page", "offset"].includes(fact));
  const isLast = isCounted && !known.includes("more") && !known.includes("done");
  const isAll = (at: string, fact: PageFact): boolean =>
    (isPaged || isLast || doubtful.has(at)) && fact === "count" && !onPage.has(at);
  return new Map([...facts].map(([at, fact]) => [at, isAll(at, fact) ? "total" : fact]));
}

/** Beside a total of what filters leave, the other one counts the rows before. */
function twoTotals(facts: ReadonlyMap<string, PageFact>): ReadonlyMap<string, PageFact> {
  const isOfFilter = ([at, fact]: readonly [string, PageFact]): boolean =>
    fact === "total" && filtered.test(plainName(at.slice(at.lastIndexOf("/"))));
  const entries = [...facts];
  if (!entries.some(isOfFilter)) return facts;
  return new Map(entries.map(([at, fact]) => [at, fact === "total" && !isOfFilter([at, fact]) ? "all" : fact]));
}

const headers: readonly (readonly [RegExp, PageFact])[] = [
  [/^link$/, "links"],
  [/^(x)?(pagination|paging)?total(count|items|results|records)?$|^xcount$|^xtotal\w*count$/, "total"],
  [/^(x)?(pagination|paging)?(total|page)(pages|count)$/, "pages"],
  [/^(x)?(pagination|paging)?(current)?page$/, "page"],
  [/^(x)?(pagination|paging)?(perpage|pagesize|limit|take)$/, "limit"],
  [/^(x)?(pagination|paging)?(offset|skip|skipped)$/, "offset"],
  [/^(x)?(pagination|paging)?next(page|cursor|token)?$/, "next"],
  [/^(x)?(pagination|paging)?prev(ious)?(page|cursor|token)?$/, "previous"],
];

/** What the documented response headers tell of a page. */
export function pageHeaders(response: Part | undefined): ReadonlyMap<string, PageFact> {
  const names = (response?.get("headers")?.entries() ?? []).map(([name]) => name);
  return new Map(
    names.flatMap((name) => {
      const fact = named(headers, plainName(name));
      return fact === undefined ? [] : [[name, fact] as const];
    }),
  );
}
