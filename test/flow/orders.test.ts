import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<"id" | "floor" | "title" | "createdAt" | "sort_desc", string | number>>;

const text = { type: "string" };
const row = {
  type: "object",
  required: ["id", "floor", "title", "createdAt", "sort_desc"],
  properties: {
    id: { type: "integer" },
    floor: { type: "integer", minimum: 1, maximum: 3 },
    title: text,
    createdAt: { type: "string", format: "date-time" },
    sort_desc: text,
  },
};

/** Rooms as these parameters ask for them. */
async function rooms(query: string, ...parameters: readonly object[]): Promise<readonly Row[]> {
  const content = { "application/json": { schema: { type: "array", items: row } } };
  const get = {
    parameters: parameters.map((one) => ({ in: "query", ...one })),
    responses: { "200": { description: "ok", content } },
  };
  const ask = standInFor({ openapi: "3.1.0", info: { title: "Rooms", version: "1" }, paths: { "/rooms": { get } } });
  return (await ask(`GET /rooms${query}`)).json as readonly Row[];
}

const several = { name: "sort", schema: { type: "array", items: text } };
const one = { name: "sort", schema: text };

const by =
  (...terms: readonly (readonly [keyof Row, 1 | -1])[]) =>
  (a: Row, b: Row): number => {
    for (const [name, way] of terms) {
      if (a[name] === b[name]) continue;
      return a[name] < b[name] ? -way : way;
    }
    return 0;
  };

test.each([
  ["?sort=title,desc", several, [["title", -1]]],
  [
    "?sort=floor,desc&sort=title,asc",
    several,
    [
      ["floor", -1],
      ["title", 1],
    ],
  ],
  [
    "?sort=floor,desc&sort=title",
    several,
    [
      ["floor", -1],
      ["title", 1],
    ],
  ],
  [
    "?sort=floor,title,desc",
    several,
    [
      ["floor", 1],
      ["title", -1],
    ],
  ],
  ["?sort=title,DESC", one, [["title", -1]]],
  [
    "?sort=-floor,title",
    one,
    [
      ["floor", -1],
      ["title", 1],
    ],
  ],
  [
    "?sort=floor:desc,title:asc",
    one,
    [
      ["floor", -1],
      ["title", 1],
    ],
  ],
  [
    "?sort=floor%20desc,%20title%20desc",
    one,
    [
      ["floor", -1],
      ["title", -1],
    ],
  ],
  ['?sort=["title","DESC"]', one, [["title", -1]]],
  [
    '?sort={"floor":-1,"title":"asc"}',
    one,
    [
      ["floor", -1],
      ["title", 1],
    ],
  ],
  ["?sort=title_desc", one, [["title", -1]]],
  ["?sort=titleDesc", one, [["title", -1]]],
  ["?sort=title-asc", one, [["title", 1]]],
  ["?sort=sort_desc", one, [["sort_desc", 1]]],
  ["?sort=desc(title)", one, [["title", -1]]],
  [
    "?sort[0]=floor:desc&sort[1]=title:asc",
    one,
    [
      ["floor", -1],
      ["title", 1],
    ],
  ],
  [
    "?sort[]=floor:desc&sort[]=title",
    one,
    [
      ["floor", -1],
      ["title", 1],
    ],
  ],
  ["?sort=newest", one, [["createdAt", -1]]],
  ["?sort=oldest", one, [["createdAt", 1]]],
] as const)("%s sorts by each that it names, its own way", async (query, parameter, terms) => {
  const all = await rooms("", parameter);
  const sorted = await rooms(query, parameter);
  expect(sorted).toEqual([...all].sort(by(...terms)));
  expect(sorted).not.toEqual(all);
});

test("a way beside goes for all that name none", async () => {
  const parameters = [
    { name: "sortBy", schema: text },
    { name: "order", schema: text },
  ];
  const all = await rooms("", ...parameters);
  const sorted = await rooms("?sortBy=floor,title&order=desc", ...parameters);
  expect(sorted).toEqual([...all].sort(by(["floor", -1], ["title", -1])));
});

test("what no row has sorts nothing", async () => {
  expect(await rooms("?sort=colour,desc", several)).toEqual(await rooms("", several));
});

test("a page that says how many rows to skip is sorted by what sorting names, and counts all rows", async () => {
  const page = {
    type: "object",
    properties: { "@odata.count": { type: "integer" }, value: { type: "array", items: row } },
  };
  const named = { SkipCount: { type: "integer" }, MaxResultCount: { type: "integer" }, Sorting: text };
  const parameters = Object.entries(named).map(([name, schema]) => ({ in: "query", name, schema }));
  const get = {
    parameters,
    responses: { "200": { description: "ok", content: { "application/json": { schema: page } } } },
  };
  const ask = standInFor({ openapi: "3.1.0", info: { title: "Rooms", version: "1" }, paths: { "/rooms": { get } } });
  type Page = Readonly<{ value: readonly Row[]; "@odata.count": number }>;
  const pageAt = async (query: string): Promise<Page> => (await ask(`GET /rooms?${query}`)).json as Page;
  const all = await pageAt("MaxResultCount=1000");
  const some = await pageAt("SkipCount=2&MaxResultCount=3&Sorting=floor%20desc,title");
  expect(some.value).toEqual([...all.value].sort(by(["floor", -1], ["title", 1])).slice(2, 5));
  expect([some["@odata.count"], all["@odata.count"]]).toEqual([all.value.length, all.value.length]);
});

test.each(["owner.name", "owner/name", "owner__name"])(
  "a name in another object sorts by what that says: %s",
  async (name) => {
    const owner = { type: "object", required: ["name"], properties: { name: text } };
    const held = { type: "object", required: ["id", "owner"], properties: { id: { type: "integer" }, owner } };
    const content = { "application/json": { schema: { type: "array", items: held } } };
    const get = { parameters: [{ in: "query", ...one }], responses: { "200": { description: "ok", content } } };
    const ask = standInFor({ openapi: "3.1.0", info: { title: "Rooms", version: "1" }, paths: { "/rooms": { get } } });
    const names = async (query: string): Promise<readonly string[]> =>
      ((await ask(`GET /rooms${query}`)).json as { owner: { name: string } }[]).map((room) => room.owner.name);
    const up = (await names("")).toSorted((a, b) => (a < b ? -1 : Number(a > b)));
    expect(await names(`?sort=${name}`)).toEqual(up);
    expect(await names(`?sort=-${name}`)).toEqual(up.toReversed());
  },
);

test("parameters that are called as members of an order sort by what they name, in their order", async () => {
  const parameters = ["floor", "title"].map((name) => ({
    name: `order[${name}]`,
    schema: { ...text, enum: ["asc", "desc"] },
  }));
  const all = await rooms("", ...parameters);
  expect(await rooms("?order[title]=desc", ...parameters)).toEqual([...all].sort(by(["title", -1])));
  expect(await rooms("?order[floor]=asc&order[title]=desc", ...parameters)).toEqual(
    [...all].sort(by(["floor", 1], ["title", -1])),
  );
});
