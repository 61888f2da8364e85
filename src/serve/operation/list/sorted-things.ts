import type { ListAnswer } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { isHolder } from "../../../contract/model/row-holder.ts";
import { isFormOf } from "../../../contract/model/time-forms.ts";
import { wordsIn } from "../../../contract/model/words-in.ts";
import { isCreation } from "../../../contract/model/is-creation.ts";
import { untypedValue } from "../../../contract/model/untyped-value.ts";
import { memberInName } from "../../../contract/model/member-name.ts";
import { isObjectValue, type Value } from "../../../contract/model/value.ts";
import { compareValues } from "../../data/condition.ts";
import type { Thing } from "../../data/things/thing.ts";
import { sortable } from "./compared.ts";
import { askedBy, propertyNamed, textOf } from "./met-values.ts";

/** One of several things to sort by. */
interface Term {
  readonly name: string;
  /** Undefined: what is asked for all, else upwards. */
  readonly way: "up" | "down" | undefined;
}

/** No property has a longer name, and nobody sorts by more. */
const mostNamed = 200;
const mostTerms = 10;

/** Sorts rows as a request asks for; undefined: it asks for no order. */
export function sorterOf(
  order: ListAnswer["order"],
  parameters: ReadonlyMap<string, Value>,
  isSent: (parameter: string) => boolean,
): ((things: Thing[]) => Thing[]) | undefined {
  if (order === undefined || (order.property !== undefined && !isSent(order.parameter))) return undefined;
  const texts = textsIn(askedBy(order.parameter, parameters) ?? membersAsked(order.parameter, parameters)).slice(
    0,
    mostTerms,
  );
  const { property } = order;
  const terms = termsIn(property === undefined ? texts : texts.map((text) => `${property} ${text}`));
  if (terms.length === 0) return undefined;
  const around = order.direction === undefined ? null : (askedBy(order.direction, parameters) ?? null);
  const isDown =
    typeof around === "boolean"
      ? around !== /asc(ending)?$/i.test(order.direction ?? "")
      : /^(desc|-)/i.test(textsIn(around)[0] ?? "");
  return (things) => {
    const columns = terms.map((term) => columnOf(term, things, isDown));
    return things
      .map((thing, index) => ({ thing, index }))
      .sort((one, other) => firstOf(columns.map((column) => column(one.index, other.index))))
      .map(({ thing }) => thing);
  };
}

/** What is asked by parameters that are called as members of one: `order[title]=desc`. */
function membersAsked(parameter: string, parameters: ReadonlyMap<string, Value>): Value {
  const members = [...parameters].flatMap(([name, value]) => {
    const named = memberInName(name);
    return named?.outer === parameter ? [[named.member, value] as const] : [];
  });
  return Object.fromEntries(members);
}

function firstOf(differences: readonly number[]): number {
  return differences.find((difference) => difference !== 0) ?? 0;
}

/** Compares rows by one property: each is looked for once, since rows are compared many times. Rows without it come last, whichever way it goes. */
function columnOf(term: Term, things: readonly Thing[], isDown: boolean): (one: number, other: number) => number {
  const isOwn = things.some(({ value }) => propertyCalled(value, term.name) !== undefined);
  const { name, way } = isOwn ? term : (byAge(term, things) ?? inItsForm(withWay(term), things));
  const values = sortable(things.map(({ value }) => propertyCalled(value, name) ?? null));
  const turned = (way === undefined ? isDown : way === "down") ? -1 : 1;
  return (one, other) => {
    const [a, b] = [values[one] ?? null, values[other] ?? null];
    return a === null || b === null ? Number(a === null) - Number(b === null) : turned * (compareValues(a, b) || 0);
  };
}

/** A property of a row, or of an object in it: `company.name`, `company/name`, `company__name`. */
function propertyCalled(row: Value, name: string): Value | undefined {
  const own = propertyNamed(row, plainName(name));
  if (own !== undefined) return own;
  const [outer = "", ...inner] = name.split(/[./]|__/);
  const object = inner.length === 0 ? undefined : propertyNamed(row, plainName(outer));
  return object === undefined ? undefined : propertyCalled(object, inner.join("."));
}

