import type { ListPaging, PageFact } from "../model/list-answer.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { DescribedOperation, DescribedParameter } from "./described-operation.ts";
import type { ToldPositions } from "./page-positions.ts";
import { askedWord, withMembers } from "./parameter-members.ts";
import { plainName } from "../model/plain-name.ts";

/** How a list is asked for in parts, as `x-standin-answer` writes it: what is not known is left out. */
export type PagingHabit = Pick<ListPaging, "style"> & {
  readonly [Name in Exclude<keyof ListPaging, "end">]?: NonNullable<ListPaging[Name]>;
} & { readonly otherLimit?: string; readonly through?: string; readonly until?: string };

/** Names of parameters, the surest first. */
const limits = words(
  "limit pagelimit perpage pagesize maxresults maxitems resultsperpage itemsperpage maxpagesize top first take size " +
    "count rows max maxkeys pagelength pagelen batchsize numresults resultsize maxcount maxresultcount maxresultsperpage results items pageitems",
);
const pageSizes = words("pagelimit perpage pagesize");
const cursors = words(
  "cursor nextcursor pagetoken nextpagetoken nexttoken pageafter pagecursor iterator startingafter after afterid marker " +
    "nextmarker bookmark scrollid continuation continuationtoken token paginationtoken startcursor exclusivestartkey " +
    "lastid sinceid lastkey startkey startafter",
);
const looseCursors = words("next offset page start from");
const pages = words("page pagenumber pageno pagenum pageindex currentpage p");
const offsets = words(
  "offset pageoffset skip skipcount startindex startposition startat start from firstresult position",
);
const befores = words("endingbefore before beforeid");
/** Of rows that come newest first. */
const times = words("until before to from");

function words(text: string): readonly string[] {
  return text.split(" ");
}

/** Parameters that say how long a page is and where it begins, and what the answer tells of it. */
export function pagingHabit(
  { parameters }: DescribedOperation,
  told: ReadonlySet<PageFact>,
  { named, isTime, first }: ToldPositions,
  view: SchemaView,
): PagingHabit {
  const query = parameters.flatMap((parameter) => (parameter.in === "query" ? withMembers(parameter, view) : []));
  const isNumber = (one: DescribedParameter): boolean => isWhole(one, view) && !isDated(one, view);
  const isText = (one: DescribedParameter): boolean =>
    [undefined, "string"].includes(kindOf(one, view)) && !isDated(one, view);
  const limit = pick(query, limits, (one) => isNumber(one) || (isText(one) && isLength(one)));
  const size = limit === undefined ? {} : sizeOf(limit, view);
  const others = query.filter((one) => one !== limit);
  const leads = (["next", "nextLink", "links"] as const).some((fact) => told.has(fact));
  const isCount = (one: DescribedParameter): boolean =>
    isNumber(one) || (isText(one) && isCountText(one, { leads, told }, view));
  const page = pick(others, pages, isCount);
  const offset = pick(others, offsets, isCount);
  // Where nothing counts, a number that is called a position is one.
  const isKeyLike = (one: DescribedParameter): boolean =>
    isText(one) || (isNumber(one) && ((page ?? offset) === undefined || /after|last_?id|since_?id/i.test(one.name)));
  const cursor =
    pick(others, [...named, ...cursors], isKeyLike) ??
    (limit !== undefined || leads ? pick(others, looseCursors, (one) => isText(one) && !isCount(one)) : undefined);
  // A number is a time, unless the way on is a number as well.
  const isNumbered = cursor !== undefined && isNumber(cursor);
  const before = pick(others, befores, (one) => isText(one) || (isNumbered && isNumber(one)));
  const back = backFrom(before, offset);
  const time = cursor === undefined && isTime ? pick(others, times, (one) => isScalar(one, view)) : undefined;
  if (time !== undefined) return { style: "time", parameter: time.name, ...size };
  if (cursor !== undefined && leads) return { style: "cursor", parameter: cursor.name, ...back, ...size };
  if (cursor !== undefined && /after|lastid|sinceid/.test(plainName(cursor.name)))
    return { style: "after", parameter: cursor.name, ...back, ...size };
  if (page !== undefined) return pageHabit(page, query, { first, ...backFrom(undefined, offset), ...size }, view);
  if (offset !== undefined)
    return offsetHabit(offset, limit === undefined ? rangeFrom(offset, others, view) : size, view);
  if (cursor !== undefined) return { style: "cursor", parameter: cursor.name, ...back, ...size };
  const isLinked = leads && (limit !== undefined || told.has("nextLink") || told.has("links"));
  return { style: isLinked ? "link" : "all", ...size };
}

