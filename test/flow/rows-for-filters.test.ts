import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;
type Ask = ReturnType<typeof standInFor>;

const text = { type: "string" };
const words = ["open", "closed", "on-hold"];

/** Issues whose rows have this property, listed with these parameters. */
function issues(properties: object, parameters: readonly object[], schemas: object = {}): Ask {
  const issue = {
    type: "object",
    required: ["id", ...Object.keys(properties)],
    properties: { id: text, ...properties },
  };
  const shown = { $ref: "#/components/schemas/Issue" };
  const json = (schema: object): object => ({ description: "ok", content: { "application/json": { schema } } });
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Tracker", version: "1" },
    paths: {
      "/issues": {
        get: {
          parameters: parameters.map((parameter) => ({ in: "query", ...parameter })),
          responses: { "200": json({ type: "array", items: shown }) },
        },
        post: {
          requestBody: {
            content: { "application/json": { schema: { type: "object", properties: { title: text } } } },
          },
          responses: { "201": json(shown) },
        },
      },
      "/issues/{id}": {
        get: {
          parameters: [{ name: "id", in: "path", required: true, schema: text }],
          responses: { "200": json(shown) },
        },
      },
    },
    components: { schemas: { Issue: issue, ...schemas } },
  });
}

async function rowsOf(ask: Ask, query = ""): Promise<readonly Row[]> {
  return (await ask(`GET /issues${query}`)).json as readonly Row[];
}

async function statesOf(ask: Ask, query = ""): Promise<readonly string[]> {
  return [...new Set((await rowsOf(ask, query)).map(({ state }) => String(state)))].toSorted();
}

const oneOf = (values: readonly string[]): object => ({ ...text, enum: values });

test.each([
  ["a word", { name: "state", schema: oneOf([...words, "all"]) }],
  ["a word or several in a list", { name: "state", schema: { type: "array", items: oneOf([...words, "*"]) } }],
  [
    "a list with commas under the plural",
    { name: "states", explode: false, schema: { type: "array", items: oneOf(["ANY", ...words, ""]) } },
  ],
  [
    "a member of an object of filters",
    {
      name: "filter",
      style: "deepObject",
      schema: { type: "object", properties: { state: oneOf(["both", ...words]) } },
    },
  ],
])("rows have the words of a filter that takes %s, and each finds some", async (_, parameter) => {
  const ask = issues({ state: text }, [parameter]);
  const all = await rowsOf(ask);
  expect(await statesOf(ask)).toEqual(words.toSorted());
  const name = parameter.name === "filter" ? "filter[state]" : parameter.name;
  for (const word of words)
    expect(await rowsOf(ask, `?${name}=${word}`)).toEqual(all.filter(({ state }) => state === word));
  const [{ id, state } = {}] = all;
  expect((await ask(`GET /issues/${String(id)}`)).json).toMatchObject({ id, state });
});

const filter = { name: "state", schema: oneOf([...words, "all"]) };

test.each([
  ["enum", oneOf(["won", "lost"]), ["lost", "won"]],
  ["const", { ...text, const: "won" }, ["won"]],
  ["example", { ...text, example: "won" }, ["won"]],
  ["default", { ...text, default: "won" }, ["won"]],
])("a property's own %s counts, whatever a filter takes", async (_, state, expected) => {
  const found = await statesOf(issues({ state }, [filter]));
  expect(found).toEqual(expect.arrayContaining(expected));
  expect(found.filter((word) => words.includes(word))).toEqual([]);
});

test.each([
  ["example", { ...text, example: "closed" }],
  ["default", { ...text, default: "closed" }],
  ["description", { ...text, description: "Whether it is open." }],
])("a property whose %s is a word of a filter has its words", async (_, state) => {
  expect(await statesOf(issues({ state }, [filter]))).toEqual(words.toSorted());
});

test("a filter's default narrows a list whose rows have its words", async () => {
  const ask = issues({ state: text }, [{ ...filter, schema: { ...filter.schema, default: "open" } }]);
  expect(await statesOf(ask)).toEqual(["open"]);
  expect(await statesOf(ask, "?state=all")).toEqual(words.toSorted());
});

test("a new row begins with the first word of a filter of its state", async () => {
  const ask = issues({ state: text }, [filter]);
  expect((await ask("POST /issues", { title: "Slow" })).json).toMatchObject({ state: "open" });
});

test("a property that takes other values, or words of another form, keeps them", async () => {
  const numbers = await rowsOf(issues({ state: { type: "integer" } }, [filter]));
  expect(numbers.every(({ state }) => Number.isInteger(state))).toBe(true);
  const letters = await statesOf(issues({ state: { ...text, pattern: "^[A-Z]{3}$" } }, [filter]));
  expect(letters.every((state) => /^[A-Z]{3}$/.test(state))).toBe(true);
});

test("the order of a list is no word of its rows", async () => {
  const order = { name: "order", schema: oneOf(["asc", "desc"]) };
  const rows = await rowsOf(issues({ order: text }, [{ name: "sort", schema: text }, order]));
  expect(rows.filter(({ order: word }) => word === "asc" || word === "desc")).toEqual([]);
});

test.each(["IssueState", "issue_state"])("rows have the words that a schema called %s lists", async (name) => {
  const schemas = { [name]: oneOf(["OPEN", "CLOSED"]) };
  const ask = issues({ state: text }, [{ name: "state", schema: text }], schemas);
  expect(await statesOf(ask)).toEqual(["CLOSED", "OPEN"]);
  expect(await statesOf(ask, "?state=closed")).toEqual(["CLOSED"]);
});

test.each([
  "Either 'open' or 'closed'.",
  'State of the issue; either "open" or "closed"',
  "One of: 'open', 'closed'",
  "Can be `open` or `closed`",
])("rows have the words of a description: %s", async (description) => {
  expect(await statesOf(issues({ state: { ...text, description } }, []))).toEqual(["closed", "open"]);
});

test("rows have the words that a path before their list takes", async () => {
  const item = { type: "object", required: ["id", "kind"], properties: { id: text, kind: text } };
  const content = { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Item" } } } };
  const list = (...parameters: readonly object[]): object => ({
    get: { parameters, responses: { "200": { description: "ok", content } } },
  });
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Shelves", version: "1" },
    paths: {
      "/items": list(),
      "/{kind}/items": list({ name: "kind", in: "path", required: true, schema: oneOf(["books", "films"]) }),
    },
    components: { schemas: { Item: item } },
  });
  const kindsOf = async (path: string): Promise<readonly string[]> =>
    [...new Set(((await ask(`GET ${path}`)).json as readonly Row[]).map(({ kind }) => String(kind)))].toSorted();
  expect(await kindsOf("/items")).toEqual(["books", "films"]);
  expect(await kindsOf("/films/items")).toEqual(["films"]);
});
