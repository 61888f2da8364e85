import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import { keyCalled, keyNamedBy, ownKey } from "./key-property.ts";
import { plainName } from "../model/plain-name.ts";
import { singular } from "../model/singular.ts";
import { lastWord } from "./words.ts";

/** Rows in an answer: where, and the schema of one. */
export interface RowsIn {
  readonly at: readonly string[];
  readonly row: Part;
  /** The member of each element of the list that holds its row; absent: the element is the row. */
  readonly inside?: string;
}

/** What answers call their rows. */
const listNames: ReadonlySet<string> = new Set(
  (
    "data items results rows records entries values list content contents collection resources objects value result " +
    "elements members hits docs documents nodes edges entities page"
  ).split(" "),
);

/** Lists lie no deeper than this many objects inside an answer. */
const deepest = 2;

/**
 * Where the rows of a list are; undefined: the answer is no list.
 * @param isPaged whether parameters ask for a part of a list: then there is one, though nothing be said of its rows
 */
export function rowsIn(answer: Part, path: string, view: SchemaView, isPaged: boolean): RowsIn | undefined {
  if (view.kind(answer) === "array") {
    const row = rowOf(answer, view, isPaged);
    return row && { at: [], ...unwrapped(row, path, view) };
  }
  const word = lastWord(path);
  const found = listsIn(answer, [], view, isPaged)
    .filter(({ at }) => !at.some((name) => isAside(name, path)))
    .map((one) => ({ ...one, rank: rankOf(one.at, word) }));
  const [best] = found.toSorted((a, b) => b.rank - a.rank);
  if (best === undefined) return undefined;
  if (best.rank > 0) return { at: best.at, ...unwrapped(best.row, path, view) };
  const names = [...view.members(answer).keys()];
  const shallow = found.filter(({ at }) => at.length === 1);
  const isThing = names.some((name) => ["id", "uuid", "name"].includes(plainName(name)));
  const [only] = shallow;
  const isOnly = only !== undefined && shallow.length === 1;
  if (!isOnly || (!isPaged && (isThing || names.length > 6))) return undefined;
  return { at: only.at, ...unwrapped(only.row, path, view) };
}

/** What wraps a thing may call it, beside its own name. */
const wrapperNames: ReadonlySet<string> = new Set(["data", "node", "item", "resource", "object"]);

/** The row of an element that is nothing of itself and holds a thing: `{ node: { id } }`. */
function unwrapped(element: Part, path: string, view: SchemaView): Omit<RowsIn, "at"> {
  const members = view.members(element);
  const thing = plainName(singular(lastWord(path)));
  const isHolder = (name: string): boolean =>
    members.size === 1 || plainName(name) === thing || wrapperNames.has(plainName(name));
  const held = [...members].filter(([name, schema]) => isHolder(name) && isThing(schema, path, view));
  const [only] = held;
  return only === undefined || held.length > 1 || ownKey(element, path, view) !== undefined
    ? { row: element }
    : { row: only[1], inside: only[0] };
}

function isThing(schema: Part, path: string, view: SchemaView): boolean {
  return view.kind(schema) !== "array" && ownKey(schema, path, view) !== undefined;
}

/** Where the one thing is that a path names. */
export interface ThingIn extends RowsIn {
  readonly key: string;
}

/** The answer itself, a member of it, or the only row of a list in it; or that of a member that wraps all: `{ data: { order } }`. */
export function thingIn(answer: Part, parameter: string, path: string, view: SchemaView): ThingIn | undefined {
  const found = thingBeside(answer, parameter, path, view);
  if (found !== undefined) return found;
  for (const [name, inner] of view.members(answer)) {
    const held = answerNames.has(plainName(name)) ? thingBeside(inner, parameter, path, view) : undefined;
    if (held !== undefined) return { ...held, at: [name, ...held.at] };
  }
  return undefined;
}

/** What answers call the member that holds all they have to say. */
const answerNames: ReadonlySet<string> = new Set(["data", "result", "response", "payload", "body"]);

/** What answers call what they say of the request; a path that is called so is about just that. */
const asides: ReadonlySet<string> = new Set(["error", "warning", "notice", "fault", "problem", "validationerror"]);

function isAside(name: string, path: string): boolean {
  const word = plainName(singular(name));
  return asides.has(word) && word !== plainName(singular(lastWord(path)));
}

function thingBeside(answer: Part, parameter: string, path: string, view: SchemaView): ThingIn | undefined {
  const isList = view.kind(answer) === "array";
  const own = isList ? undefined : keyNamedBy(answer, parameter, path, view);
  const members = [...view.members(answer)].filter(([name]) => !isAside(name, path));
  const inner = members.flatMap(([name, schema]) => thingAt([name], schema, parameter, path, view));
  // An answer that begins with an id of its own, that of the request say, may hold the thing.
  const isCalled = isList || keyCalled(answer, parameter, path, view).key !== undefined;
  const called = isCalled ? [] : inner.filter(({ key }) => plainName(key) === plainName(parameter));
  if (own !== undefined && called.length !== 1) return { at: [], row: answer, key: own };
  if (called.length === 1) return called[0];
  const thing = plainName(singular(lastWord(path)));
  const isNamed = ({ at: [name = ""] }: ThingIn): boolean =>
    plainName(singular(name)) === thing || ["data", "result", "item"].includes(plainName(name));
  if (inner.length > 0) return inner.length === 1 ? inner[0] : inner.find(isNamed);
  const lists = members.flatMap(([name, schema]) => {
    const row = view.kind(schema) === "array" ? rowOf(schema, view) : undefined;
    return row === undefined ? [] : thingAt([name, "0"], row, parameter, path, view);
  });
  return lists.find(isNamed) ?? (lists.length === 1 ? lists[0] : undefined);
}

function thingAt(at: readonly string[], schema: Part, parameter: string, path: string, view: SchemaView): ThingIn[] {
  if (view.members(schema).size === 0 || view.kind(schema) === "array") return [];
  const key = keyNamedBy(schema, parameter, path, view);
  return key === undefined ? [] : [{ at, row: schema, key }];
}

function listsIn(schema: Part, at: readonly string[], view: SchemaView, isPaged: boolean): RowsIn[] {
  return [...view.members(schema)].flatMap(([name, member]) => {
    const here = [...at, name];
    if (view.kind(member) === "array") {
      const row = rowOf(member, view, isPaged);
      return row === undefined ? [] : [{ at: here, row }];
    }
    return here.length <= deepest ? listsIn(member, here, view, isPaged) : [];
  });
}

/** The items of a list, where they have members. @param mayBeBare whether they may be objects of which nothing is said */
function rowOf(list: Part, view: SchemaView, mayBeBare = false): Part | undefined {
  const items = view.items(list);
  if (items === undefined || view.kind(items) === "array") return undefined;
  return view.members(items).size > 0 || (mayBeBare && view.kind(items) === "object") ? items : undefined;
}

/** How likely a list of that name holds the rows: named like the path, or as lists are called; the shallower the better. */
function rankOf(at: readonly string[], word: string): number {
  const name = plainName(at.at(-1) ?? "");
  const wanted = plainName(word);
  const isNamed = name === wanted || singular(name) === singular(wanted);
  const isLike = wanted !== "" && (name.endsWith(wanted) || name.startsWith(singular(wanted)) || wanted.endsWith(name));
  const named = isNamed ? 3 : listNames.has(name) ? 2 : isLike ? 1.5 : 0;
  return named === 0 ? 0 : named - (at.length - 1) * 0.5;
}
