import { schemaView } from "../../../contract/check/schema-view.ts";
import type { SchemaSource } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { isHolder } from "../../../contract/model/row-holder.ts";
import { isObjectValue, type ObjectValue, type Value } from "../../../contract/model/value.ts";
import type { Thing } from "../../data/things/thing.ts";
import { conditionIn } from "./condition-text.ts";
import { holds, isOne, piecesOf, propertyNamed, textOf } from "./met-values.ts";

type Meets = (found: Value) => boolean;

/** Nobody nests conditions deeper, and each level costs stack. */
const deepest = 20;

/** Where conditions stand: how deep, and the plain names of what rows may have there; undefined: whatever is asked for. */
interface Place {
  readonly depth: number;
  readonly known: ReadonlySet<string> | undefined;
}

/**
 * What an object asks of rows, as the query languages of frameworks write it: `{ status: { eq: "open" }, or: [{ … }, { … }] }`,
 * the object itself or its JSON. What is no condition narrows nothing.
 * @param isOwn whether a member is asked for by a filter of its own
 */
export function conditionsTest(
  given: Value,
  row: SchemaSource | undefined,
  isOwn: (member: string) => boolean = () => false,
): readonly { readonly isLoose: false; readonly meets: (thing: Thing) => boolean }[] {
  const asked = objectIn(plain(given));
  if (asked === undefined) return [];
  const own = Object.entries(asked).filter(([name, value]) => typeof value === "object" || !isOwn(name));
  const meets = allOf(Object.fromEntries(own), { depth: 0, known: row && namesOf(row) });
  return [{ isLoose: false, meets: ({ value }) => meets(value) }];
}

/** What a text asks of a property that begins with a comparison: `eq.3`, `not.in.(1,2)`, `ilike.*tea*`, `is.null`. */
export function toldCondition(property: string, given: Value): Value {
  const asked = listOf(given).flatMap((one) => {
    const told = comparisonIn(one);
    if (told === undefined) return [];
    const { isNot, word, rest } = told;
    const value: Value = /^\(.*\)$/s.test(rest) ? rest.slice(1, -1).split(",") : rest === "null" ? null : rest;
    return [{ [property]: isNot ? { not: { [word]: value } } : { [word]: value } }];
  });
  return asked.length === 0 ? null : { and: asked };
}

/** Whether each of the texts begins with a comparison: what does not narrows nothing. */
export function isToldCondition(given: Value): boolean {
  return listOf(given).every((one) => comparisonIn(one) !== undefined);
}

function comparisonIn(
  one: Value,
): { readonly isNot: boolean; readonly word: string; readonly rest: string } | undefined {
  const [, not, word = "", rest = ""] = /^(not\.)?([a-z]+)\.(.*)$/s.exec(textOf(one)) ?? [];
  return Object.hasOwn(operators, word) ? { isNot: not !== undefined, word, rest } : undefined;
}

/** The same, its maps as objects. */
function plain(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(plain);
  const entries: readonly (readonly [string, Value])[] | undefined =
    value instanceof Map
      ? [...(value as ReadonlyMap<string, Value>)]
      : isObjectValue(value)
        ? Object.entries(value)
        : undefined;
  return entries === undefined ? value : Object.fromEntries(entries.map(([name, inner]) => [name, plain(inner)]));
}

