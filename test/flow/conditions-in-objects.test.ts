import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const members = {
  id: whole,
  title: text,
  state: { type: "string", enum: ["open", "closed", "paid"] },
  views: { type: "integer", minimum: 0, maximum: 1000 },
  isPublic: { type: "boolean" },
};
const row = { type: "object", required: Object.keys(members), properties: members };
const open = { type: "object", additionalProperties: true };

function documentWith(parameters: readonly object[], rows: object = row, headers: object = {}): object {
  const schema = { type: "array", items: rows };
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        get: {
          parameters: parameters.map((one) => ({ in: "query", ...one })),
          responses: { "200": { description: "ok", headers, content: { "application/json": { schema } } } },
        },
      },
    },
  };
}

async function rowsOf(parameters: readonly object[], query: string, rows: object = row): Promise<readonly Row[]> {
  return (await standInFor(documentWith(parameters, rows))(`GET /things?${query}`)).json as readonly Row[];
}

const deep = (name: string): object => ({ name, style: "deepObject", explode: true, schema: open });
const json = (name: string): object => ({ name, content: { "application/json": { schema: open } } });
const written = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

type Case = readonly [name: string, parameter: object, query: string, meets: (one: Row) => boolean];

test.each<Case>([
  ["filters", deep("filters"), "filters[state][$eq]=open", (one: Row) => one["state"] === "open"],
  ["filters of a bare value", deep("filters"), "filters[state]=open", (one: Row) => one["state"] === "open"],
  ["where", deep("where"), "where[state][equals]=open", (one: Row) => one["state"] === "open"],
  ["another", deep("where"), "where[state][not_equals]=open", (one: Row) => one["state"] !== "open"],
  ["more than", deep("filters"), "filters[views][$gt]=500", (one: Row) => Number(one["views"]) > 500],
  [
    "two bounds",
    deep("filters"),
    "filters[views][$gte]=100&filters[views][$lte]=300",
    (one: Row) => Number(one["views"]) >= 100 && Number(one["views"]) <= 300,
  ],
  ["one of several", deep("filter"), "filter[state][_in]=open,paid", (one: Row) => one["state"] !== "closed"],
  [
    "one of a list",
    deep("filters"),
    "filters[state][$in][0]=open&filters[state][$in][1]=paid",
    (one: Row) => one["state"] !== "closed",
  ],
  ["none of a list", deep("filters"), "filters[state][$notIn][0]=open", (one: Row) => one["state"] !== "open"],
  ["a part", deep("filters"), "filters[title][$containsi]=E", (one: Row) => /e/i.test(String(one["title"]))],
  ["a beginning", deep("filters"), "filters[title][$startsWith]=S", (one: Row) => String(one["title"]).startsWith("S")],
  ["JSON", json("where"), `where=${written({ isPublic: true })}`, (one: Row) => one["isPublic"] === true],
  [
    "JSON in a text",
    { name: "filter", schema: text },
    `filter=${written({ state: { _eq: "paid" } })}`,
    (one: Row) => one["state"] === "paid",
  ],
  [
    "either of two",
    { name: "s", schema: text },
    `s=${written({ $or: [{ state: "open" }, { views: { $lt: 100 } }] })}`,
    (one: Row) => one["state"] === "open" || Number(one["views"]) < 100,
  ],
  [
    "both of two",
    deep("filters"),
    "filters[$and][0][state][$eq]=open&filters[$and][1][isPublic][$eq]=true",
    (one: Row) => one["state"] === "open" && one["isPublic"] === true,
  ],
  [
    "the opposite",
    json("filter"),
    `filter=${written({ not: { state: "open" } })}`,
    (one: Row) => one["state"] !== "open",
  ],
  [
    "conditions beside what else a query says",
    json("filter"),
    `filter=${written({ where: { state: { inq: ["open", "paid"] } }, include: ["owner"] })}`,
    (one: Row) => one["state"] !== "closed",
  ],
])("%s: an object in a query narrows a list", async (_name, parameter, query, meets) => {
  const all = await rowsOf([parameter], "");
  const found = await rowsOf([parameter], query);
  expect(found).toEqual(all.filter(meets));
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(all.length);
});

test("an object whose documented members are conditions narrows a list", async () => {
  const conditions = (schema: object): object => ({
    type: "object",
    properties: { equals: schema, not_equals: schema, in: text },
  });
  const schema = { type: "object", properties: { state: conditions(members.state), title: conditions(text) } };
  const found = await rowsOf([{ ...deep("where"), schema }], "where[state][equals]=paid");
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(["paid"]));
});

test("what is no condition narrows nothing", async () => {
  const all = await rowsOf([deep("filters")], "");
  expect(await rowsOf([deep("filters")], "filters[nobody][$eq]=open&filters[state][$sounds]=open")).toEqual(all);
  expect(await rowsOf([{ name: "filter", schema: text }], "filter={nothing")).toEqual(all);
});

test("members of an object that holds all others of a row are its own", async () => {
  const attributes = {
    type: "object",
    required: ["title", "state"],
    properties: { title: text, state: members.state },
  };
  const wrapped = { type: "object", required: ["id", "attributes"], properties: { id: whole, attributes } };
  const parameters = [deep("filters"), { name: "sort", schema: text }];
  const stateOf = (one: Row): unknown => (one["attributes"] as Row)["state"];
  const titleOf = (one: Row): string => String((one["attributes"] as Row)["title"]);
  const found = await rowsOf(parameters, "filters[state][$eq]=paid", wrapped);
  expect(new Set(found.map(stateOf))).toEqual(new Set(["paid"]));
  const sorted = await rowsOf(parameters, "sort=title:desc", wrapped);
  expect(sorted.map(titleOf)).toEqual(sorted.map(titleOf).toSorted().toReversed());
});

