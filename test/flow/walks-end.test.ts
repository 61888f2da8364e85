import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { type Asked, asker, inferredList, listDocument } from "../support/inferred.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const maybe = { type: ["integer", "null"] };
const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });

/** A list of orders, paged by a parameter, with what its pages tell around the rows. */
interface Kind {
  readonly parameter: readonly [name: string, schema: object];
  readonly told?: object;
  readonly id?: object;
  readonly header?: true;
  /** So many rows can be asked for at all, of pages that have so many. */
  readonly reach?: (size: number) => number;
}

const timed = { description: "Unix timestamp that asks for the next page." };
const int32 = { ...whole, format: "int32" };

const kinds: Readonly<Record<string, Kind>> = {
  "times of 32 bits": { parameter: ["until", int32], told: { next: { ...maybe, ...timed } } },
  "times of 32 bits in the answer alone": { parameter: ["until", whole], told: { next: { ...int32, ...timed } } },
  "times before a day that is over": {
    parameter: ["until", { ...whole, maximum: 1_600_000_000 }],
    told: { next: { ...maybe, ...timed } },
  },
  "times of a thousand seconds": {
    parameter: ["before", { ...whole, minimum: 0, exclusiveMaximum: 1000 }],
    told: { next: { ...maybe, ...timed } },
  },
  "times that are texts of ten digits": {
    parameter: ["until", { ...text, maxLength: 10 }],
    told: { next: { type: ["string", "null"], ...timed } },
  },
  "cursors that are numbers, told in a Link header": { parameter: ["cursor", whole], header: true },
  "cursors that are numbers, told nowhere": { parameter: ["cursor", whole] },
  "cursors that are numbers, told in the answer": {
    parameter: ["cursor", whole],
    told: { next_cursor: maybe },
    id: text,
  },
  "cursors that are UUIDs": {
    parameter: ["cursor", { ...text, format: "uuid" }],
    told: { next_cursor: { type: ["string", "null"] } },
  },
  "cursors of four characters": {
    parameter: ["cursor", { ...text, maxLength: 4 }],
    told: { next_cursor: { type: ["string", "null"] } },
  },
  "cursors of four digits": {
    parameter: ["cursor", { ...text, pattern: "^\\d{4}$" }],
    header: true,
    id: { ...text, pattern: "^0\\d{3}$" },
  },
  "addresses, where `cursor` is a time": { parameter: ["cursor", { ...text, format: "date-time" }], header: true },
  "addresses, where `cursor` is true or false": { parameter: ["cursor", { type: "boolean" }], header: true },
  "pages of which each tells a next one": { parameter: ["page", whole], told: { next_page: whole } },
  "pages of which each tells one of three": {
    parameter: ["page", whole],
    told: { next_page: { ...whole, minimum: 1, maximum: 3 } },
    reach: (size) => 2 * size,
  },
  "pages of which three are told": {
    parameter: ["page", whole],
    told: { next_page: { anyOf: [{ ...whole, maximum: 3 }, { type: "null" }] } },
    reach: (size) => 3 * size,
  },
  "pages of which three may be asked for": {
    parameter: ["page", { ...whole, maximum: 3 }],
    header: true,
    reach: (size) => 3 * size,
  },
  "offsets of which each is below 20": {
    parameter: ["offset", whole],
    told: { next_offset: { ...whole, exclusiveMaximum: 20 } },
    reach: () => 19,
  },
  "offsets that are told": { parameter: ["offset", whole], told: { next_offset: maybe } },
  "ids that are texts of digits": { parameter: ["after_id", whole], id: { ...text, pattern: "^[1-9]\\d{3}$" } },
  "ids that begin with noughts": { parameter: ["after_id", whole], id: { ...text, pattern: "^0\\d{3}$" } },
  "ids that begin with noughts, told in a Link header": {
    parameter: ["starting_after", whole],
    header: true,
    id: { ...text, pattern: "^00\\d{3}$" },
  },
  "ids that are texts of digits, told as numbers": {
    parameter: ["after_id", whole],
    told: { next_after_id: maybe },
    id: { ...text, pattern: "^[1-9]\\d{3}$" },
  },
  "ids that are texts of digits, taken as texts": {
    parameter: ["starting_after", text],
    id: { ...text, pattern: "^0\\d{3}$" },
  },
  "ids that are longer than their parameter takes": {
    parameter: ["starting_after", int32],
    header: true,
    id: { ...text, pattern: "^9\\d{9}$" },
  },
  "ids of eighteen digits": { parameter: ["after_id", whole], id: { ...text, pattern: "^[1-9]\\d{17}$" } },
};

