import type { Member, TypeRef } from "../declared.ts";
import { insetOf } from "./nesting.ts";
import { isPageSize, isPaging } from "./prose.ts";
import { allowedIn, defaultIn, defaultOf, exampleOf, isNumber, rangeIn, wordFor } from "./values.ts";
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
  readonly example?: string;
  /** How far in it stands, below what it is in. */
  readonly inset?: number;
}

/**
 * A row of a table of parameters.
 * @param required whether the rows below a caption within the table are needed; undefined: no caption says
 */
export function rowTold(
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
  line: number,
  required?: boolean,
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
    required: isMarked || (told ?? required),
    description: /^(?:none|null|n\/a|-|–|—)$/i.test(cell("description")) ? "" : cell("description"),
    fallback: plainText(cell("default")),
    allowed: cell("allowed"),
    example: plainText(cell("example")),
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
export function isUntyped({ type, fallback, description, example = "" }: Told): boolean {
  const shown = fallback || defaultIn(plainText(description)) || example;
  return typeOf(type === "" ? wordFor(shown) : type).is === "unknown";
}

/** A parameter or field as a member of a type. */
export function memberOf(told: Told, place: string | undefined): Member {
  const { name, line } = told;
  const description = plainText(told.description);
  const inType =
    (/[([]([^()[\]]*[|,][^()[\]]*)[)\]]/.exec(told.type) ?? /^enum\s*:\s*(.*[|,].*)$/i.exec(told.type))?.[1] ?? "";
  const allowed = allowedIn(told.allowed || inType, told.description);
  const fallback = told.fallback || defaultIn(description);
  const stated = typeOf(told.type === "" ? wordFor(fallback || (told.example ?? "")) : told.type);
  const text: TypeRef = { is: "scalar", kinds: [kindTold(description)] };
  const isText = stated.is === "scalar" && stated.kinds.every((kind) => kind === "string");
  const type: TypeRef = isText || (stated.is === "unknown" && place !== undefined) ? text : stated;
  const isStated =
    /^\W*(?:required|pflichtfeld|obligatoire)\b(?! if| when| for| unless)|\((?:required|pflicht)\)|[.;] required\.?$/i.test(
      description,
    );
  const value = defaultOf(fallback, type, allowed);
  const example = exampleOf(told.example ?? "", type, allowed);
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
    ...(example === undefined ? {} : { example: { value: example, line } }),
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

/** What is told of one, with a further value that is allowed. */
export function withValue(told: Told, value: string): Told {
  return { ...told, allowed: told.allowed === "" ? value : `${told.allowed}|${value}` };
}