test("a parameter that is called like a member of such an object narrows a list by it", async () => {
  const attributes = {
    type: "object",
    required: ["title", "state"],
    properties: { title: text, state: members.state },
  };
  const wrapped = { type: "object", required: ["id", "attributes"], properties: { id: whole, attributes } };
  const found = await rowsOf([{ name: "filter[state]", schema: text }], "filter[state]=paid", wrapped);
  expect(new Set(found.map((one) => (one["attributes"] as Row)["state"]))).toEqual(new Set(["paid"]));
});

test("an object names what to sort by and which way", async () => {
  const views = (rows: readonly Row[]): readonly number[] => rows.map((one) => Number(one["views"]));
  const byObject = views(await rowsOf([deep("$sort")], "$sort[views]=-1"));
  expect(byObject).toEqual(byObject.toSorted((a, b) => b - a));
  const schema = { type: "object", properties: { limit: whole, skip: whole, order: { type: "array", items: text } } };
  const inJson = views(
    await rowsOf(
      [{ name: "filter", content: { "application/json": { schema } } }],
      `filter=${written({ order: ["views DESC"], limit: 5, skip: 1 })}`,
    ),
  );
  expect(inJson).toEqual(byObject.slice(1, 6));
});

const usual = { limit: { ...whole, default: 5 } };

test.each([
  [
    "brackets in names",
    ["pagination[page]", "pagination[pageSize]"].map((name) => ({ name, schema: whole })),
    "pagination[page]=2&pagination[pageSize]=3",
  ],
  [
    "an object in brackets",
    [{ ...deep("pagination"), schema: { type: "object", properties: { page: whole, pageSize: whole } } }],
    "pagination[page]=2&pagination[pageSize]=3",
  ],
  [
    "an object of pages",
    [{ ...deep("page"), schema: { type: "object", properties: { number: whole, size: whole } } }],
    "page[number]=2&page[size]=3",
  ],
  [
    "an object whose members stand by themselves",
    [{ name: "pageable", schema: { type: "object", properties: { page: { ...whole, minimum: 1 }, size: whole } } }],
    "page=2&size=3",
  ],
  [
    "an object in JSON",
    [
      {
        name: "filter",
        content: { "application/json": { schema: { type: "object", properties: { ...usual, offset: whole } } } },
      },
    ],
    `filter=${written({ limit: 3, offset: 3 })}`,
  ],
])("%s: pages are asked for by it", async (_name, parameters, query) => {
  const all = await rowsOf([], "");
  expect(await rowsOf(parameters, query)).toEqual(all.slice(3, 6));
});

test("pages by number and by offset may stand beside each other, each with a size of its own", async () => {
  const names = ["page", "pageSize", "start", "limit"].map((name) => ({ name: `pagination[${name}]`, schema: whole }));
  const all = await rowsOf([], "");
  expect(await rowsOf(names, "pagination[page]=2&pagination[pageSize]=3")).toEqual(all.slice(3, 6));
  expect((await rowsOf(names, "pagination[start]=4&pagination[limit]=2"))[0]).toEqual(all[4]);
});

test("the address of the next page names a member that stands by itself", async () => {
  const schema = { type: "object", properties: { page: { ...whole, minimum: 1 }, size: whole } };
  const answer = await standInFor(documentWith([{ name: "pageable", schema }], row, { Link: { schema: text } }))(
    "GET /things?size=3",
  );
  expect(answer.headers.get("link")).toContain('<http://stand-in.example/things?size=3&page=2>; rel="next"');
});

test.each([
  ["a number of whole numbers", "ownerId", { type: "number" }],
  ["a number that is a key", "owner_id", { type: "number" }],
])("%s is asked for by equality", async (_name, name, schema) => {
  const rows = { type: "object", required: ["id", name], properties: { id: { type: "number" }, [name]: schema } };
  const all = await rowsOf([{ name, schema }], "", rows);
  const wanted = all[0]?.[name];
  const found = await rowsOf([{ name, schema }], `${name}=${String(wanted)}`, rows);
  expect(found).toEqual(all.filter((one) => one[name] === wanted));
  expect(found.length).toBeLessThan(all.length);
});

test.each([
  ["when they were made", { createdAt: { type: "string", format: "date-time" } }, "createdAt"],
  ["their keys, else", {}, "id"],
])("rows are sorted by %s where a request says the way alone", async (_name, more, property) => {
  const properties = { id: whole, ...more };
  const rows = { type: "object", required: Object.keys(properties), properties };
  const parameter = { name: "order", schema: { type: "string", enum: ["ASC", "DESC"], default: "ASC" } };
  const valuesOf = async (query: string): Promise<readonly string[]> =>
    (await rowsOf([parameter], query, rows)).map((one) => String(one[property]).padStart(30));
  const usual = await valuesOf("");
  expect(await valuesOf("order=DESC")).toEqual(usual.toSorted().toReversed());
  expect(await valuesOf("order=ASC")).toEqual(usual.toSorted());
});
