import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import { plainName } from "../model/plain-name.ts";
import { identifiers } from "../model/reference-name.ts";
import { singular } from "../model/singular.ts";
import { wordsIn } from "../model/words-in.ts";
import { lastWord, parameterOf, segmentsOfPath } from "./words.ts";

/** Last words of names that tell one thing from another. */
const tellers =
  "id uid gid sid oid uuid guid key name slug number code login username handle token identifier email tag label urn ref".split(
    " ",
  );
/** Names of things that hold a text called like themselves, which no path would name: a comment has a `comment`. */
const texts: ReadonlySet<string> = new Set(
  "comment note message text remark review reply question answer memo description quote".split(" "),
);

/** The property of a row that holds what a parameter of the path names; where none is called so, the id that stands first. */
export function keyNamedBy(row: Part, parameter: string, path: string, view: SchemaView): string | undefined {
  const named = keyCalled(row, parameter, path, view);
  return named.key ?? (named.isId ? firstId(scalarNames(row, view)) : undefined);
}

/**
 * The property of a row that is called like a parameter of the path, or like the key of the thing that the path is about.
 * @returns that property, and whether the parameter is called like an id
 */
export function keyCalled(
  row: Part,
  parameter: string,
  path: string,
  view: SchemaView,
): { readonly key: string | undefined; readonly isId: boolean } {
  const names = scalarNames(row, view);
  const [meant = parameter] = alternativesIn(parameter);
  const wanted = plainName(meant).replace(/ids$/, "id");
  const words = segmentsOfPath(path).filter((segment) => parameterOf(segment) === undefined);
  const collection = plainName(words.at(-1) ?? "");
  const thing = plainName(singular(words.at(-1) ?? ""));
  const isWantedId = [thing, collection, "id"].includes(wanted) || wanted.endsWith("id") || thing.endsWith(wanted);
  const isId = (name: string): boolean => identifiers.has(plainName(name));
  const isText = wanted === thing && texts.has(wanted) && names.some(isId);
  const key =
    (isText ? names.find(isId) : names.find((name) => plainName(name) === wanted)) ??
    synonymsOf(wanted).flatMap((word) => names.find((name) => plainName(name) === word) ?? [])[0] ??
    names.find((name) => tellers.includes(plainName(name)) && wanted.endsWith(plainName(name))) ??
    (thing === "" ? undefined : names.find((name) => plainName(name) === `${thing}id`)) ??
    (isWantedId ? names.find(isId) : undefined) ??
    // `external_customer_id` of a customer is its `external_id`.
    (thing === "" ? undefined : names.find((name) => plainName(name) === wanted.replace(thing, "")));
  return { key, isId: isWantedId };
}

/** `projectIdOrKey`, `name_or_id` → what may stand there, ids first: rows of other things refer to them. */
export function alternativesIn(parameter: string): readonly string[] {
  const words = wordsIn(parameter);
  const or = words.indexOf("or");
  if (or <= 0) return [];
  const either = [words.slice(0, or), words.slice(or + 1)];
  const isId = (one: readonly string[]): boolean => identifiers.has(one.at(-1) ?? "");
  return either.toSorted((a, b) => Number(isId(b)) - Number(isId(a))).map((one) => one.join("_"));
}

/** What a row may call that by which a parameter names it, the likeliest first: a user's name is a `login` rather than a `name`. */
function synonymsOf(wanted: string): readonly string[] {
  if (/(user|login)name$|login$|handle$/.test(wanted)) return ["login", "username", "handle", "screenname"];
  return wanted === "index" ? ["number", "iid"] : [];
}

/** The property that tells the rows of a list apart, where no operation says so: an identifier, that of the thing, else a name. */
export function ownKey(row: Part, path: string, view: SchemaView): string | undefined {
  const names = scalarNames(row, view);
  const thing = plainName(singular(lastWord(path)));
  const owners = new Set(segmentsOfPath(path).map((segment) => plainName(parameterOf(segment) ?? "")));
  return (
    names.find((name) => identifiers.has(plainName(name))) ??
    names.find((name) => plainName(name) === `${thing}id`) ??
    names.find((name) => /id$/.test(plainName(name)) && thing.endsWith(plainName(name).slice(0, -2))) ??
    firstId(names) ??
    ["key", "slug", "code", "name"].flatMap((word) => names.find((name) => plainName(name) === word) ?? [])[0] ??
    names.find((name) => plainName(name) === thing && isFree(view.members(row).get(name), view)) ??
    // A row that has no name of its own is told apart by what it is about; never by the owner that its path names.
    names.find((name) => /[a-z0-9][_-]?id$/i.test(name) && !owners.has(plainName(name)))
  );
}

/** Whether there are as many values as rows. */
function isFree(schema: Part | undefined, view: SchemaView): boolean {
  return schema !== undefined && view.kind(schema) === "string" && view.keyword(schema, "enum") === undefined;
}

/** What tells a thing apart usually stands first. */
function firstId([first = ""]: readonly string[]): string | undefined {
  return /[a-z0-9][_-]?id$/i.test(first) ? first : undefined;
}

/** Those that say of the object what it is (`@id` of JSON-LD) come last: paths name what rows say of themselves. */
export function scalarNames(row: Part, view: SchemaView): string[] {
  const members = [...view.members(row)];
  const isAside = ([name]: (typeof members)[number]): boolean => name.startsWith("@");
  return [...members.filter((one) => !isAside(one)), ...members.filter(isAside)].flatMap(([name, schema]) => {
    const kind = view.kind(schema);
    const isScalar =
      kind === undefined
        ? view.members(schema).size === 0
        : kind !== "object" && kind !== "array" && kind !== "boolean";
    return isScalar ? [name] : [];
  });
}
