import { listParameter, wordsOf } from "./list-parameter.ts";
import type { ListAnswer, Parameter } from "../../../contract/model/contract.ts";
import { isHolder } from "../../../contract/model/row-holder.ts";
import { instantOf } from "../../../contract/model/scalar/instant.ts";
import type { Json } from "../../../generate/json.ts";
import type { Reply } from "../../exchange/reply.ts";
import { type Sent, withParameters } from "../../exchange/question.ts";
import { checkKinds } from "../../verdict/check.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Case, Ground, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { lastingly } from "../lastingly.ts";
import { lettersOf } from "../letters-of.ts";
import { sentValue, textOf } from "../../../wire/sent/sent-value.ts";
import { type ListPage, listPageOf } from "./list-page.ts";
import { type LargePage, ofList, sizeOf } from "./large-page.ts";
import { isRow, type JsonRow, valueIn } from "./rows-at.ts";

export const orderKinds = checkKinds(
  "lists",
  { order: {} },
  { restsOn: ["failures", "answers/plain", "lists/rows"], oneCause: "parameter" },
);

type Direction = "ascending" | "descending";

/** An order that can be asked for: the parameters that ask, the property, and which way; undefined: nobody says which. */
interface Order {
  readonly sent: readonly Sent[];
  readonly property: string;
  readonly direction: Direction | undefined;
}

/** So many orders of a list are asked for. */
const most = 4;

/** Rows come in the order that was asked for, as far as the document names the properties to sort by. */
export function orderCases(ground: Ground, answer: ListAnswer, reading: () => Script<LargePage>): readonly Case[] {
  const { order } = answer;
  const parameter = listParameter(ground.operation, order?.parameter);
  const direction = listParameter(ground.operation, order?.direction);
  const orders = parameter === undefined ? [] : ordersOf(parameter, direction).slice(0, most);
  // By what a host sorts whose request says the way alone, no document tells.
  if (parameter === undefined || orders.length === 0 || order?.property !== undefined) return [];
  const id = `lists/${parameter.name}`;
  const check = ofList(ground, checkOf(orderKinds.order, `${id}/order`, `${parameter.name} sorts the rows`, parameter));
  return [
    {
      id: `${id}/order`,
      checks: [check],
      requests: most * 3,
      *run(judge) {
        const { question, page } = yield* reading();
        const size = sizeOf(page.reply.question, answer);
        for (const order of orders) {
          const one = { ...order, property: placeOf(order.property, page.rows) };
          if (!page.rows.some((row) => isComparable(valueIn(row, one.property)))) continue;
          const reply = yield withParameters(question, [...size, ...one.sent]);
          if (reply.response.status >= 400 && reply.response.status < 500) continue;
          const found = isPlain(page.rows, one.property)
            ? yield* lastingly(true, reply, lastingJudge(listPageOf(reply, answer, undefined), answer, one))
            : judgeOrder(listPageOf(reply, answer, undefined), one);
          judge.that(check.id, reply, found);
        }
      },
    },
  ];
}

/**
 * What is sorted by an index may be shown as it is since: then it is out of order elsewhere the next time, or shown otherwise. Where the
 * same rows come in another order each time, that is no order either.
 */
function lastingJudge(first: ListPage, answer: ListAnswer, order: Order): (reply: Reply) => Deviation | undefined {
  const rowsIn = ({ rows }: ListPage): string => JSON.stringify(rows.map((row) => JSON.stringify(row)).toSorted());
  const seen = judgeOrder(first, order);
  return (reply) => {
    const page = listPageOf(reply, answer, undefined);
    const deviation = judgeOrder(page, order);
    const isMeant = deviation?.found === seen?.found || rowsIn(page) === rowsIn(first);
    return deviation && isMeant ? { ...deviation, isCertain: true } : deviation;
  };
}

function ordersOf(parameter: Parameter, direction: Parameter | undefined): readonly Order[] {
  const ways = direction === undefined ? [] : wordsOf(direction);
  const choices = wordsOf(parameter);
  return choices.flatMap((choice) => {
    const [, sign, name = "", way] = partsOf(choice);
    if (name === "") return [];
    const own = { sent: [sentValue(parameter, choice)], property: name };
    if (direction === undefined || way !== undefined)
      return [{ ...own, direction: directionOf(way ?? sign) ?? besideDescending(name, choices) }];
    return ways.map((word) => ({
      ...own,
      sent: [...own.sent, sentValue(direction, word)],
      direction: directionOf(word),
    }));
  });
}