/** Of two sizes, the one beside a number of pages is that of pages; the other one is that beside an offset, and says as much. */
function pageHabit(
  page: DescribedParameter,
  query: readonly DescribedParameter[],
  { first = 1, ...size }: Partial<PagingHabit>,
  view: SchemaView,
): PagingHabit {
  const own = pick(query, pageSizes, (one) => isWhole(one, view));
  const ofPages = own === undefined ? {} : sizeOf(own, view);
  const other =
    own === undefined || size.limit === undefined || size.limit === own.name ? {} : { otherLimit: size.limit };
  return { style: "page", parameter: page.name, first: firstOf(page, first, view), ...size, ...ofPages, ...other };
}

/** Whether a page is asked for by its number, or by that of its first row. */
export function asksByNumber({ parameters }: DescribedOperation, view: SchemaView): boolean {
  const query = parameters.filter((one) => one.in === "query" && isWhole(one, view) && !isDated(one, view));
  return pick(query, [...pages, ...offsets], () => true) !== undefined;
}

/** What else says where a page is, beside a position that leads on. */
function backFrom(
  before: DescribedParameter | undefined,
  offset: DescribedParameter | undefined,
): Partial<PagingHabit> {
  return {
    ...(before === undefined ? {} : { before: before.name }),
    ...(offset === undefined ? {} : { offset: offset.name }),
  };
}

/** Where a page ends that is asked for from the number of one row to that of another: `from` and `to`, `startIndex` and `endIndex`. */
function rangeFrom(
  start: DescribedParameter,
  others: readonly DescribedParameter[],
  view: SchemaView,
): Pick<PagingHabit, "through" | "until" | "usual"> {
  const wanted = plainName(start.name)
    .replace(/^from/, "to")
    .replace(/^start/, "end")
    .replace(/^first/, "last");
  const end = others.find((one) => one !== start && plainName(one.name) === wanted && isWhole(one, view));
  if (end === undefined || !isWhole(start, view)) return {};
  const first = firstOf(start, 0, view);
  const last = end.schema && wholeNumber(view.keyword(end.schema, "default"));
  if (!(last !== undefined && last > first) && ![start, end].every(isOfRows)) return {};
  // From 1 to 10 and from 0 to 9 are ten rows with the last one; from 0 to 10 are so without it.
  const isShown = first === 1 || last === undefined || last % 10 !== 0;
  const usual = last === undefined ? 0 : last - first + (isShown ? 1 : 0);
  return { [isShown ? "through" : "until"]: end.name, ...(usual < 1 ? {} : { usual }) };
}

/** Whether a number is one of rows, by its name or description, and none of seconds. */
function isOfRows(one: DescribedParameter): boolean {
  const said = `${one.name} ${describedAs(one)}`;
  return /index|position|row|record|result|item|entr/i.test(said) && !/time|date|epoch|second|hour/i.test(said);
}

function isWhole(one: DescribedParameter, view: SchemaView): boolean {
  return ["integer", "number"].includes(kindOf(one, view) ?? "");
}

function isScalar(one: DescribedParameter, view: SchemaView): boolean {
  return isWhole(one, view) || (kindOf(one, view) === "string" && one.schema?.get("format") === undefined);
}

function offsetHabit(offset: DescribedParameter, size: Partial<PagingHabit>, view: SchemaView): PagingHabit {
  return { style: "offset", parameter: offset.name, first: firstOf(offset, 0, view), ...size };
}

/** The parameters that a habit is about: they are no filters. */
export function pagingNames(habit: PagingHabit): ReadonlySet<string> {
  const { style, parameter, before, offset, limit, through, until } = habit;
  // A time that leads on may be one before which rows were made as well.
  const position = style === "time" && parameter !== "from" ? undefined : parameter;
  return new Set([position, before, offset, limit, through, until].filter((name) => name !== undefined));
}

