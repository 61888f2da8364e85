import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const time = { type: "string", format: "date-time" };
const day = { type: "string", format: "date" };

/** Lists things whose rows have these properties, by one parameter. */
async function listed(properties: object, name: string, query = "", schema: object = text): Promise<readonly Row[]> {
  const row = { type: "object", required: ["id", ...Object.keys(properties)], properties: { id: text, ...properties } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        get: {
          parameters: [name, "page_of"].map((one) => ({ in: "query", name: one, schema })),
          responses: {
            "200": {
              description: "ok",
              content: { "application/json": { schema: { type: "array", items: row } } },
            },
          },
        },
      },
    },
  };
  return (await standInFor(document)(`GET /things${query}`)).json as readonly Row[];
}

test.each([
  ["opt_in", { type: "boolean" }, {}],
  ["logged_in", { type: "boolean" }, { logged: text }],
  ["check_in", day, {}],
  ["filter[checked-in]", { type: "boolean" }, { checked: { type: "boolean" } }],
])("%s is a property before it is a comparison", async (name, schema, others) => {
  const property = name.replace(/^filter\[|\]$/g, "");
  const all = await listed({ ...others, [property]: schema }, name, "", schema);
  const wanted = all[0]?.[property];
  const found = await listed({ ...others, [property]: schema }, name, `?${name}=${String(wanted)}`, schema);
  expect(found).toEqual(all.filter((row) => row[property] === wanted));
  expect(found.length).toBeLessThan(all.length);
});

const spellings = [
  ["ISO 8601", time],
  ["Unix seconds", { type: "integer" }],
  ["Unix milliseconds", { type: "integer", example: 1518685950123 }],
  ["a text of Unix seconds", { ...text, example: "1518685950" }],
  ["Microsoft's JSON", { ...text, example: "/Date(1518685950940+0000)/" }],
  ["mail", { ...text, example: "Thu, 05 Mar 2020 10:11:12 +0000" }],
  ["a blank for the letter", { ...text, example: "2020-03-05 10:11:12" }],
  ["slashes", { ...text, example: "2020/03/05" }],
] as const;
const durations = [
  ["max_time", "30"],
  ["min_time", "5"],
  ["min_interval", "5"],
  ["older_than", "30"],
  ["newer_than", "30"],
  ["day_start", "8"],
  ["end_time", "3600"],
] as const;

test.each(spellings)("what is no time tells nothing of rows whose times are in %s", async (_, schema) => {
  const all = await listed({ created_at: schema }, "max_time");
  expect(all.length).toBeGreaterThan(1);
  for (const [name, value] of durations)
    for (const type of [whole, text])
      expect(await listed({ created_at: schema }, name, `?${name}=${value}`, type)).toEqual(all);
  for (const value of ["1d", "yesterday"])
    expect(await listed({ created_at: schema }, "newer_than", `?newer_than=${value}`)).toEqual(all);
});

test.each(spellings)("a time tells of rows whose times are in %s", async (_, schema) => {
  const all = await listed({ created_at: schema }, "since");
  for (const type of [whole, text]) {
    expect(await listed({ created_at: schema }, "since", "?since=3900000000", type)).toEqual([]);
    expect(await listed({ created_at: schema }, "since", "?since=200000000", type)).toEqual(all);
  }
  expect(await listed({ created_at: schema }, "since", "?since=2090-01-01%2000:00:00")).toEqual([]);
});

test("rows without a time are kept where what is asked is none", async () => {
  const properties = { created_at: time, paid_at: { type: ["string", "null"], format: "date-time" } };
  const all = await listed(properties, "paid_before");
  expect(all.some(({ paid_at: at }) => at === null)).toBe(true);
  expect(await listed(properties, "paid_before", "?paid_before=30")).toEqual(all);
});

test("large numbers that are no times are compared with small ones", async () => {
  const size = { type: "integer", minimum: 200_000_000, maximum: 2_000_000_000 };
  expect((await listed({ size }, "max_size")).length).toBeGreaterThan(0);
  expect(await listed({ size }, "max_size", "?max_size=30", whole)).toEqual([]);
});

test.each([
  ["a birth", { birth_date: day }],
  ["a birth by another name", { dob: day }],
  ["several times of which none is when rows were made", { due_date: day, expiry_date: day }],
])("a range of days asks for nothing where rows have %s", async (_, properties) => {
  const all = await listed(properties, "date_from");
  for (const name of ["date_from", "date_to"])
    for (const value of ["2090-01-01", "1900-01-01"])
      expect(await listed(properties, name, `?${name}=${value}`)).toEqual(all);
});

test.each([
  ["the only time", { birth_date: day, due_date: day }],
  ["where rows begin", { from_date: day, to_date: day }],
])("a range of days asks for %s", async (_, properties) => {
  expect((await listed(properties, "date_from")).length).toBeGreaterThan(0);
  expect(await listed(properties, "date_from", "?date_from=2090-01-01")).toEqual([]);
});

const makers = ["Acme, Inc", "Acme", "Inc"];