/** Where rows have a property: in the object that holds what they have beside their key, where they have it there. */
function placeOf(property: string, rows: readonly JsonRow[]): string {
  for (const [name, held] of Object.entries(rows[0] ?? {}))
    if (isHolder(name) && isRow(held) && Object.hasOwn(held, property)) return `${name}.${property}`;
  return property;
}

/** Sign, name and direction in one value, as `-pages` or `pages_desc`. */
function partsOf(choice: string): readonly (string | undefined)[] {
  return /^([-+]?)(\w+?)(?:[:_ ](asc|desc))?$/i.exec(choice) ?? [];
}

function directionOf(word: string | undefined): Direction | undefined {
  if (word === undefined) return undefined;
  if (/^(desc|-|down)/i.test(word)) return "descending";
  return /^(asc|\+|up)/i.test(word) ? "ascending" : undefined;
}

/** A bare name is ascending only where other values say how descending is asked for: by a sign, or for the same name. */
function besideDescending(name: string, choices: readonly string[]): Direction | undefined {
  const isKnown = choices.some((choice) => {
    const [, sign, other, way] = partsOf(choice);
    return sign === "-" || (other === name && directionOf(way) === "descending");
  });
  return isKnown ? "ascending" : undefined;
}

/** What rows may be put first for, whatever they are sorted by. */
const first = /pin|sticky|featur|promot|sponsor/i;

/** What a host may weigh otherwise than it shows it. */
const weighed = /rating|score|popular|relevan|rank|trend|hot|best|priority/i;

/** Whether values have one order only: numbers, moments, and what people call things. Words may have an order of their own. */
function isPlain(rows: readonly JsonRow[], property: string): boolean {
  if (weighed.test(property) || rows.some((row) => Object.keys(row).some((name) => first.test(name)))) return false;
  const values = rows.map((row) => valueIn(row, property)).filter(isComparable);
  const isScale = (value: string | number): boolean =>
    typeof value === "number" || instantOf(value.toUpperCase()) !== undefined;
  return values.every(isScale) || /(name|title|subject|email|label|slug)$/i.test(property);
}

function isComparable(value: Json | undefined): value is string | number {
  return typeof value === "number" || (typeof value === "string" && value !== "");
}

/** Where nobody says which way, rows that are in order one way are: otherwise the way counts that they keep to longest. */
function judgeOrder({ rows }: ListPage, { property, direction }: Order): Deviation | undefined {
  if (direction !== undefined) return outOfOrder(rows, property, direction)?.deviation;
  const ascending = outOfOrder(rows, property, "ascending");
  const descending = outOfOrder(rows, property, "descending");
  if (ascending === undefined || descending === undefined) return undefined;
  return (ascending.number < descending.number ? descending : ascending).deviation;
}

interface OutOfOrder {
  readonly number: number;
  readonly deviation: Deviation;
}

function outOfOrder(rows: readonly JsonRow[], property: string, direction: Direction): OutOfOrder | undefined {
  const known = rows.flatMap((row, number) => {
    const value = valueIn(row, property);
    return isComparable(value) ? [{ value, number }] : [];
  });
  for (const [index, { value, number }] of known.entries()) {
    const before = known[index - 1]?.value;
    if (before === undefined || !isOut(before, value, direction)) continue;
    const place = { kind: "row", number, property } as const;
    return { number, deviation: { place, expected: `${direction} from ${textOf(before)}`, found: textOf(value) } };
  }
  return undefined;
}

/** Moments and numbers are sorted by what they mean; texts in many ways: only what is out of order in all of them counts. */
function isOut(before: string | number, value: string | number, direction: Direction): boolean {
  const way = direction === "descending" ? -1 : 1;
  if (typeof before === "number" && typeof value === "number") return (value - before) * way < 0;
  const [one, other] = [String(before), String(value)];
  const [earlier, later] = [instantOf(one.toUpperCase()), instantOf(other.toUpperCase())];
  if (earlier !== undefined && later !== undefined)
    return direction === "descending" ? later > earlier : later < earlier;
  const compared = [
    other < one ? -1 : 1,
    other.toLowerCase() < one.toLowerCase() ? -1 : 1,
    other.localeCompare(one),
    other.localeCompare(one, undefined, { numeric: true }),
    // Some collations pass over blanks and punctuation at first.
    lettersOf(other).localeCompare(lettersOf(one)),
    // Titles may be sorted without their article, people by their last name.
    withoutArticle(other).localeCompare(withoutArticle(one)),
    (other.split(" ").at(-1) ?? "").localeCompare(one.split(" ").at(-1) ?? ""),
  ];
  return one !== other && compared.every((sign) => sign * way < 0);
}

function withoutArticle(text: string): string {
  return text.toLowerCase().replace(/^(the|an?|der|die|das|les?|la|el|los|las|il|lo) /, "");
}
