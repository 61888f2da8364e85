import { choicesOf, listParameter } from "./list-parameter.ts";
import type { ListAnswer, ListFilter, Parameter } from "../../../contract/model/contract.ts";
import { instantOf } from "../../../contract/model/scalar/instant.ts";
import type { Json } from "../../../generate/json.ts";
import { withParameters } from "../../exchange/question.ts";
import { checkKinds } from "../../verdict/check.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { Blocked } from "../../verdict/statement.ts";
import type { Case, Ground, Judge, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { sentValue, textOf } from "../../../wire/sent/sent-value.ts";
import type { Walker } from "./list-walk.ts";
import type { Reply } from "../../exchange/reply.ts";
import { type ListPage, listPageOf, saysMore } from "./list-page.ts";
import { type LargePage, ofList, sizeOf } from "./large-page.ts";
import { isFilterMeant } from "./certain-filter.ts";
import { type JsonRow, valueIn } from "./rows-at.ts";

export const filterKinds = checkKinds(
  "lists",
  { "shows-only": {}, "leaves-none-out": { restsOn: ["lists/shows-only"] } },
  { restsOn: ["failures", "answers/plain", "lists/rows"], oneCause: "parameter" },
);

/** So many values of an enumeration are asked for, and of anything else. */
const most = { listed: 12, others: 2 };

/** Each filter of a list against what it shows without. */
export function filterCases(ground: Ground, answer: ListAnswer, reading: () => Script<LargePage>): readonly Case[] {
  return [...answer.filters].flatMap(([name, filter]) => {
    const parameter = listParameter(ground.operation, name);
    return parameter === undefined ? [] : [filterCase({ ground, answer, reading, filter, parameter })];
  });
}

interface Filtered {
  readonly ground: Ground;
  readonly answer: ListAnswer;
  readonly reading: () => Script<LargePage>;
  readonly filter: ListFilter;
  readonly parameter: Parameter;
}

function filterCase(filtered: Filtered): Case {
  const { ground, parameter } = filtered;
  const id = `lists/${parameter.name}`;
  const check = (name: keyof typeof filterKinds, promise: string) =>
    ofList(ground, checkOf(filterKinds[name], `${id}/${name}`, promise, parameter));
  return {
    id,
    checks: [
      check("shows-only", `${parameter.name} shows only rows that fit`),
      check("leaves-none-out", `${parameter.name} leaves out no row that fits`),
    ],
    requests: most.listed * 3 + 4,
    run: (judge) => askFilter(filtered, id, judge),
  };
}

function* askFilter({ ground, answer, reading, filter, parameter }: Filtered, id: string, judge: Judge): Script<void> {
  const { question, page, isWhole } = yield* reading();
  const values = valuesFor(parameter, filter, page.rows);
  if (values.length === 0)
    throw new Blocked(
      "no row shows a value to filter by",
      "let the deployment have rows, or name values in a target file",
    );
  const walker = { ground, answer, key: ground.contract.entities.get(answer.entity)?.things?.key };
  const size = sizeOf(page.reply.question, answer);
  for (const value of values) {
    // A loose filter may show all rows where none has the value.
    if (filter.isLoose === true && !page.rows.some((row) => fits(row, filter, value) === true)) continue;
    const asked = withParameters(question, [...size, sentValue(parameter, value)]);
    const reply = yield asked;
    if (reply.response.status >= 400 && reply.response.status < 500) continue; // whether it is taken is asked elsewhere
    const shown = listPageOf(reply, answer, walker.key);
    const only = judgeOnly(shown, filter, value);
    const missing = isWhole ? judgeMissing(shown, page, filter, value) : undefined;
    const again = (only ?? missing) === undefined ? undefined : yield* askedAgain(walker, page, reply);
    if (
      again !== undefined &&
      JSON.stringify(again.page.keys ?? again.page.rows.length) !== JSON.stringify(page.keys ?? page.rows.length)
    ) {
      judge.skip(`${id}/shows-only`, "the list changed while it was read", "verify it where nothing changes meanwhile");
      return;
    }
    const isSame =
      again !== undefined &&
      (judgeOnly(again.shown, filter, value) ?? judgeMissing(again.shown, again.page, filter, value))?.found ===
        (only ?? missing)?.found;
    const isCertain = isSame && isFilterMeant(parameter, filter, page.rows);
    judge.that(`${id}/shows-only`, reply, only && { ...only, ...(isCertain ? { isCertain } : {}) });
    if (isWhole && only === undefined)
      judge.that(`${id}/leaves-none-out`, reply, missing && { ...missing, ...(isCertain ? { isCertain } : {}) });
  }
}

interface Again {
  readonly shown: ListPage;
  readonly page: ListPage;
}

/** The list and its filtered part once more: values of rows may have changed meanwhile. */
function* askedAgain({ answer, key }: Walker, page: ListPage, filtered: Reply): Script<Again> {
  const shown = listPageOf(yield filtered.question, answer, key);
  return { shown, page: listPageOf(yield page.reply.question, answer, key) };
}

/** Each name of an enumeration, else values that rows have: the rarest first, for they leave the most out. */
function valuesFor(parameter: Parameter, { property }: ListFilter, rows: readonly JsonRow[]): readonly Json[] {
  const listed = choicesOf(parameter);
  const isAllowed = (value: Json): boolean => [value, [value]].some((one) => parameter.violations(one).length === 0);
  if (listed.length > 0)
    return listed
      .filter(isAllowed)
      .slice(0, most.listed)
      .map((one) => wrapped(one, parameter));
  const counts = new Map<string, { readonly value: Json; count: number }>();
  for (const row of rows) {
    const value = valueIn(row, property);
    if (value === undefined || value === null || typeof value === "object" || value === "") continue;
    const known = counts.get(textOf(value)) ?? { value, count: 0 };
    known.count += 1;
    counts.set(textOf(value), known);
  }
  const rarest = [...counts.values()].toSorted((a, b) => a.count - b.count).map(({ value }) => value);
  const middle = rarest.slice(Math.floor(rarest.length / 2));
  return [...new Set([...rarest.slice(0, 1), ...middle])]
    .filter(isAllowed)
    .slice(0, most.others)
    .map((one) => wrapped(one, parameter));
}

function wrapped(value: Json, parameter: Parameter): Json {
  return parameter.violations(value).length === 0 ? value : [value];
}

/** Whether a row fits; undefined: nobody can say. */
function fits(row: JsonRow, { property, operator }: ListFilter, given: Json): boolean | undefined {
  const wanted = [given].flat().map((one) => textOf(one).toLowerCase());
  const value = valueIn(row, property);
  if (operator === "search") return undefined;
  if (value === undefined || value === null) return undefined;
  const texts = [value].flat().map((one) => textOf(one).toLowerCase());
  if (operator === "equals" || operator === "keys") return texts.some((text) => wanted.includes(text));
  if (operator === "contains") return texts.some((text) => wanted.some((one) => text.includes(one)));
  const [mine, bound] = [orderable(texts[0]), orderable(wanted[0])];
  if (mine === undefined || bound === undefined) return undefined;
  const isOn = mine === bound;
  if (isOn) return operator.startsWith("onOr") ? true : undefined;
  return operator.toLowerCase().includes("after") ? mine > bound : mine < bound;
}

function orderable(text: string | undefined): number | bigint | undefined {
  if (text === undefined) return undefined;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : instantOf(text.toUpperCase());
}

function judgeOnly({ rows }: ListPage, filter: ListFilter, value: Json): Deviation | undefined {
  const index = rows.findIndex((row) => fits(row, filter, value) === false);
  const row = rows[index];
  if (row === undefined) return undefined;
  return {
    place: { kind: "row", number: index, property: filter.property },
    expected: `${filter.operator} ${textOf(value)}`,
    found: textOf(valueIn(row, filter.property) ?? null),
  };
}

function judgeMissing(shown: ListPage, all: ListPage, filter: ListFilter, value: Json): Deviation | undefined {
  if (all.keys === undefined || shown.keys === undefined || saysMore(shown) === true) return undefined;
  const own = new Set(shown.keys);
  const index = all.rows.findIndex((row, at) => fits(row, filter, value) === true && !own.has(all.keys?.[at] ?? ""));
  if (index < 0) return undefined;
  const key = all.keys[index] ?? "";
  return { place: { kind: "key", key }, expected: `to be shown for ${textOf(value)}`, found: "it is not" };
}