/** `newest` and `oldest`, of rows that say when they were made. */
function byAge({ name }: Term, [first]: readonly Thing[]): Term | undefined {
  const [, down, up] = /^(?:(newest|latest|recent|most_?recent)|(oldest))(?:_?first)?$/i.exec(name) ?? [];
  const property =
    (down ?? up) === undefined || first === undefined ? undefined : Object.keys(first.value).find(isCreation);
  return property === undefined ? undefined : { name: property, way: up === undefined ? "down" : "up" };
}

/** The time of rows that a name is another form of: `created_at`, by `created` or `date_created`. */
function inItsForm({ name, way }: Term, things: readonly Thing[]): Term {
  const times = new Set(things.flatMap(({ value }) => timesOf(value)));
  const words = wordsOfTime(name);
  return { name: [...times].find((one) => isFormOf(words, wordsOfTime(one))) ?? name, way };
}

function wordsOfTime(name: string): readonly string[] {
  return wordsIn(name).filter((word) => word !== "last");
}

/** The members of a row that hold times, its own and those that it holds in one object. */
function timesOf(row: Value): readonly string[] {
  if (!isObjectValue(row)) return [];
  return Object.entries(row).flatMap(([name, value]) => {
    const isTime = typeof value === "number" || (typeof value === "string" && /^\d{4}-/.test(value));
    return isTime ? [name] : isHolder(name) ? timesOf(value) : [];
  });
}

/** A name that no row has may say the way at its end (`price_desc`). */
function withWay({ name, way }: Term): Term {
  const [, stem, end = ""] =
    /^(.+?)(?:[_-](asc|desc)|(?<=[a-z])(Asc|Desc))(?:ending)?$/i.exec(name)?.filter(Boolean) ?? [];
  return stem === undefined ? { name, way } : { name: stem, way: /^desc/i.test(end) ? "down" : "up" };
}

/** `title`, `-title`, `title desc`, `title:desc`, `desc(title)`, and a way alone behind the name that it is for (`title,desc`). */
function termsIn(texts: readonly string[]): readonly Term[] {
  const terms: Term[] = [];
  for (const text of texts) {
    const [, inner = text, outer = ""] = /^(?=(?:asc|desc)\w*\((.*)\)$)(asc|desc)/i.exec(text) ?? [];
    const sign = /^[-+]/.exec(inner)?.[0] ?? "";
    const pieces = inner
      .slice(sign.length)
      .split(/[\s:.|]/)
      .filter((piece) => piece !== "");
    const isEnd = /^(asc|desc)(ending)?$/i.test(pieces.at(-1) ?? "");
    const word = outer || (isEnd ? (pieces.pop() ?? "") : "");
    const name = pieces.join(".");
    const way = sign === "-" || /^d/i.test(word) ? "down" : sign === "+" || word !== "" ? "up" : undefined;
    const last = terms.at(-1);
    if (name !== "") terms.push({ name, way });
    else if (last !== undefined) terms.splice(-1, 1, { ...last, way: way ?? last.way });
  }
  return terms;
}

/** The texts of what is asked: of a list, of a text with commas, of JSON, of an object whose values say which way (`{ views: -1 }`). */
function textsIn(given: Value): readonly string[] {
  if (Array.isArray(given)) return (given as readonly Value[]).flatMap(textsIn);
  const entries = given instanceof Map ? [...given] : isObjectValue(given) ? Object.entries(given) : undefined;
  if (entries !== undefined)
    return (entries as readonly (readonly [string, Value])[]).map(
      ([name, way]) => `${/^(-|desc)/i.test(textOf(way)) ? "-" : "+"}${name}`,
    );
  const text = textOf(given).trim();
  const json = /^[[{]/.test(text) ? jsonIn(text) : undefined;
  if (json !== undefined) return textsIn(json);
  return text
    .split(",")
    .map((one) => one.trim().slice(0, mostNamed))
    .filter((one) => one !== "");
}

function jsonIn(text: string): Value | undefined {
  try {
    return untypedValue(JSON.parse(text));
  } catch {
    return undefined;
  }
}
