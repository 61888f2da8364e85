import { choicesOf, listParameter } from "./list-parameter.ts";
import type { ListAnswer, ListFilter, Parameter } from "../../../contract/model/contract.ts";
import { instantOf } from "../../../contract/model/scalar/instant.ts";
import type { Json } from "../../../generate/json.ts";
import { withParameters } from "../../exchange/question.ts";
import { checkKinds } from "../../verdict/check.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { Blocked } from "../../verdict/statement.ts";
import { foldedLetters } from "../letters-of.ts";
import type { Case, Ground, Judge, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { sentValue, textOf } from "../../../wire/sent/sent-value.ts";
import type { Walker } from "./list-walk.ts";
import type { Reply } from "../../exchange/reply.ts";
import { type ListPage, listPageOf, mayLeadOn } from "./list-page.ts";
import { isSamePage, type LargePage, ofList, sizeOf, walkerOf } from "./large-page.ts";
import { isFilterMeant } from "./certain-filter.ts";
import { judgeTotal, totalsIn } from "./list-totals.ts";
import { type JsonRow, valueIn, wordsIn } from "./rows-at.ts";

export const filterKinds = checkKinds(
  "lists",
  {
    "shows-only": {},
    "leaves-none-out": { restsOn: ["lists/shows-only"] },
    counted: { restsOn: ["lists/shows-only", "lists/leaves-none-out", "lists/total"] },
  },
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
  const { ground, answer, parameter } = filtered;
  const id = `lists/${parameter.name}`;
  const check = (name: keyof typeof filterKinds, promise: string) =>
    ofList(ground, checkOf(filterKinds[name], `${id}/${name}`, promise, parameter));
  return {
    id,
    checks: [
      check("shows-only", `${parameter.name} shows only rows that fit`),
      check("leaves-none-out", `${parameter.name} leaves out no row that fits`),
      ...(totalsIn(answer).length === 0
        ? []
        : [check("counted", `the total is that of the rows that ${parameter.name} shows`)]),
    ],
    requests: most.listed * 3 + 4,
    run: (judge) => askFilter(filtered, id, judge),
  };
}

function* askFilter(filtered: Filtered, id: string, judge: Judge): Script<void> {
  const { ground, answer, reading, filter, parameter } = filtered;
  const { question, page, isWhole } = yield* reading();
  const values = valuesFor(parameter, filter, page.rows);
  if (values.length === 0)
    throw new Blocked(
      "no row shows a value to filter by",
      "let the deployment have rows, or name values in a target file",
    );
  const walker = walkerOf(ground, answer);
  const size = sizeOf(page.reply.question, answer);
  for (const value of values) {
    // A loose filter may show all rows where none has the value.
    if (filter.isLoose === true && !page.rows.some((row) => fits(row, filter, value) === true)) continue;
    const reply = yield withParameters(question, [...size, sentValue(parameter, value)]);
    if (reply.response.status >= 400 && reply.response.status < 500) continue; // whether it is taken is asked elsewhere
    const shown = listPageOf(reply, answer, walker.key);
    const judged = judgeShown({ shown, page, isWhole }, filter, value);
    const again = judged.deviation === undefined ? undefined : yield* askedAgain(walker, page, reply);
    if (again !== undefined && !isSamePage(again.page, page)) {
      judge.skip(`${id}/shows-only`, "the list changed while it was read", "verify it where nothing changes meanwhile");
      return;
    }
    const same = again && judgeShown({ ...again, isWhole }, filter, value);
    const isCertain =
      judged.isFar && same?.isFar === true && same.deviation?.found === judged.deviation?.found
        ? isFilterMeant(filtered, page.rows, value)
        : false;
    const deviation = judged.deviation && { ...judged.deviation, ...(isCertain ? { isCertain } : {}) };
    judge.that(`${id}/shows-only`, reply, judged.isMissing ? undefined : deviation);
    if (isWhole && (deviation === undefined || judged.isMissing)) judge.that(`${id}/leaves-none-out`, reply, deviation);
    if (isWhole && deviation === undefined && totalsIn(answer).length > 0)
      judge.that(`${id}/counted`, reply, judgeTotal({ shown, page }, filtered, value));
  }
}

interface Asked {
  readonly shown: ListPage;
  readonly page: ListPage;
  readonly isWhole: boolean;
}

interface Judged {
  readonly deviation: Deviation | undefined;
  /** Whether a row that fits is missing, and none is shown that does not. */
  readonly isMissing: boolean;
  /** Whether it is so too where bounds are compared by the day, in whatever zone. */
  readonly isFar: boolean;
}

/** What a filter shows and should not, else what it leaves out; at first what is far from a bound. */
function judgeShown({ shown, page, isWhole }: Asked, filter: ListFilter, value: Json): Judged {
  for (const slack of [nearMoments, 0n]) {
    const only = judgeOnly(shown, filter, value, slack);
    const missing = isWhole && only === undefined ? judgeMissing({ shown, page }, filter, value, slack) : undefined;
    const deviation = only ?? missing;
    if (deviation !== undefined) return { deviation, isMissing: only === undefined, isFar: slack > 0n };
  }
  return { deviation: undefined, isMissing: false, isFar: false };
}

/** The list and its filtered part once more: values of rows may have changed meanwhile. */
function* askedAgain({ answer, key }: Walker, page: ListPage, filtered: Reply): Script<Omit<Asked, "isWhole">> {
  const shown = listPageOf(yield filtered.question, answer, key);
  return { shown, page: listPageOf(yield page.reply.question, answer, key) };
}

/** Words that ask for all rows. */
const everything = /^(all|any|both|every|everything|\*|-1)$/i;

/** Each name of an enumeration, else values that rows have: the rarest first, for they leave the most out. */
function valuesFor(parameter: Parameter, { property }: ListFilter, rows: readonly JsonRow[]): readonly Json[] {
  const listed = choicesOf(parameter).filter((choice) => !everything.test(textOf(choice)));
  const isAllowed = (value: Json): boolean => [value, [value]].some((one) => parameter.violations(one).length === 0);
  if (listed.length > 0)
    return listed
      .filter(isAllowed)
      .slice(0, most.listed)
      .map((one) => wrapped(one, parameter));
  const counts = new Map<string, { readonly value: Json; count: number }>();
  for (const row of rows) {
    for (const value of wordsIn(row, property)) {
      if (value === "") continue;
      const known = counts.get(textOf(value)) ?? { value, count: 0 };
      known.count += 1;
      counts.set(textOf(value), known);
    }
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

/** Two days in ticks: so far a day of one zone is from that of another. */
const nearMoments = 2n * 86_400n * 10_000_000n;

/** Whether a row fits; undefined: nobody can say, as of another spelling, or of a moment nearer to the bound than the slack. */
function fits(row: JsonRow, { property, operator }: ListFilter, given: Json, slack = 0n): boolean | undefined {
  const [wanted, texts] = [[given].flat().map(textOf), wordsIn(row, property).map(textOf)];
  const isNothing = texts.length === 0 && textOf(valueIn(row, property) ?? null) !== "[]";
  if (operator === "search" || isNothing) return undefined;
  if (operator === "equals" || operator === "keys") return anyOf(texts, wanted, (text, one) => text === one);
  if (operator === "contains") return anyOf(texts, wanted, (text, one) => text.includes(one));
  const [mine, bound] = [orderable(texts[0]), orderable(wanted[0])];
  if (mine === undefined || bound === undefined) return undefined;
  const isOn = mine === bound;
  if (isOn) return operator.startsWith("onOr") && slack === 0n ? true : undefined;
  if (typeof mine === "bigint" && typeof bound === "bigint" && mine - bound < slack && bound - mine < slack)
    return undefined;
  return operator.toLowerCase().includes("after") ? mine > bound : mine < bound;
}

/** Whether one of the texts is one of those wanted; undefined: it is where capitals, marks and blanks count for nothing. */
function anyOf(
  texts: readonly string[],
  wanted: readonly string[],
  isOne: (text: string, wanted: string) => boolean,
): true | false | undefined {
  if (texts.some((text) => wanted.some((one) => isOne(text, one)))) return true;
  const isNear = texts.some((text) => wanted.some((one) => isOne(foldedLetters(text), foldedLetters(one))));
  return isNear ? undefined : false;
}

function orderable(text: string | undefined): number | bigint | undefined {
  if (text === undefined) return undefined;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : instantOf(text.toUpperCase());
}

function judgeOnly({ rows }: ListPage, filter: ListFilter, value: Json, slack: bigint): Deviation | undefined {
  const index = rows.findIndex((row) => fits(row, filter, value, slack) === false);
  const row = rows[index];
  if (row === undefined) return undefined;
  return {
    place: { kind: "row", number: index, property: filter.property },
    expected: `${filter.operator} ${textOf(value)}`,
    found: textOf(valueIn(row, filter.property) ?? null),
  };
}

function judgeMissing(
  { shown, page: { keys, rows } }: Omit<Asked, "isWhole">,
  filter: ListFilter,
  value: Json,
  slack: bigint,
): Deviation | undefined {
  if (keys === undefined || shown.keys === undefined || mayLeadOn(shown)) return undefined;
  const own = new Set(shown.keys);
  const index = rows.findIndex((row, at) => fits(row, filter, value, slack) === true && !own.has(keys[at] ?? ""));
  if (index < 0) return undefined;
  const key = keys[index] ?? "";
  return { place: { kind: "key", key }, expected: `to be shown for ${textOf(value)}`, found: "it is not" };
}
