import type { Response } from "../../../contract/model/contract.ts";
import { documentedResponse } from "../../../contract/model/documented-response.ts";
import type { Preference } from "../../operation/preference.ts";
import type { Exchange } from "./exchange.ts";
import { decoded, type RequestPath } from "./path.ts";
import type { Refusal } from "./refusal.ts";

/** What a client orders for one request: by `Prefer` (RFC 7240), or in the query in words that users of mock servers know. */
export interface Orders {
  readonly code: number | undefined;
  readonly example: string | undefined;
  readonly dynamic: boolean | undefined;
}

/** Orders, and what is wrong with those that the query gives: a preference may be ignored, an address may not. */
export interface ReadOrders {
  readonly orders: Orders;
  readonly refusal: Refusal | undefined;
}

/** What is ordered of an operation. What it does not document is ignored in `Prefer`, and not found in the query. */
export function ordersOf({ operation, path }: Exchange, preference: Preference): ReadOrders {
  const asked = (name: string): string | undefined => textIn(path, name);
  const { responses } = operation;
  const code = Number(asked("__code") ?? preference.code ?? NaN);
  const isCode =
    Number.isInteger(code) && documentedResponse(responses, code) !== undefined && code >= 100 && code <= 599;
  const example = asked("__example") ?? preference.example;
  const isExample = example !== undefined && examplesIn(responses).has(example);
  const dynamic = asked("__dynamic");
  const orders: Orders = {
    code: isCode ? code : undefined,
    example: isExample ? example : undefined,
    dynamic: dynamic === undefined ? preference.dynamic : dynamic !== "false" && dynamic !== "0",
  };
  if (asked("__code") !== undefined && !isCode)
    return {
      orders,
      refusal: notFound(`${operation.id} documents no status ${asked("__code") ?? ""}`, statusTexts(responses)),
    };
  if (asked("__example") !== undefined && !isExample)
    return { orders, refusal: notFound(`${operation.id} has no example ${example ?? ""}`, [...examplesIn(responses)]) };
  return { orders, refusal: undefined };
}

function textIn({ query }: RequestPath, name: string): string | undefined {
  const pair = query.find((one) => one.name === name);
  return pair && decoded(pair.raw);
}

function examplesIn(responses: readonly Response[]): ReadonlySet<string> {
  return new Set(
    responses.flatMap(({ content }) => [...content.values()].flatMap(({ examples }) => [...examples.keys()])),
  );
}

function statusTexts(responses: readonly Response[]): readonly string[] {
  return responses.map(({ status, range }) => (range === true ? `${String(status).charAt(0)}XX` : String(status)));
}

function notFound(what: string, offer: readonly string[]): Refusal {
  return { status: 404, title: "Not Found", detail: `${what}; there is ${offer.join(", ") || "none"}` };
}

/** The response with that example: the ordered one, else the success, else any. */
export function withExample(exchange: Exchange, example: string, first: Response | undefined): Response | undefined {
  const has = ({ content }: Response): boolean => [...content.values()].some(({ examples }) => examples.has(example));
  if (first !== undefined && has(first)) return first;
  return exchange.operation.responses.find(has);
}

/** The orders that were honoured, as `Preference-Applied` says them (RFC 7240 section 3). */
export function appliedWords({ code, example, dynamic }: Orders): readonly string[] {
  return [
    ...(example === undefined ? [] : [`example=${example}`]),
    ...(code === undefined ? [] : [`code=${code}`]),
    ...(dynamic === undefined ? [] : [`dynamic=${String(dynamic)}`]),
  ];
}