interface Page {
  readonly ids: readonly (string | number)[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly link: string | undefined;
}

function documentOf({ parameter: [name, schema], told = {}, id = whole, header }: Kind): object {
  const rows = { type: "array", items: object({ id, owner: text }) };
  const facts = { total: whole, has_more: { type: "boolean" } };
  const parameters = [
    { name: "limit", schema: { ...whole, maximum: 100 } },
    { name, schema },
  ];
  return listDocument(parameters, object({ rows, ...facts, ...told }), header ? { Link: { schema: text } } : {});
}

function pageOf({ status, json, headers }: Asked): Page {
  expect(status).toBe(200);
  const { rows, ...facts } = json as { readonly rows: readonly { readonly id: string | number }[] };
  const link = /<http:\/\/stand-in.example([^>]*)>; rel="next"/.exec(headers["link"] ?? "")?.[1];
  return { ids: rows.map(({ id }) => id), facts, link };
}

/** The pages of a list up to one without rows, each by what the one before tells; never more than there are rows. */
async function walked(kind: Kind, ask: (line: string) => Promise<Asked>, size: number): Promise<readonly Page[]> {
  const [name] = kind.parameter;
  const isAfter = inferredList(documentOf(kind))?.paging.style === "after";
  const fact = Object.keys(kind.told ?? {})[0];
  const pages: Page[] = [];
  for (let line: string | undefined = `/orders?limit=${size}`; line !== undefined;) {
    const page = pageOf(await ask(line));
    if (page.ids.length === 0) break;
    pages.push(page);
    expect(pages.length).toBeLessThan(100);
    const told = fact === undefined ? undefined : (page.facts[fact] as string | number | null);
    const position = fact === undefined && isAfter ? page.ids.at(-1) : told;
    const isEnd = position === undefined || position === null || position === "";
    line = isEnd ? page.link : `/orders?limit=${size}&${name}=${position}`;
  }
  return pages;
}

const walks = Object.keys(kinds).flatMap((name) => [1, 7, 20].map((size) => [name, size] as const));

test.each(walks)("a walk by %s, %i rows at a time, ends and shows each row once", async (name, size) => {
  const kind = kinds[name];
  if (kind === undefined) throw new Error(name);
  const ask = asker([compileContract(documentOf(kind), "shop.yaml")]);
  const all = pageOf(await ask("/orders?limit=100")).ids;
  const pages = await walked(kind, ask, size);
  const reach = Math.min(kind.reach?.(size) ?? Infinity, all.length);
  expect(pages.flatMap(({ ids }) => ids)).toEqual(all.slice(0, reach));
  expect(pages.map(({ facts }) => facts["total"])).toEqual(pages.map(() => reach));
  expect(pages.map(({ facts }) => facts["has_more"])).toEqual(pages.map((_, index) => index < pages.length - 1));
});

test.each([
  ["asked for in no parts", [], "/orders?owner=nobody", 30],
  ["whose parameter says how long a page is", [{ ...whole, default: 25 }], "/orders?owner=nobody", 25],
  ["asked for ten rows at a time", [whole], "/orders?owner=nobody&per_page=10", 10],
  ["asked for no rows at a time", [{ ...whole, default: 25 }], "/orders?owner=nobody&per_page=0", 0],
])("an empty list %s tells how long its pages are", async (_, sizes, line, size) => {
  const rows = { type: "array", items: object({ id: text, owner: text }) };
  const answer = object({ rows, meta: object({ per_page: { ...whole, minimum: 0 }, total: whole }) });
  const parameters = [{ name: "owner", schema: text }, ...sizes.map((schema) => ({ name: "per_page", schema }))];
  const ask = asker([compileContract(listDocument(parameters, answer), "shop.yaml")]);
  expect((await ask(line)).json).toEqual({ rows: [], meta: { per_page: size, total: 0 } });
});
