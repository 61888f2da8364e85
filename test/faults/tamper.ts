import { formatOf } from "../../src/contract/model/media-type.ts";
import type { DataFormat } from "../../src/contract/model/host.ts";
import type { Contract, Operation } from "../../src/contract/model/contract.ts";
import type { ObjectValue, Value } from "../../src/contract/model/value.ts";
import { headerOf, type Sender, type WireRequest, type WireResponse } from "../../src/verify/exchange/wire.ts";
import { type Spelling, spellingOf } from "../../src/wire/dialect/servicestack/spelling.ts";
import { serviceStackFormats } from "../../src/wire/dialect/servicestack/formats.ts";

type Wrap = (right: Sender, contract: Contract) => Sender;
type Format = DataFormat;

/** What a request asks for, as far as faults care. */
export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly authorization: string;
}

export function askedBy(request: WireRequest): Asked {
  const url = new URL(request.target, "http://host");
  const header = (name: string): string => request.headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? "";
  return {
    path: url.pathname,
    query: url.searchParams,
    accept: header("accept"),
    authorization: header("authorization"),
  };
}

/** The value of a query parameter, its name in any case; undefined when it is absent or empty. */
export function queryOf(request: WireRequest, name: string): string | undefined {
  const found = [...askedBy(request).query].find(([given]) => given.toLowerCase() === name.toLowerCase());
  return found === undefined || found[1] === "" ? undefined : found[1];
}

/** The request with a query parameter changed in its place, or left out; one that was not there stands last. */
export function withQuery(request: WireRequest, name: string, value: string | undefined): WireRequest {
  if (value !== undefined && queryOf(request, name) === value) return request;
  const [path = "", query = ""] = request.target.split("?");
  const isMeant = (pair: string): boolean =>
    decodeURIComponent(pair.split("=")[0] ?? "").toLowerCase() === name.toLowerCase();
  const given = query.split("&").filter((pair) => pair !== "");
  const changed = value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`];
  const first = given.findIndex(isMeant);
  const pairs =
    first < 0
      ? [...given, ...changed]
      : given.flatMap((pair, at) => (at === first ? changed : isMeant(pair) ? [] : [pair]));
  return { ...request, target: pairs.length === 0 ? path : `${path}?${pairs.join("&")}` };
}

export function withHeader(request: WireRequest, name: string, value: string | undefined): WireRequest {
  const others = request.headers.filter(([given]) => given.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: value === undefined ? others : [...others, [name, value]] };
}

/** Changes requests on their way to the right server. A refusal that speaks of the request speaks of it as it was sent. */
export function request(change: (request: WireRequest) => WireRequest): Wrap {
  return (right) => async (asked) => {
    const changed = change(asked);
    const reply = await right(changed);
    return changed !== asked && (reply.status === 403 || reply.status === 302) ? await right(asked) : reply;
  };
}

/** Changes answers on their way back. */
export function response(change: (response: WireResponse, request: WireRequest) => WireResponse): Wrap {
  return (right) => async (asked) => change(await right(asked), asked);
}

/** Changes the text of successes in a format. */
export function text(format: Format | undefined, change: (text: string, request: WireRequest) => string): Wrap {
  return response((answer, asked) => {
    if (answer.status !== 200 || (format !== undefined && formatOf(headerOf(answer, "content-type")) !== format))
      return answer;
    return withText(answer, change(textOf(answer), asked));
  });
}

export function textOf(answer: WireResponse): string {
  return Buffer.from(answer.body).toString("utf8");
}

export function withText(answer: WireResponse, body: string): WireResponse {
  return { ...answer, body: Buffer.from(body) };
}

export function setHeader(answer: WireResponse, name: string, value: string | undefined): WireResponse {
  const others = answer.headers.filter(([given]) => given.toLowerCase() !== name.toLowerCase());
  return { ...answer, headers: value === undefined ? others : [...others, [name, value]] };
}

/** A value that tests may write to. */
export type Draft = Record<string, Value>;

/** Changes what successes say, in every format (or in one), written again as the host writes. */
export function value(
  change: (value: Draft, request: WireRequest) => unknown,
  only?: Format,
  spell: (spelling: Spelling) => Spelling = (same) => same,
): Wrap {
  return (right, contract) => async (asked) => {
    const answer = await right(asked);
    const format = formatOf(headerOf(answer, "content-type"));
    if (answer.status !== 200 || format === undefined || format === "html" || (only !== undefined && format !== only))
      return answer;
    const type = operationFor(asked, contract).result;
    if (type === undefined) return answer;
    const spelling = spellingOf(contract.host);
    const draft = structuredClone(
      serviceStackFormats(spelling).named(format).read(textOf(answer), { type, nullable: false }),
    ) as Draft;
    const changed = change(draft, asked);
    return withText(
      answer,
      serviceStackFormats(spell(spelling))
        .named(format)
        .write((typeof changed === "object" && changed !== null ? changed : draft) as ObjectValue, type),
    );
  };
}

/** The rows of a page, to be written to. */
export function rowsOf(page: Draft): Draft[] {
  return page["Attempts"] as unknown as Draft[];
}

/** Changes one row of every page that has it. */
export function row(index: number, change: (row: Draft) => void): Wrap {
  return rows((list) => {
    const found = list[index];
    if (found !== undefined) change(found);
  });
}

/** The text in a member. */
export function textIn(row: Draft, member: string): string {
  const value = row[member];
  return typeof value === "string" ? value : "";
}

/** Changes the rows of every page, in every format. */
export function rows(change: (rows: Draft[], request: WireRequest) => unknown, only?: Format): Wrap {
  return value((page, asked) => {
    const changed = change(rowsOf(page), asked);
    if (Array.isArray(changed)) page["Attempts"] = changed as Value;
  }, only);
}

function operationFor({ target }: WireRequest, contract: Contract): Operation {
  const segments = (target.split("?")[0] ?? "")
    .replace(/\.(json|xml|csv|jsv)$/, "")
    .split("/")
    .filter((segment) => segment !== "");
  const fits = ({ segments: own }: Operation): boolean =>
    own.length === segments.length &&
    own.every(([piece], index) => typeof piece !== "string" || piece.toLowerCase() === segments[index]?.toLowerCase());
  return contract.operations.find(fits) ?? contract.operations[0]!;
}

/** An answer of another making. */
export function answer(
  status: number,
  body: string,
  headers: readonly (readonly [string, string])[] = [],
): WireResponse {
  return { status, reason: "", headers: [["Vary", "Accept"], ...headers], body: Buffer.from(body), milliseconds: 1 };
}

/** The request as somebody who may do everything. */
export function asAdmin(asked: WireRequest, name = "admin"): WireRequest {
  return withHeader(asked, "Authorization", `Basic ${Buffer.from(`${name}:secret`).toString("base64")}`);
}
