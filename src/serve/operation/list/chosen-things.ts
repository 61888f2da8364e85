import { schemaView } from "../../../contract/check/schema-view.ts";
import type { ListAnswer, ListFilter, SchemaSource } from "../../../contract/model/contract.ts";
import { inSlices } from "../../../contract/model/slices.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { valueAt } from "../../../contract/model/property.ts";
import { isObjectValue, type Value } from "../../../contract/model/value.ts";
import { keyText, type Thing, type ThingList } from "../../data/things/thing.ts";
import { conditionsTest, toldCondition } from "./asked-conditions.ts";
import { type TimeHeld, timeHeld } from "./compared.ts";
import { askedBy, holds, isOne, piecesOf } from "./met-values.ts";
import { sorterOf } from "./sorted-things.ts";

type Parameters = ReadonlyMap<string, Value>;

/** How parameters choose rows, and their schema where it is known. */
type Choosing = Pick<ListAnswer, "filters" | "order"> & { readonly row: SchemaSource | undefined };

/** Filters and orders look at so many rows of a list: those of longer ones, which only `--rows` makes, would stop the server. */
const mostLookedAt = 20_000;

/**
 * The rows that a request asks for, in the order that it asks for: a step for each row that is looked at. Without filters and
 * order that is the list itself.
 * @param rowOf the row of a key, listed or not
 * @param isSent whether a parameter was sent, and has not its default
 */
export function* chosenThings(
  whole: ThingList,
  answer: Choosing,
  parameters: Parameters,
  rowOf: (key: Value) => Thing | undefined,
  isSent: (parameter: string) => boolean,
): Generator<undefined, ThingList> {
  const keys = keysAsked(answer, parameters);
  const list = keys === undefined ? whole : listed(keys.flatMap((key) => rowOf(key) ?? []));
  const tests = [...answer.filters].flatMap(([name, filter]) => {
    const { operator, property } = filter;
    const isWord = filter.isWord ?? (property !== "*" && isListed(property, answer.row));
    const given = askedBy(name, parameters);
    const isAsked = given !== undefined && given !== null && !isEverything(given, property, answer.row);
    // What nobody sent has a default, which rows need not have either: of made texts hardly any row has it.
    if (operator === "keys" || !isAsked || (!isSent(name) && !isWord)) return [];
    if (operator === "conditions")
      return conditionsTest(property === "*" ? given : toldCondition(property, given), answer.row, (member) =>
        answer.filters.has(`${name}[${member}]`),
      );
    // It is the parameter around it that is one of conditions.
    if (isObjectValue(given)) return [];
    const isDefault = !isSent(name);
    const isLoose = filter.isLoose === true || isDefault;
    return testsOf(name, { ...filter, operator, isWord, isDefault, isLoose }, given, answer.row);
  });
  const order = sorterOf(answer.order, parameters, isSent);
  if (tests.length === 0 && order === undefined) return list;
  const strict: Thing[] = [];
  for (let index = 0; index < Math.min(list.size, mostLookedAt); index++) {
    const thing = yield* inSlices(() => list.at(index));
    if (thing !== undefined && tests.every(({ isLoose, meets }) => isLoose || meets(thing))) strict.push(thing);
    yield;
  }
  const some = tests.filter(({ isLoose }) => isLoose).reduce(narrowed, strict);
  return listed(order === undefined ? some : order(some));
}

/** Fewer rows, unless none would be left. */
function narrowed(rows: Thing[], { meets }: { readonly meets: (thing: Thing) => boolean }): Thing[] {
  const fewer = rows.filter(meets);
  return fewer.length === 0 ? rows : fewer;
}

/** Whether the values of a property are listed, so that of many rows some have each. */
function isListed(property: string, row: SchemaSource | undefined): boolean {
  return valuesListed(property, row) !== undefined;
}

function valuesListed(property: string, row: SchemaSource | undefined): readonly unknown[] | undefined {
  if (row === undefined) return undefined;
  const view = schemaView(row.references);
  const found = view.at(row.schema, property.split("."));
  const listed = found && view.keyword(found, "enum");
  if (Array.isArray(listed)) return listed as readonly unknown[];
  return found !== undefined && view.kind(found) === "boolean" ? [true, false] : undefined;
}