function pick(
  parameters: readonly DescribedParameter[],
  names: readonly string[],
  test: (parameter: DescribedParameter) => boolean,
): DescribedParameter | undefined {
  const named = parameters.map((one) => [askedWord(one), one] as const);
  for (const name of named.length === 0 ? [] : names) {
    const found = named.find(([plain, one]) => plain === name && test(one));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/** Whether a text is surely a number of rows, by its name. */
function isLength({ name }: DescribedParameter): boolean {
  return /limit|size|page|^max_?(results|items|count)$/i.test(name);
}

/** Names of what is counted, wherever no answer tells the next position. */
const counted = /^(?:page)?offset$|^skip$|^page(?:number|no|num|index)?$/;

/**
 * Whether a parameter that is a text holds a number of pages or rows, as its default, its example or its name say.
 * @param leads whether answers tell the next position: then a name alone says nothing, unless they tell that number too
 */
function isCountText(
  { name, part, schema }: DescribedParameter,
  { leads, told }: { readonly leads: boolean; readonly told: ReadonlySet<PageFact> },
  view: SchemaView,
): boolean {
  const word = plainName(name);
  const shown = shownOf({ part, schema }, view);
  if (shown.some(isToken)) return false;
  if (counted.test(word) && (!leads || told.has(/^page(?!offset)/.test(word) ? "page" : "offset"))) return true;
  return shown.some((value) => wholeNumber(value) !== undefined);
}

/** Whether a value is a text that only programs write: it counts nothing, whatever the parameter is called. */
function isToken(value: unknown): boolean {
  return typeof value === "string" && /^(?=.*[a-z])(?=.*[\d=])[\w=+/.-]{6,}$/i.test(value);
}

/** What a document shows of a parameter's values. */
function shownOf({ part, schema }: Pick<DescribedParameter, "part" | "schema">, view: SchemaView): readonly unknown[] {
  const shown = schema === undefined ? [] : ["default", "example"].map((keyword) => view.keyword(schema, keyword));
  return [...shown, part.get("example")?.exact()];
}

function kindOf({ schema }: DescribedParameter, view: SchemaView): ReturnType<SchemaView["kind"]> {
  return schema && view.kind(schema);
}

/** Seconds since 1970, and no count of rows. */
const leastSeconds = 100_000_000;

/** Whether a parameter is a time, by its format, by what the document shows of it, or as it says of a `from`. */
function isDated(one: DescribedParameter, view: SchemaView): boolean {
  const { name, schema } = one;
  if (schema !== undefined && /date|time/.test(view.format(schema) ?? "")) return true;
  const isMoment = (value: unknown): boolean =>
    typeof value === "string" ? /^\d{4}-\d\d-\d\d/.test(value) : typeof value === "number" && value >= leastSeconds;
  const isLoose = /^(from|start|since|after|before)$/.test(plainName(name));
  return shownOf(one, view).some(isMoment) || (isLoose && /\b(timestamp|epoch|unix)\b/i.test(describedAs(one)));
}

function describedAs({ part, schema }: DescribedParameter): string {
  return part.get("description")?.text ?? schema?.get("description")?.text ?? "";
}

function sizeOf({ name, schema }: DescribedParameter, view: SchemaView): Partial<PagingHabit> {
  const usual = schema && wholeNumber(view.keyword(schema, "default"));
  const listed = schema && view.keyword(schema, "enum");
  const numbers = Array.isArray(listed) ? listed.map(wholeNumber).filter((one) => one !== undefined) : [];
  const most =
    (schema && wholeNumber(view.keyword(schema, "maximum"))) ?? (numbers.length > 0 ? Math.max(...numbers) : undefined);
  return {
    limit: name,
    ...(usual === undefined || usual < 1 ? {} : { usual }),
    ...(most === undefined || most < 1 ? {} : { most }),
  };
}

/** Pages are counted from 1, rows from 0, where the document does not say otherwise. */
function firstOf({ name, schema }: DescribedParameter, usual: number, view: SchemaView): number {
  const [said] = ["default", "minimum"]
    .flatMap((keyword) => (schema && wholeNumber(view.keyword(schema, keyword))) ?? [])
    .filter((number) => number === 0 || number === 1);
  return said ?? (/index/i.test(name) ? 0 : usual);
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : undefined;
}