function objectIn(given: Value): ObjectValue | undefined {
  if (Array.isArray(given)) {
    const all = (given as readonly Value[]).map(objectIn).filter((one) => one !== undefined);
    return all.length > 1 ? { and: all } : all[0];
  }
  const sole: Value = given;
  if (isObjectValue(sole)) return sole;
  if (typeof sole !== "string") return undefined;
  if (!sole.trimStart().startsWith("{")) return conditionIn(sole);
  try {
    const value = JSON.parse(sole) as Value;
    return isObjectValue(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The plain names of what rows have, themselves or in the object that holds it. */
export function namesOf({ schema, references }: SchemaSource): ReadonlySet<string> {
  const view = schemaView(references);
  const own = [...view.allMembers(schema)];
  const held = own.flatMap(([name, inner]) => (isHolder(name) ? [...view.allMembers(inner).keys()] : []));
  return new Set([...own.map(([name]) => name), ...held].map(plainName));
}

function allOf(asked: Value, place: Place): Meets {
  if (!isObjectValue(asked) || place.depth > deepest) return () => true;
  const inner = { ...place, depth: place.depth + 1 };
  const tests = Object.entries(asked).map(([name, value]) => memberTest(plainName(name), value, inner));
  return (row) => tests.every((meets) => meets(row));
}

/** A member joins conditions, or says what a property has to be. */
function memberTest(name: string, asked: Value, place: Place): Meets {
  if (place.known?.has(name) !== true) {
    const tests = (): readonly Meets[] => listOf(asked).map((one) => allOf(one, place));
    if (name === "and" || name === "where") return everyOf(tests());
    if (name === "or") return someOf(tests());
    if (name === "not") return opposite(allOf)(asked, place);
    if (place.known !== undefined) return comparedInName(name, asked, place.known);
  }
  const meets = propertyTest(asked, { ...place, known: undefined });
  return (row) => meets(propertyNamed(row, name) ?? null);
}

/** A name may end in its comparison: `title_cont`, `floor_gteq`. */
function comparedInName(name: string, asked: Value, known: ReadonlySet<string>): Meets {
  const property = [...known].find((one) => name.startsWith(one) && Object.hasOwn(operators, name.slice(one.length)));
  const compare = operators[name.slice(property?.length ?? 0)];
  const meets = property === undefined ? undefined : compare?.(asked);
  return meets === undefined ? () => true : (row) => meets(propertyNamed(row, property ?? "") ?? null);
}

function opposite<Asked extends readonly unknown[]>(operator: (...asked: Asked) => Meets): (...asked: Asked) => Meets {
  return (...asked) => {
    const meets = operator(...asked);
    return (found) => !meets(found);
  };
}

const everyOf =
  (tests: readonly Meets[]): Meets =>
  (found) =>
    tests.every((meets) => meets(found));
const someOf =
  (tests: readonly Meets[]): Meets =>
  (found) =>
    tests.some((meets) => meets(found));

/** What a property has to be: a value, one of several, or what comparisons and members of its own say. */
function propertyTest(asked: Value, place: Place): Meets {
  if (!isObjectValue(asked)) return anyOf(asked);
  const tests = Object.entries(asked).map(([name, value]): Meets => {
    const operator = plainName(name);
    if (operator === "not") return opposite(propertyTest)(value, place);
    const compare = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
    if (compare !== undefined) return compare(value);
    const meets = memberTest(operator, value, { ...place, depth: place.depth + 1 });
    return (found) => {
      if (Array.isArray(found)) return found.some((one: Value) => meets(one));
      // Neither a comparison nor a member: it says nothing.
      return !isObjectValue(found) || meets(found);
    };
  });
  return everyOf(tests);
}

const anyOf = (asked: Value): Meets => {
  const wanted = listOf(asked).flatMap(piecesOf);
  return (found) => wanted.some((value) => isOne(found, value));
};
const bound =
  (operator: "before" | "onOrBefore" | "after" | "onOrAfter") =>
  (asked: Value): Meets =>
  (found) =>
    found !== null && holds(operator, found, asked);
/** Signs that stand for any text: those of SQL and of shells. */
const part = (asked: Value): Meets => {
  const wanted = textOf(asked).replaceAll(/^[%*]|[%*]$/g, "");
  return (found) => holds("contains", found, wanted);
};
const edge =
  (isEdge: (text: string, wanted: string) => boolean) =>
  (asked: Value): Meets =>
  (found) =>
    isEdge(textOf(found).toLowerCase(), textOf(asked).toLowerCase());
const begins = edge((text, wanted) => text.startsWith(wanted));
const ends = edge((text, wanted) => text.endsWith(wanted));
const isNull = (asked: Value): Meets => {
  const isWanted = !/^(false|0|no)$/i.test(textOf(asked));
  return (found) => (found === null) === isWanted;
};
const between = (asked: Value): Meets => {
  const [low = null, high = null] = listOf(asked).flatMap((value) => piecesOf(value).slice(-2));
  return (found) => bound("onOrAfter")(low)(found) && bound("onOrBefore")(high)(found);
};

/** Plain names of comparisons. */
const operators: Readonly<Record<string, (asked: Value) => Meets>> = {
  ...named("eq eqi eql equals equal is in inl inq anyof oneof", anyOf),
  ...named("ne nei nel neq noteq notequals notequal isnot nin notin notinl notinq noneof", opposite(anyOf)),
  ...named("contains containsi icontains cont icont contl like matches ilike includes", part),
  ...named("notcontains excl excll notcontainsi ncontains nicontains notlike nlike nilike", opposite(part)),
  ...named("startswith startswithi istartswith start starts startsl", begins),
  ...named("nstartswith nistartswith", opposite(begins)),
  ...named("endswith endswithi iendswith end ends endsl", ends),
  ...named("nendswith niendswith", opposite(ends)),
  ...named("gt greaterthan", bound("after")),
  ...named("gte gteq ge greaterthanequal greaterthanorequal", bound("onOrAfter")),
  ...named("lt lessthan", bound("before")),
  ...named("lte lteq le lessthanequal lessthanorequal", bound("onOrBefore")),
  ...named("between", between),
  ...named("null isnull", isNull),
  ...named("notnull nnull isnotnull exists", opposite(isNull)),
};

function named(names: string, operator: (asked: Value) => Meets): Readonly<Record<string, (asked: Value) => Meets>> {
  return Object.fromEntries(names.split(" ").map((name) => [name, operator]));
}

/** A list, or an object that is one: `in[0]=a&in[1]=b`. */
function listOf(asked: Value): readonly Value[] {
  if (Array.isArray(asked)) return asked as readonly Value[];
  if (!isObjectValue(asked)) return [asked];
  const names = Object.keys(asked);
  return names.length > 0 && names.every((name) => /^\d+$/.test(name)) ? Object.values(asked) : [asked];
}
