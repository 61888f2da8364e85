import { listParameter } from "./list-parameter.ts";
import type { ListAnswer, Parameter } from "../../../contract/model/contract.ts";
import type { Json } from "../../../generate/json.ts";
import { type Question, type Sent, withoutParameter, withParameters } from "../../exchange/question.ts";
import { statusText } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { Unusable } from "../../verdict/statement.ts";
import type { Ground, Script } from "../case.ts";
import { sentValue, textOf } from "../../../wire/sent/sent-value.ts";
import { linkIn, listPageOf, type ListPage, saysMore } from "./list-page.ts";

/** A walk from page to page. */
export interface ListWalk {
  readonly pages: readonly ListPage[];
  /** How many rows each page was to have; undefined: as many as the host likes. */
  readonly size: number | undefined;
  /** `end`: no page follows; `cut`: enough was seen; `stuck`: the last page leads back to one that was seen. */
  readonly ended: "end" | "cut" | "stuck";
  /** Why no page could be read where one was said to be. */
  readonly broken: { readonly page: ListPage; readonly deviation: Deviation } | undefined;
  /** A last page without rows that tells how to ask for itself again, and nothing else of what follows. */
  readonly endless?: ListPage;
  /** Whether it ended because the next page was refused: rows may follow all the same. */
  readonly isRefused?: true;
}

/** So many pages are read of one walk. */
export const mostPages = 8;

/** What a list is walked with. */
export interface Walker {
  readonly ground: Ground;
  readonly answer: ListAnswer;
  /** The property that tells rows apart. */
  readonly key: string | undefined;
}

/** Asks for page after page, by whatever the habit of the list is. */
export function* walkList(walker: Walker, first: Question, size: number | undefined): Script<ListWalk> {
  const { answer, key, ground } = walker;
  const sized = size === undefined ? first : withParameters(first, limitOf(walker, size));
  const pages: ListPage[] = [listPageOf(yield sized, answer, key)];
  const asked = new Set([JSON.stringify(sized.parameters)]);
  const walk = (ended: ListWalk["ended"], broken?: ListWalk["broken"]): ListWalk => ({ pages, size, ended, broken });
  while (pages.length < mostPages) {
    const page = pages.at(-1);
    const next = page && nextQuestion({ ...walker, ground }, sized, pages);
    // Where no part behind the first can be asked for, that is not the end of the list.
    if (page === undefined || next === undefined)
      return walk((answer.paging.style === "all" && size !== undefined) || isInObject(walker) ? "cut" : "end");
    const text = JSON.stringify(next.parameters);
    if (asked.has(text)) return walk("stuck");
    asked.add(text);
    const reply = yield next;
    try {
      const read = listPageOf(reply, answer, key);
      if (read.rows.length === 0) {
        const again = saysMore(read) === undefined ? byPosition(walker, sized, read) : undefined;
        const isEndless = again !== undefined && asked.has(JSON.stringify(again.parameters));
        return { ...walk("end", wasPromised(page, read)), ...(isEndless && { endless: read }) };
      }
      pages.push(read);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      const isRefused = reply.response.status >= 400 && reply.response.status < 500 && saysMore(page) !== true;
      if (isRefused) return { ...walk("end"), isRefused };
      const found = error.deviation?.found ?? statusText(reply);
      return walk("end", { page, deviation: { place: { kind: "walk" }, expected: "a page", found } });
    }
  }
  return walk("cut");
}

/** A page without rows where rows were said to follow. */
function wasPromised(page: ListPage, empty: ListPage): ListWalk["broken"] {
  if (saysMore(page) !== true || page.rows.length === 0) return undefined;
  return {
    page: empty,
    deviation: { place: { kind: "walk" }, expected: "rows, as the page before says", found: "none" },
  };
}

/** The limit as a parameter. */
export function limitOf({ ground, answer }: Walker, size: number): readonly Sent[] {
  return given(ground, answer.paging.limit, size);
}

/** A page by the number, or the position, with which it begins. */
export function positionOf({ ground, answer }: Walker, value: Json): readonly Sent[] {
  return given(ground, answer.paging.parameter, value);
}

function given({ operation }: Ground, name: string | undefined, value: Json): readonly Sent[] {
  const parameter = listParameter(operation, name);
  return parameter === undefined ? [] : [sentValue(parameter, typed(value, parameter))];
}

/** A text where the parameter is one: a position is sent as it was told. */
function typed(value: Json, { slot }: Parameter): Json {
  return slot.type.kind === "string" ? textOf(value) : value;
}

/** Whether a member of an object says where a page begins: nothing is sent for such. */
function isInObject({ ground: { operation }, answer: { paging } }: Walker): boolean {
  return paging.parameter !== undefined && operation.parameters.every(({ name }) => name !== paging.parameter);
}

/** The question for the page behind the last one; undefined: none is said or known to follow. */
function nextQuestion(walker: Walker, first: Question, pages: readonly ListPage[]): Question | undefined {
  const { ground, answer } = walker;
  const page = pages.at(-1);
  if (page === undefined || page.rows.length === 0 || saysMore(page) === false || isInObject(walker)) return undefined;
  const { style, parameter, first: start } = answer.paging;
  switch (style) {
    case "all":
      return undefined;
    case "page":
      return withParameters(first, given(ground, parameter, start + pages.length));
    case "offset":
      return withParameters(first, given(ground, parameter, start + rowsIn(pages)));
    case "after": {
      const row = page.rows.at(-1);
      const key = row?.[walker.key ?? "id"];
      const told = page.facts.get("next");
      const position = isPosition(told) ? told : key;
      return isPosition(position) ? withParameters(first, given(ground, parameter, position)) : undefined;
    }
    default:
      return byPosition(walker, first, page);
  }
}

/** How many rows pages have together. */
export function rowsIn(pages: readonly ListPage[]): number {
  return pages.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** By the position that the page tells, else by the address that it tells. */
function byPosition({ ground, answer }: Walker, first: Question, page: ListPage): Question | undefined {
  const told = page.facts.get("next");
  const { parameter } = answer.paging;
  if (isPosition(told) && parameter !== undefined && !/^(https?:\/)?\/|\?/.test(textOf(told)))
    return withParameters(first, given(ground, parameter, told));
  const link = linkIn(page, "next") ?? (typeof told === "string" && told !== "" ? told : undefined);
  return link === undefined ? undefined : linked(first, link);
}

function isPosition(value: Json | undefined): value is string | number | bigint {
  return (typeof value === "string" && value !== "") || typeof value === "number" || typeof value === "bigint";
}

/** The same with the query of an address: the rest of it is where the deployment believes itself to be. */
function linked(first: Question, link: string): Question {
  const [, query = ""] = link.split("?");
  const inQuery = first.operation.parameters.filter(({ in: place }) => place === "query");
  const bare = inQuery.reduce(withoutParameter, first);
  const pairs = query.split("&").filter((pair) => pair !== "");
  const sent = pairs.map((pair): Sent => {
    const [name = "", ...rest] = pair.split("=");
    const text = rest.join("=");
    return [decoded(name), decoded(text), [[name, text]], "query"];
  });
  return { ...bare, parameters: [...bare.parameters, ...sent] };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