/** Nothing, a list of nothing, or a word for everything, narrows nothing, unless it is a word that rows have. */
function isEverything(given: Value, property: string, row: SchemaSource | undefined): boolean {
  if (Array.isArray(given)) return given.length === 0;
  if (typeof given !== "string" || !/^(all|any|both|\*)?$/i.test(given)) return false;
  return given === "" || valuesListed(property, row)?.includes(given) !== true;
}

/** The keys by which rows are asked for: a list, or a text with commas; undefined: by none. */
function keysAsked({ filters }: Choosing, parameters: Parameters): readonly Value[] | undefined {
  const [name] = [...filters].find(([, { operator }]) => operator === "keys") ?? [];
  const given = name === undefined ? undefined : parameters.get(name);
  if (given === undefined || given === null || given === "") return undefined;
  const keys = Array.isArray(given) ? (given as readonly Value[]) : [given];
  const each = keys.flatMap((key): readonly Value[] =>
    typeof key === "string" ? key.split(",").filter((part) => part !== "") : [key],
  );
  return each.length === 0 ? undefined : [...new Set(each)];
}

function listed(things: readonly Thing[]): ThingList {
  return {
    size: things.length,
    at: (index) => things[index],
    keyAt: (index) => things[index]?.key,
    indexOf(key) {
      const index = things.findIndex((thing) => keyText(thing.key) === keyText(key));
      return index < 0 ? undefined : index;
    },
  };
}

interface Test {
  readonly property: string;
  readonly operator: Exclude<ListFilter["operator"], "keys" | "conditions">;
  /** Whether the property has one of several words: then their spelling matters to nobody. */
  readonly isWord: boolean;
  readonly isLoose: boolean;
  /** Whether nobody sent what is asked for. */
  readonly isDefault: boolean;
}

interface RowTest {
  readonly isLoose: boolean;
  readonly meets: (thing: Thing) => boolean;
}

/** What rows have to meet for a parameter; where some have the whole of a text with commas, it means itself. */
function testsOf(name: string, test: Test, given: Value, row: SchemaSource | undefined): readonly RowTest[] {
  const { property, isLoose } = test;
  const view = row && schemaView(row.references);
  const found = row && view?.at(row.schema, property.split("."));
  const kind = found && view?.kind(found);
  const held = timeHeld(property, kind, found && view?.format(found));
  const all = Array.isArray(given) ? (given as readonly Value[]) : [given];
  const whole = { isLoose, meets: meetsAny(test, all, held) };
  const isOfSeveral = test.operator === "equals" && (test.isWord || isSeveral(name, property, kind));
  const pieces = isOfSeveral ? all.flatMap(piecesOf) : all;
  if (pieces.length === all.length) return [whole];
  const any = { isLoose, meets: meetsAny(test, pieces, held) };
  return all.length === 1 ? [any, { ...whole, isLoose: true }] : [any];
}

/** Whether a text with commas can list what is asked for: lists, numbers, keys, and parameters that are not called like one value. */
function isSeveral(parameter: string, property: string, kind: string | undefined): boolean {
  const own = property.slice(property.lastIndexOf(".") + 1);
  return (
    (kind !== undefined && kind !== "string") ||
    /(?:^|[_-])(?:u?u?id|guid|key|code)$|[a-z](?:Id|ID|Uuid|UUID|Guid|Key|Code)$/.test(own) ||
    !plainName(parameter).endsWith(plainName(own))
  );
}

function meetsAny(
  { property, operator, isWord, isDefault }: Test,
  wanted: readonly Value[],
  held: TimeHeld,
): RowTest["meets"] {
  if (wanted.length === 0) return () => true;
  const same = (text: string): string => (isWord ? text.toLowerCase().replace(/[\s_-]+/g, "_") : text);
  return (thing) => {
    const found = property === "*" ? thing.value : valueAt(thing.value, property);
    // What was just written may lack what nobody asked for.
    if (isDefault && found === null) return true;
    return wanted.some((value) =>
      operator === "equals" ? isOne(found, value, same) : holds(operator, found, value, held),
    );
  };
}
