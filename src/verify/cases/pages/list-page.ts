import type { ListAnswer, PageFact } from "../../../contract/model/contract.ts";
import { isRow } from "./rows-at.ts";
import type { Json } from "../../../generate/json.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { headerOf } from "../../exchange/wire.ts";
import { jsonForm } from "../../verdict/json-form.ts";
import { statusText } from "../../verdict/judge-status.ts";
import { Unusable } from "../../verdict/statement.ts";
import { type JsonRow, jsonAt } from "./rows-at.ts";

/**
 * A page of a list, however it is asked for: the rows it gives, what tells one row from another, and what it says of itself
 * and of the way on.
 */
export interface ListPage {
  readonly reply: Reply;
  readonly rows: readonly JsonRow[];
  /** What each row is told from the others by; undefined: nothing is known that does. */
  readonly keys: readonly string[] | undefined;
  readonly facts: ReadonlyMap<PageFact, Json>;
  /** Every amount of all rows that it tells, and the header that does. */
  readonly totals: readonly { readonly total: number; readonly header: string | undefined }[];
}

/** Reads a page. @throws {Unusable} when it is none */
export function listPageOf(reply: Reply, answer: ListAnswer, key: string | undefined): ListPage {
  if (!isSuccess(reply))
    throw new Unusable(reply, `the answer is ${statusText(reply)}`, {
      place: { kind: "status" },
      expected: "a page",
      found: statusText(reply),
    });
  const form = jsonForm(reply);
  if (form === undefined) throw new Unusable(reply, "the answer cannot be read as JSON");
  const list = jsonAt(form.json, answer.at);
  if (!Array.isArray(list))
    throw new Unusable(reply, "the answer has no list of rows", {
      place: { kind: "value", pointer: answer.at.map((name) => `/${name}`).join("") },
      expected: "a list of rows",
      found: list === undefined ? "nothing" : JSON.stringify(list).slice(0, 80),
    });
  const rows = (list as readonly unknown[]).map((element) => jsonAt(element, answer.inside)).filter(isRow);
  const told = toldBy(reply, form.json, answer);
  const totals = told.flatMap(({ fact, value, header }) => {
    const total = fact === "total" ? wholeNumber(value) : undefined;
    return total === undefined ? [] : [{ total, header }];
  });
  // What is told twice is what is told first.
  const facts = new Map(told.toReversed().map(({ fact, value }) => [fact, value]));
  return { reply, rows, keys: keysOf(rows, key), facts, totals };
}

function keysOf(rows: readonly JsonRow[], key: string | undefined): readonly string[] | undefined {
  if (key === undefined) return undefined;
  const keys = rows.map((row) => row[key]);
  return keys.every((one) => typeof one === "string" || typeof one === "number" || typeof one === "bigint")
    ? keys.map(String)
    : undefined;
}

interface ToldFact {
  readonly fact: PageFact;
  readonly value: Json;
  readonly header: string | undefined;
}

/** What a page tells of itself: in its body, then in headers. */
function toldBy({ response }: Reply, json: unknown, { told, headers }: ListAnswer): readonly ToldFact[] {
  const inBody = told.map(([at, fact]) => ({ fact, value: jsonAt(json, at) as Json | undefined, header: undefined })); // it stands in JSON
  const inHeaders = [...headers].map(([name, fact]) => ({ fact, value: headerOf(response, name), header: name }));
  return [...inBody, ...inHeaders].flatMap((one) => (one.value === undefined ? [] : [{ ...one, value: one.value }]));
}

/** A fact that is a whole number, written as one or as text. */
export function numberIn({ facts }: ListPage, fact: PageFact): number | undefined {
  return wholeNumber(facts.get(fact));
}

function wholeNumber(value: Json | undefined): number | undefined {
  const number = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : undefined;
}

/** Whether the page says that rows follow; undefined: it does not say. */
export function saysMore(page: ListPage): boolean | undefined {
  const truth = (fact: PageFact): boolean | undefined => {
    const value = page.facts.get(fact);
    if (value === "true" || value === "false") return value === "true";
    return typeof value === "boolean" ? value : undefined;
  };
  const done = truth("done");
  return truth("more") ?? (done === undefined ? undefined : !done);
}

/** Whether rows may follow: the page says so, or tells where they would be. */
export function mayLeadOn(page: ListPage): boolean {
  const next = page.facts.get("next");
  const isTold = next !== undefined && next !== null && next !== "" && next !== false;
  if (page.facts.has("next") && !isTold) return false;
  return saysMore(page) ?? (isTold || linkIn(page, "next") !== undefined);
}

/** The address of another page: from a member of its own, else from a `Link` header (RFC 8288). */
export function linkIn({ facts, reply }: ListPage, relation: "next" | "prev"): string | undefined {
  const own = facts.get(relation === "next" ? "nextLink" : "previousLink");
  if (typeof own === "string" && own !== "") return own;
  const lines = reply.response.headers.filter(([name]) => name.toLowerCase() === "link").map(([, line]) => line);
  const pattern = new RegExp(`<([^>]*)>[^,<]*;\\s*rel="?${relation}"?`, "i");
  return pattern.exec(lines.join(", "))?.[1];
}
