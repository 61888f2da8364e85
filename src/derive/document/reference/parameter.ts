import type { Member, TypeRef } from "../declared.ts";
import { insetOf } from "./nesting.ts";
import { isPageSize, isPaging } from "./prose.ts";
import { type Column, plainText, typeOf } from "./words.ts";

/** What a page says of one parameter or field, before its place is known. */
export interface Told {
  readonly name: string;
  readonly line: number;
  readonly type: string;
  readonly place: string;
  readonly required: boolean | undefined;
  readonly description: string;
  readonly fallback: string;
  readonly allowed: string;
  /** How far in it stands, below what it is in. */
  readonly inset?: number;
}

/** A row of a table of parameters. */
export function rowTold(
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
  line: number,
): Told | undefined {
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? "";
  const has = (column: Column): boolean => columns.includes(column);
  const { inset, name: called } = insetOf(plainName(cell("name")));
  const [, name, star = ""] = /^([A-Za-z_@$][\w.[\]$-]*)\s*(\*)?/.exec(called) ?? [];
  if (name === undefined) return undefined;
  // Generators show the type and the place below the name.
  const beside = cell("name")
    .split("\n")
    .slice(1)
    .map((one) => one.trim());
  const placeBeside = beside.map((one) => /^\((path|query|header|cookie|body)\)$/.exec(one)?.[1]).find((one) => one);
  const isMarked = star !== "" || /\brequired\b/i.test(`${cell("name")} ${cell("type")}`);
  const told = has("required") ? isYes(cell("required")) : has("optional") ? !isYes(cell("optional")) : undefined;
  return {
    name,
    line,
    inset,
    type: cell("type") || (beside.find((one) => typeOf(one).is !== "unknown") ?? ""),
    place: plainText(cell("place") || (placeBeside ?? "")).toLowerCase(),
    required: isMarked || told,
    description: /^(?:none|null|n\/a|-|–|—)$/i.test(cell("description")) ? "" : cell("description"),
    fallback: plainText(cell("default")),
    allowed: cell("allowed"),
  };
}

