import type { ListAnswer, Parameter } from "../../../contract/model/contract.ts";
import type { Json } from "../../../generate/json.ts";
import { type Sent, withParameters } from "../../exchange/question.ts";
import { checkKinds } from "../../verdict/check.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Case, Ground, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { sentValue, textOf } from "../values/sent-value.ts";
import { type ListPage, listPageOf } from "./list-page.ts";
import { type LargePage, ofList } from "./large-page.ts";

export const orderKinds = checkKinds(
  "lists",
  { order: {} },
  { restsOn: ["failures", "answers/plain", "lists/rows"], oneCause: "parameter" },
);

/** An order that can be asked for: the parameters that ask, the property, and which way. */
interface Order {
  readonly sent: readonly Sent[];
  readonly property: string;
  readonly isDescending: boolean;
}

/** So many orders of a list are asked for. */
const most = 4;

/** Rows come in the order that was asked for, as far as the document names the properties to sort by. */
export function orderCases(ground: Ground, answer: ListAnswer, reading: () => Script<LargePage>): readonly Case[] {
  const { order } = answer;
  const parameter = ground.operation.parameters.find(({ name }) => name === order?.parameter);
  const direction = ground.operation.parameters.find(({ name }) => name === order?.direction);
  const orders = parameter === undefined ? [] : ordersOf(parameter, direction).slice(0, most);
  if (parameter === undefined || orders.length === 0) return [];
  const id = `lists/${parameter.name}`;
  const check = ofList(ground, checkOf(orderKinds.order, `${id}/order`, `${parameter.name} sorts the rows`, parameter));
  return [
    {
      id: `${id}/order`,
      checks: [check],
      requests: most,
      *run(judge) {
        const { question, page } = yield* reading();
        const size = page.reply.question.parameters.filter(([name]) => name === answer.paging.limit);
        for (const one of orders) {
          if (!page.rows.some((row) => isComparable(row[one.property]))) continue;
          const reply = yield withParameters(question, [...size, ...one.sent]);
          if (reply.response.status >= 400 && reply.response.status < 500) continue;
          judge.that(check.id, reply, judgeOrder(listPageOf(reply, answer, undefined), one));
        }
      },
    },
  ];
}

function ordersOf(parameter: Parameter, direction: Parameter | undefined): readonly Order[] {
  const ways = direction === undefined ? [] : choicesOf(direction);
  return choicesOf(parameter).flatMap((choice) => {
    const [, minus, name = "", way] = /^([-+]?)(\w+?)(?:[:_ ](asc|desc))?$/i.exec(choice) ?? [];
    if (name === "") return [];
    const own: Order = {
      sent: [sentValue(parameter, choice)],
      property: name,
      isDescending: minus === "-" || way?.toLowerCase() === "desc",
    };
    if (direction === undefined || way !== undefined) return [own];
    return ways.map((word) => ({
      ...own,
      sent: [...own.sent, sentValue(direction, word)],
      isDescending: /^(desc|-|down)/i.test(word),
    }));
  });
}

function choicesOf({ schema }: Parameter): readonly string[] {
  const listed = schema["enum"];
  return Array.isArray(listed) ? listed.filter((one) => typeof one === "string") : [];
}

function isComparable(value: Json | undefined): value is string | number {
  return typeof value === "number" || (typeof value === "string" && value !== "");
}

function judgeOrder({ rows }: ListPage, { property, isDescending }: Order): Deviation | undefined {
  const known = rows.flatMap((row, number) => {
    const value = row[property];
    return isComparable(value) ? [{ value, number }] : [];
  });
  for (const [index, { value, number }] of known.entries()) {
    const before = known[index - 1]?.value;
    if (before === undefined || !isOut(before, value, isDescending)) continue;
    const place = { kind: "row", number, property } as const;
    const expected = `${isDescending ? "descending" : "ascending"} from ${textOf(before)}`;
    return { place, expected, found: textOf(value) };
  }
  return undefined;
}

/** Texts are sorted in many ways: only what is out of order in all of them counts. */
function isOut(before: string | number, value: string | number, isDescending: boolean): boolean {
  const way = isDescending ? -1 : 1;
  if (typeof before === "number" && typeof value === "number") return (value - before) * way < 0;
  const [one, other] = [String(before), String(value)];
  const compared = [
    other < one ? -1 : 1,
    other.toLowerCase() < one.toLowerCase() ? -1 : 1,
    other.localeCompare(one),
    other.localeCompare(one, undefined, { numeric: true }),
  ];
  return one !== other && compared.every((sign) => sign * way < 0);
}
