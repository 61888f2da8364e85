import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

interface Row {
  readonly id: number;
  readonly title: string;
  readonly state: string;
  readonly views: number;
  readonly isPublic: boolean;
  readonly createdAt: string;
  readonly owner: { readonly city: string };
}

const text = { type: "string" };
const properties = {
  id: { type: "integer" },
  title: text,
  state: { ...text, enum: ["open", "closed", "paid"] },
  views: { type: "integer", minimum: 0, maximum: 1000 },
  isPublic: { type: "boolean" },
  createdAt: { ...text, format: "date-time" },
  owner: { type: "object", required: ["city"], properties: { city: { ...text, enum: ["Oslo", "Bergen"] } } },
};
const row = { type: "object", required: Object.keys(properties), properties };

/** Things that are listed with a filter of this schema, which says this. */
async function rowsOf(name: string, said: readonly string[], schema: object = text): Promise<readonly Row[]> {
  const content = { "application/json": { schema: { type: "array", items: row } } };
  const get = { parameters: [{ in: "query", name, schema }], responses: { "200": { description: "ok", content } } };
  const ask = standInFor({ openapi: "3.1.0", info: { title: "Things", version: "1" }, paths: { "/things": { get } } });
  const query = said.map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`).join("&");
  return (await ask(`GET /things?${query}`)).json as readonly Row[];
}

const odata: readonly (readonly [string, (one: Row) => boolean])[] = [
  ["state eq 'open'", ({ state }) => state === "open"],
  ["views gt 500", ({ views }) => views > 500],
  ["views ge 200 and views le 700", ({ views }) => views >= 200 && views <= 700],
  [
    "state eq 'open' or state eq 'paid' and views lt 500",
    ({ state, views }) => state === "open" || (state === "paid" && views < 500),
  ],
  [
    "(state eq 'open' or state eq 'paid') and not (views lt 500)",
    ({ state, views }) => state !== "closed" && views >= 500,
  ],
  ["contains(title, 'e')", ({ title }) => title.toLowerCase().includes("e")],
  ["startswith(tolower(title),'s')", ({ title }) => title.toLowerCase().startsWith("s")],
  [
    "contains(title,'e') eq true and isPublic eq false",
    ({ title, isPublic }) => title.toLowerCase().includes("e") && !isPublic,
  ],
  ["state in ('open','paid')", ({ state }) => state !== "closed"],
  ["owner/city eq 'Oslo'", ({ owner }) => owner.city === "Oslo"],
  ["createdAt ge 2026-08-15T00:00:00Z", ({ createdAt }) => createdAt >= "2026-08-15"],
  ["state ne null and isPublic eq true", ({ isPublic }) => isPublic],
];
const rsql: readonly (readonly [string, (one: Row) => boolean])[] = [
  ["state==open", ({ state }) => state === "open"],
  ["state!=open;views>500", ({ state, views }) => state !== "open" && views > 500],
  ["views=ge=200;views=lt=700", ({ views }) => views >= 200 && views < 700],
  ["state=in=(open,paid)", ({ state }) => state !== "closed"],
  ["state=out=(open,paid)", ({ state }) => state === "closed"],
  [
    "state==open,(views>900;isPublic==true)",
    ({ state, views, isPublic }) => state === "open" || (views > 900 && isPublic),
  ],
  ["title==*e*", ({ title }) => title.toLowerCase().includes("e")],
  ["owner.city=='Oslo'", ({ owner }) => owner.city === "Oslo"],
  ["views>=200 and views<=700", ({ views }) => views >= 200 && views <= 700],
];
const bars: readonly (readonly [string, (one: Row) => boolean])[] = [
  ["state||$eq||open", ({ state }) => state === "open"],
  ["views||$between||200,700", ({ views }) => views >= 200 && views <= 700],
  ["title||$cont||e", ({ title }) => title.toLowerCase().includes("e")],
  ["title||$excl||e", ({ title }) => !title.toLowerCase().includes("e")],
  ["state||$in||open,paid", ({ state }) => state !== "closed"],
  ["state||$notnull", () => true],
  ["state:ne:open", ({ state }) => state !== "open"],
  ["state:open", ({ state }) => state === "open"],
  ["createdAt:gte:2026-08-15T00:00:00Z", ({ createdAt }) => createdAt >= "2026-08-15"],
];

test.each([...odata, ...rsql, ...bars])("%s narrows a list", async (said, meets) => {
  const all = await rowsOf("filter", []);
  expect(await rowsOf("filter", [said])).toEqual(all.filter(meets));
  expect(said === "state||$notnull" || all.filter(meets).length < all.length).toBe(true);
});

test("an order of conditions in a list asks for all of them", async () => {
  const list = { type: "array", items: text };
  const all = await rowsOf("filter", [], list);
  const said = ["state||$eq||open", "views||$gte||200"];
  expect(await rowsOf("filter", said, list)).toEqual(
    all.filter(({ state, views }) => state === "open" && views >= 200),
  );
  expect(await rowsOf("$filter", ["state eq 'open'"])).toEqual(all.filter(({ state }) => state === "open"));
});

test.each([
  "open",
  "some words in a row",
  "state",
  "state eq",
  "(state eq 'open'",
  "state eq 'open",
  "colour eq 'red'",
  "and or not",
  "a".repeat(5000),
  `${"(".repeat(4000)}state eq 'open'${")".repeat(4000)}`,
])("what is no condition narrows nothing: %s", async (said) => {
  expect(await rowsOf("filter", [said])).toEqual(await rowsOf("filter", []));
});

test.each(["400", "4XX", "default"])("conditions that are none are refused where %s is documented", async (status) => {
  const refusal = { type: "object", required: ["message"], properties: { message: text } };
  const json = (schema: object): object => ({ description: "", content: { "application/json": { schema } } });
  const responses = { "200": json({ type: "array", items: row }), [status]: json(refusal) };
  const get = { parameters: [{ in: "query", name: "$filter", schema: text }], responses };
  const ask = standInFor({ openapi: "3.1.0", info: { title: "Things", version: "1" }, paths: { "/things": { get } } });
  const statusOf = async (said: string): Promise<number> =>
    (await ask(`GET /things?$filter=${encodeURIComponent(said)}`)).status;
  const none = [
    "bogus nonsense",
    "open now or never",
    "it's",
    "open",
    "colour eq 'red'",
    "state eq 'open' and colour ne 1",
  ];
  const broken = [
    ...none,
    "state eq",
    "(state eq 'open'",
    "state eq 'open",
    "state==",
    "views gt 5 and",
    "contains(title,'e'",
  ];
  for (const said of broken) expect([said, await statusOf(said)]).toEqual([said, 400]);
  const others = [
    "state eq 'open'",
    "isPublic",
    "not isPublic and views gt 5",
    "owner/city eq 'Oslo'",
    "views in (1,2)",
    "",
    "year(createdAt) eq 2020",
    "tags/any(t: t eq 'a')",
    "views add 1 gt 5",
  ];
  for (const said of others) expect([said, await statusOf(said)]).toEqual([said, 200]);
});

test("a filter in another language, or of rows that may have anything, is refused for no name", async () => {
  const refusal = { description: "", content: { "application/json": { schema: { type: "object" } } } };
  const statusOf = async (name: string, schema: object, said: string): Promise<number> => {
    const content = { "application/json": { schema: { type: "array", items: schema } } };
    const responses = { "200": { description: "", content }, "400": refusal };
    const get = { parameters: [{ in: "query", name, schema: text }], responses };
    const ask = standInFor({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/things": { get } } });
    return (await ask(`GET /things?${name}=${encodeURIComponent(said)}`)).status;
  };
  for (const said of ["bogus nonsense", "open", "colour==red"]) expect(await statusOf("filter", row, said)).toBe(200);
  const open = { ...row, additionalProperties: true };
  expect(await statusOf("$filter", open, "colour eq 'red'")).toBe(200);
  expect(await statusOf("$filter", row, "colour eq 'red'")).toBe(400);
});