function plainName(cell: string): string {
  return cell.replace(/[`]|\*\*|(?<!\w)_|_(?!\w)/g, "");
}

function isYes(cell: string): boolean {
  return /^(?:yes|y|ja|oui|true|required|mandatory|x|✓|✔|✅|pflicht|obligatorisk|obligatoire|1|\*)\b|^[✓✔✅☑*]|^:(?:[\w-]*check[\w-]*):/i.test(
    plainText(cell) || cell,
  );
}

const item =
  /^[-*+•]\s+[`*_]*([A-Za-z_][\w.[\]-]*)[`*_]*\s*(?::\s*`?([^\s`(]*)`?\s*)?(?:\(([^()]*)\)|\[([^\]]*)\])?\s*(?:[-–—:]+\s*(.*))?$/;
const typed =
  /^(?:[-*+•]\s+(?=[`*_]))?[`*_]*([A-Za-z_][\w.[\]-]*)[`*_]*[\s:]+[`*_]*(\(?(?:(?<=\()\s)?[A-Za-z][\w-]*(?:\[\])?(?:\s?\))?)[`*_]*(?!\.)(?:[\s,·|]+(required|optional))?\b[\s,·:|)–—-]*(.*)$/i;
/** A name that no word of prose is, and what it means. */
const dashed = /^([A-Za-z][\w.]*[-_][\w.-]*|[a-z][a-z_]*)\s+[–—-]\s+(.+)$/;

const article = /^(?:an?|the|this|in|of|as|is|ein|eine|der|die|das|une?|le|la|les|ett|en|with|for)$/i;

/** A line that tells of one parameter: `- limit (integer, optional): How many`, `limit integer required`. */
export function lineTold(text: string, line: number): Told | undefined {
  const listed = item.exec(text.slice(0, 2000));
  const shared = { line, place: "", allowed: "" };
  if (listed !== null) {
    const [, name = "", example = "", round, square, description = ""] = listed;
    const words = round ?? square ?? (typeOf(example).is === "unknown" ? "" : example);
    if (words === "" && description === "") return undefined;
    const fallback = /\bdefault:?\s*([^,)]+)/i.exec(words)?.[1] ?? "";
    const type = words.split(",").find((word) => typeOf(word.trim()).is !== "unknown") ?? "";
    const required = /\brequired\b|pflicht/i.test(words) ? true : /\boptional\b/i.test(words) ? false : undefined;
    return { ...shared, name, type: type.trim(), required, description, fallback };
  }
  const [, called, meaning = ""] = dashed.exec(plainText(text).slice(0, 2000)) ?? [];
  if (called !== undefined)
    return { ...shared, name: called, type: "", required: undefined, description: meaning, fallback: "" };
  const [, name, type = "", mark, description = ""] = typed.exec(text.slice(0, 2000)) ?? [];
  if (
    name === undefined ||
    article.test(name) ||
    /json/i.test(type) ||
    typeOf(type.replace(/[()]/g, "").trim()).is === "unknown"
  )
    return undefined;
  const required = mark === undefined ? undefined : /required/i.test(mark);
  return { ...shared, name, type: type.replace(/[()]/g, "").trim(), required, description, fallback: "" };
}

/** Neither a type nor a default says what kind of value it is. */
export function isUntyped({ type, fallback, description }: Told): boolean {
  const shown = fallback || defaultIn(plainText(description));
  return typeOf(type === "" ? wordFor(shown) : type).is === "unknown";
}

/** A parameter or field as a member of a type. */
export function memberOf(told: Told, place: string | undefined): Member {
  const { name, line } = told;
  const description = plainText(told.description);
  const inType = /[([]([^()[\]]*[|,][^()[\]]*)[)\]]/.exec(told.type)?.[1] ?? "";
  const allowed = allowedIn(told.allowed || inType, told.description);
  const fallback = told.fallback || defaultIn(description);
  const stated = typeOf(told.type === "" ? wordFor(fallback) : told.type);
  const text: TypeRef = { is: "scalar", kinds: [kindTold(description)] };
  const isText = stated.is === "scalar" && stated.kinds.every((kind) => kind === "string");
  const type: TypeRef = isText || (stated.is === "unknown" && place !== undefined) ? text : stated;
  const isStated =
    /^\W*(?:required|pflichtfeld|obligatoire)\b(?! if| when| for| unless)|\((?:required|pflicht)\)|[.;] required\.?$/i.test(
      description,
    );
  const value = defaultOf(fallback, type);
  const range = isNumber(type)
    ? rangeIn(isPaging(name) && !isPageSize(name) ? withoutRows(description) : description)
    : undefined;
  const required = place === "path" || (told.required ?? isStated);
  return {
    name,
    line,
    type,
    attributes: [],
    wireName: { value: name, line },
    required: { value: required, line },
    ...(place === undefined ? {} : { place: { value: place, line } }),
    ...(description === "" ? {} : { description: { value: description, line } }),
    ...(allowed.length === 0 || type.is !== "scalar" || !type.kinds.includes("string")
      ? {}
      : { allowed: { value: allowed, line } }),
    ...(value === undefined ? {} : { fallback: { value, line } }),
    ...(range === undefined ? {} : { range: { value: range, line } }),
  };
}

/** The kind of text that a description tells by how dates and times are written. */
function kindTold(description: string): "string" | "date" | "datetimeoffset" {
  const isMoment =
    /\byyyy-mm-ddThh:mm(?::ss)?(?:\.s{1,9})?[Z+±-]|\b(?:ISO.?8601|RFC ?3339) (?:date-?time|timestamp)/i.test(
      description,
    );
  if (isMoment) return "datetimeoffset";
  return /\byyyy-mm-dd\b(?!\s?hh)/i.test(description) ? "date" : "string";
}

/** What the number of a page is said to be, without what is said of the rows on it. */
function withoutRows(description: string): string {
  return description.replace(/\b(?:up to|at most|max\w*(?: of)?) \d+ (?:[a-z]+ ){0,3}(?:per|on|each|in)\b/gi, "");
}

/** A default shows what kind of value it is. */
function wordFor(fallback: string): string {
  if (/^(?:true|false)$/i.test(fallback)) return "boolean";
  return /^-?\d+$/.test(fallback) ? "integer" : /^-?\d+\.\d+$/.test(fallback) ? "number" : "";
}

/** A default stands behind a sign or a verb, or is the end of what is said: "the default order of the rows" names none. */
const defaults =
  /\b(?:default(?: value)?|standard(?:wert)?|förval(?:t)?|par défaut)(?:(?:s? to|\s*[:=]|\s+(?:is|ist|är|est))\s*["'`]?(-?[\w.]+)|\s+["'`]?(-?[\w.]+?)["'`]?(?=\s*(?:[.,;)]|$)))/i;

/** The default that a description states; empty: none. */
function defaultIn(description: string): string {
  const [, told, last = ""] = defaults.exec(description) ?? [];
  return told ?? last;
}

function defaultOf(text: string, type: TypeRef): unknown {
  const word = text.replace(/^["']|["']$/g, "").replace(/\.$/, "");
  if (word === "" || /^(?:none|null|-|–|—|n\/a|empty|is|the|to|all)$/i.test(word) || type.is !== "scalar")
    return undefined;
  if (isNumber(type)) return /^-?\d+(?:\.\d+)?$/.test(word) ? Number(word) : undefined;
  if (type.kinds.includes("boolean")) return /^(?:true|false)$/i.test(word) ? /^true$/i.test(word) : undefined;
  return type.kinds.includes("string") && /^[\w.-]+$/.test(word) ? word : undefined;
}

function isNumber(type: TypeRef): boolean {
  return type.is === "scalar" && type.kinds.some((kind) => /int|double/.test(kind));
}

/** The values that a column lists, or that a phrase of the description does. */
function allowedIn(column: string, description: string): string[] {
  const told = phrase.exec(description)?.[1]?.replace(/\.\s.*$/s, "") ?? quotedList.exec(description)?.[1] ?? "";
  const listed = column === "" ? told : column;
  const quoted = [...listed.matchAll(/[`"'“]([^`"'”]{1,60})[`"'”]/g)].map(([, value = ""]) => value);
  if (quoted.length > 1) return [...new Set(quoted)];
  const [, bracketed] = /^\[([^\]]*)\]/.exec(listed) ?? [];
  const words = plainText((bracketed ?? listed).replace(/\.(?:\s.*)?$/, ""))
    .split(/\s*[,|/\n]\s*(?:or |oder |eller |ou )?|\s+(?:or|oder|eller|ou)\s+/)
    .filter((word) => word !== "");
  return words.length > 1 && words.every((word) => /^[\w.:+-]{1,40}$/.test(word)) ? words : [];
}

const phrase =
  /\b(?:one of|enum|allow(?:ed|able) values|possible values|valid values|accepted values|either|eines von|ein(?:er|e) von|erlaubt|en av|tillåtna värden|une? des?|valeurs possibles)\b(?: the| valeurs| der werte| värdena| values)*(?: are| is)?\s*:?\s*(.{1,500})$/is;

/** Nothing but values in quotes: "Sort order: `asc` or `desc`". */
const quotedList =
  /(?:^|[:–—(] ?)((?:[`"'“][^`"'”]{1,40}[`"'”],? ?){1,30}(?:or|oder|eller|ou) [`"'“][^`"'”]{1,40}[`"'”])/i;

const ranges = [
  /\b(?:between|from|zwischen|mellan|entre) (-?\d+(?:\.\d+)?) (?:and|to|und|bis|och|et) (-?\d+(?:\.\d+)?)\b/i,
  /^(-?\d+(?:\.\d+)?) ?(?:-|–|to|bis|till|à) ?(-?\d+(?:\.\d+)?)\b/,
  /(?:^|[(,:[] ?)(-?\d+(?:\.\d+)?) ?(?:-|–|to|\.\.) ?(-?\d+(?:\.\d+)?)(?= ?[\](),.;]|$)/,
];
const most =
  /(?<!\w)(?:at most|up to|max(?:imum|imal)?\.?(?: value)?(?: of| is)?:?|≤|<=|höchstens|högst|maximalt) (-?\d+(?:\.\d+)?)\b(?! (?:requests?|calls?|times|per)\b)/i;
const least =
  /(?<!\w)(?:at least|min(?:imum)?\.?(?: value)?(?: of| is)?:?|≥|>=|mindestens|minst) (-?\d+(?:\.\d+)?)\b(?! (?:requests?|calls?|times|per)\b)/i;

/** The limits of a number that the description states; how often one may ask is none of them. */
function rangeIn(text: string): { minimum?: number; maximum?: number } | undefined {
  const both = ranges.map((range) => range.exec(text)).find((found) => found !== null);
  if (both !== undefined) return { minimum: Number(both[1]), maximum: Number(both[2]) };
  const [, highest] = most.exec(text) ?? [];
  const [, lowest] = least.exec(text) ?? [];
  if (highest === undefined && lowest === undefined) return undefined;
  return {
    ...(lowest === undefined ? {} : { minimum: Number(lowest) }),
    ...(highest === undefined ? {} : { maximum: Number(highest) }),
  };
}