/** Rows of which each has one of these, as writes make them. */
async function made(
  name: string,
  schema: object,
  values: readonly unknown[],
  query: string,
): Promise<readonly unknown[]> {
  const row = {
    type: "object",
    required: ["id", name],
    properties: { id: { ...text, readOnly: true }, [name]: schema },
  };
  const json = { "application/json": { schema: row } };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        get: {
          parameters: [{ in: "query", name: /^\?([^=]+)/.exec(query)?.[1], schema: text }],
          responses: {
            "200": { description: "ok", content: { "application/json": { schema: { type: "array", items: row } } } },
          },
        },
        post: {
          requestBody: { content: json },
          responses: { "201": { description: "ok", content: json } },
        },
      },
      "/things/{id}": {
        get: {
          parameters: [{ in: "path", name: "id", required: true, schema: text }],
          responses: { "200": { description: "ok", content: json } },
        },
      },
    },
  });
  for (const value of values) await ask("POST /things", { [name]: value });
  return ((await ask(`GET /things${query}`)).json as readonly Row[]).map((one) => one[name]);
}

test.each([
  ["a text", text, makers],
  ["one of words", { ...text, enum: makers }, makers],
  ["a list", { type: "array", items: text }, makers.map((maker) => [maker])],
])("a text with a comma means itself where rows have it in %s", async (_, schema, values) => {
  const found = await made("maker", schema, values, "?maker=Acme,%20Inc");
  expect(new Set(found.map(String))).toEqual(new Set(["Acme, Inc"]));
});

test("a text with a comma that no row has finds none", async () => {
  expect(await made("maker", text, ["Acme", "Inc"], "?maker=Acme,%20Inc")).toEqual([]);
});

test.each([
  ["a key of another thing", "maker_id", text, ["a1", "b2"], "?maker_id=a1,b2"],
  ["a code", "country_code", text, ["XA", "XB"], "?country=XA,XB"],
  ["a number", "floor", whole, [70_001, 70_002], "?floor=70001,70002"],
  ["a list", "labels", { type: "array", items: text }, [["q1"], ["q2"]], "?labels=q1,q2"],
  ["a plural", "maker", text, ["Acme", "Inc"], "?makers=Acme,Inc"],
  ["`in`", "maker", text, ["Acme", "Inc"], "?maker_in=Acme,Inc"],
])("a text with commas asks for any of what it lists by %s", async (_, name, schema, values, query) => {
  const found = await made(name, schema, values, query);
  expect(found).toHaveLength(values.length);
  expect(found).toEqual(expect.arrayContaining([...values]));
});

const tag = {
  type: "object",
  required: ["name"],
  properties: { id: whole, name: { type: "string", enum: ["a", "b", "c"] } },
};

test.each(["tag", "tags", "tag_name"])(
  "%s asks for rows that have a thing of that name in their list",
  async (name) => {
    const properties = { tags: { type: "array", items: tag, minItems: 1, maxItems: 2 } };
    const all = await listed(properties, name);
    const has = (row: Row): boolean => (row["tags"] as { name: string }[]).some((one) => one.name === "b");
    const found = await listed(properties, name, `?${name}=b`);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(all.filter(has));
  },
);

test.each([
  ["bornAfter", { bornOn: day, hired_on: day }, "bornOn"],
  ["born_after", { birth_date: day, created_at: time }, "birth_date"],
  ["birthDateFrom", { date_of_birth: day, joinedAt: time }, "date_of_birth"],
  ["created_after", { dateCreated: time, updatedAt: time }, "dateCreated"],
  ["creation_date_from", { createdAt: time, updatedAt: time }, "createdAt"],
  ["modifiedSince", { lastSeen: time, modificationDate: time }, "modificationDate"],
  ["expires_after", { expiry_date: day, due_date: day }, "expiry_date"],
  ["publishedAfter", { publication_date: day, due_date: day }, "publication_date"],
])("%s asks for the time that is called so in another form", async (name, properties, meant) => {
  const all = await listed(properties, name);
  const times = all.map((row) => String(row[meant])).toSorted();
  const middle = times[Math.floor(times.length / 2)] ?? "";
  const found = await listed(properties, name, `?${name}=${middle}`);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(all.length);
  expect(found.every((row) => String(row[meant]) >= middle)).toBe(true);
});

test.each([
  ["max_views", { viewed_at: time, count: whole }],
  ["from_user", { used_at: time, count: whole }],
  ["sent_after", { seen_at: time, send_by: text, set_at: time }],
])("%s asks for no time that is only written alike", async (name, properties) => {
  const all = await listed(properties, name);
  expect(await listed(properties, name, `?${name}=2090-01-01`)).toEqual(all);
});

test.each(["author", "author_id", "authorId", "filter[author]"])(
  "%s asks for rows that hold the other one of that key",
  async (name) => {
    const author = { type: "object", required: ["id", "name"], properties: { id: whole, name: text } };
    const all = await listed({ author }, name, "", whole);
    const [key] = all.map((row) => (row["author"] as Row)["id"]);
    const meant = all.filter((row) => (row["author"] as Row)["id"] === key);
    expect(meant.length).toBeLessThan(all.length);
    expect(await listed({ author }, name, `?${name}=${String(key)}`, whole)).toEqual(meant);
  },
);

test("a text asks for no other row by its key, unless it is called one", async () => {
  const author = { type: "object", required: ["id", "name"], properties: { id: text, name: text } };
  const all = await listed({ author }, "author_id");
  const [key] = all.map((row) => (row["author"] as Row)["id"]);
  expect(await listed({ author }, "author_id", `?author_id=${String(key)}`)).toEqual(
    all.filter((row) => (row["author"] as Row)["id"] === key),
  );
  expect(await listed({ author }, "author", "?author=Ann")).toEqual(await listed({ author }, "author"));
});
