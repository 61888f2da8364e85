import { expect, test } from "vitest";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";

const order = {
  type: "object",
  required: ["id", "note"],
  properties: { id: { type: "integer" }, note: { type: "string", enum: ["red", "blue"] } },
};
const listed = { type: "array", items: order };
const page = {
  type: "object",
  required: ["tags", "data", "total"],
  properties: { tags: { type: "array", items: { type: "string" } }, data: listed, total: { type: "integer" } },
};
const plain = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
const more = { ...order, required: ["id", "note", "extra"], properties: { ...order.properties, extra: {} } };

/** What one target answers in several media types, of a list that documents this schema for each of them. */
async function answers(target: string, json: object, other: object, types: readonly string[]): Promise<string[]> {
  const parameters = ["page", "limit"].map((name) => ({ name, in: "query", schema: { type: "integer" } }));
  const content = Object.fromEntries(types.map((type) => [type, type.endsWith("/json") ? { schema: json } : other]));
  const responses = { "200": { description: "ok", content } };
  const standIn = createStandIn({
    cors: false,
    document: {
      openapi: "3.1.0",
      info: { title: "Shop", version: "1" },
      paths: { "/orders": { get: { parameters, responses } } },
    },
  });
  const ask = async (type: string): Promise<string> => {
    const headers = { Accept: type };
    const answer = await standIn.fetch(new Request(`http://stand-in.example${target}`, { headers }));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, expect.stringContaining(type) as string]);
    return await answer.text();
  };
  return await Promise.all(types.map(ask));
}

const types = ["application/json", "text/csv", "application/x-ndjson", "application/jsonl", "application/json-seq"];

interface Row {
  readonly id: number;
}

const idsIn = (lines: string): number[] =>
  lines
    .replaceAll("\u001e", "")
    .split("\n")
    .flatMap((line) => (line === "" ? [] : [(JSON.parse(line) as Row).id]));

test.each([
  ["a text", { schema: { type: "string" } }],
  ["a list of rows", { schema: listed }],
  ["one row", { schema: order }],
  ["one row with fewer members", { schema: plain }],
  ["one row with more members", { schema: more }],
  ["a list of rows with more members", { schema: { type: "array", items: more } }],
  ["nothing", {}],
  ["the whole page", { schema: page }],
])("a page has the same rows in each format whose schema is that of %s", async (_, other) => {
  const [whole = "", csv = "", ...lines] = await answers("/orders?page=2&limit=3", page, other, types);
  const ids = (JSON.parse(whole) as { data: Row[] }).data.map(({ id }) => id);
  expect(ids).toHaveLength(3);
  const [head = "", ...rows] = csv.trim().split("\r\n");
  expect(head).toMatch(/^id\b/);
  expect(rows.map((row) => Number.parseInt(row, 10))).toEqual(ids);
  expect(lines.map(idsIn)).toEqual([ids, ids, ids]);
});

test("so has a list that is the whole answer", async () => {
  const [whole = "", csv = ""] = await answers("/orders?limit=2", listed, { schema: { type: "string" } }, types);
  const rows = (JSON.parse(whole) as { id: number; note: string }[]).map(({ id, note }) => `${id},${note}\r\n`);
  expect(csv).toBe(`id,note\r\n${rows.join("")}`);
});

test("a page behind the last one has the names of columns alone", async () => {
  const [, csv, lines] = await answers("/orders?page=900", page, { schema: { type: "string" } }, types);
  expect([csv, lines]).toEqual(["id,note\r\n", ""]);
});

test("an example says how a text looks", async () => {
  const [, csv] = await answers("/orders", page, { schema: { type: "string" }, example: "No;Note\n1;red\n" }, types);
  expect(csv).toBe("No;Note\n1;red\n");
});
