import type { ListAnswer, Parameter } from "../../../contract/model/contract.ts";
import type { Json } from "../../../generate/json.ts";
import { resolvedBody } from "../../../wire/sent/resolved-body.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import { responseOf } from "../../exchange/read-reply.ts";
import type { Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { facetsAt } from "../values/schema-neighbours.ts";
import { linkIn, type ListPage, mayLeadOn, numberIn, saysMore } from "./list-page.ts";

/** Where pages tell of a total: names of members, the outermost first, or of a header. */
export function totalsIn({ told, headers }: ListAnswer): readonly (readonly string[])[] {
  const inBody = told.flatMap(([at, fact]) => (fact === "total" ? [at] : []));
  return [...inBody, ...[...headers].flatMap(([name, fact]) => (fact === "total" ? [[name]] : []))];
}

/**
 * A total that is right without the filter, and the same with it though fewer rows are shown. Where nothing else says which
 * page is the last, and there is no other total, it has no other meaning than how many rows can be walked.
 */
export function judgeTotal(
  { shown, page }: { readonly shown: ListPage; readonly page: ListPage },
  { answer, parameter }: { readonly answer: ListAnswer; readonly parameter: Parameter },
  value: Json,
): Deviation | undefined {
  const total = numberIn(shown, "total");
  const count = shown.rows.length;
  if (mayLeadOn(shown) || total === undefined || total <= count || total !== numberIn(page, "total")) return undefined;
  if (total !== page.rows.length) return undefined;
  const isNeeded = ["page", "offset"].includes(answer.paging.style) && saysMore(shown) === undefined;
  const isTold = shown.totals.some((one) => one.total === count);
  const isOfAll = totalsIn(answer).some((at) => countsAll(at, shown.reply));
  const isCertain = isNeeded && !isTold && linkIn(page, "next") === undefined && !isOfAll;
  const place = { kind: "rows", under: [[parameter.name, textOf(value)]] } as const;
  const deviation = { place, expected: `total: ${count}`, found: String(total) };
  return isCertain ? { ...deviation, isCertain } : deviation;
}

/** Whether a total is said to be that of all rows, whatever is asked for. */
function countsAll(at: readonly string[], { question, response }: Reply): boolean {
  const [content] = responseOf(question.operation, response.status)?.content.values() ?? [];
  const schemas = facetsAt(content && resolvedBody(content), at);
  const words = [at.at(-1), ...schemas.map(({ description }) => description)].filter((one) => typeof one === "string");
  const isAll =
    /unfiltered|regardless|overall|collection|without (any )?filter|before (any )?filter|in the (database|system|table|store)/i;
  return words.some((text) => isAll.test(text));
}
