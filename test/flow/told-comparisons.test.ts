import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const columns = {
  id: { type: "integer", format: "integer" },
  task: { type: "string", format: "text" },
  done: { type: "boolean", format: "boolean" },
  due: { type: "string", format: "timestamp with time zone" },
};
const inQuery = [
  ...Object.entries(columns).map(([name, { format }]) => ({ name, in: "query", type: "string", format })),
  ...["order", "limit", "offset"].map((name) => ({ name, in: "query", type: "string" })),
];
const todos = { $ref: "#/definitions/todos" };
const document = {
  swagger: "2.0",
  info: { title: "Todos", version: "1" },
  produces: ["application/json"],
  consumes: ["application/json"],
  definitions: { todos: { type: "object", required: Object.keys(columns), properties: columns } },
  paths: {
    "/todos": {
      get: {
        parameters: inQuery,
        responses: { "200": { description: "ok", schema: { type: "array", items: todos } } },
      },
      post: {
        parameters: [{ name: "todos", in: "body", schema: todos }],
        responses: { "201": { description: "made" } },
      },
      delete: { parameters: inQuery.slice(0, 4), responses: { "204": { description: "gone" } } },
    },
  },
};

type Case = readonly [query: string, meets: (row: Row) => boolean];

test.each<Case>([
  ["id=eq.3", ({ id }) => id === 3],
  ["id=in.(1,2,5)", ({ id }) => [1, 2, 5].includes(Number(id))],
  ["id=gt.5", ({ id }) => Number(id) > 5],
  ["id=not.in.(1,2)", ({ id }) => Number(id) > 2],
  ["done=is.true", ({ done }) => done === true],
  ["done=neq.true", ({ done }) => done !== true],
  ["task=ilike.*E*", ({ task }) => /e/i.test(String(task))],
])("%s: a value that begins with a comparison narrows a list", async (query, meets) => {
  const ask = standInFor(document);
  const all = (await ask("GET /todos?limit=100")).json as readonly Row[];
  const found = (await ask(`GET /todos?${query}&limit=100`)).json;
  expect(found).toEqual(all.filter(meets));
});

test("rows are made and removed by such", async () => {
  const ask = standInFor(document);
  await ask("POST /todos", { id: 900, task: "New", done: false, due: "2026-01-01T00:00:00Z" });
  expect((await ask("GET /todos?id=eq.900")).json).toMatchObject([{ id: 900, task: "New" }]);
  await ask("DELETE /todos?id=eq.900");
  expect((await ask("GET /todos?id=eq.900")).json).toEqual([]);
  expect((await ask("GET /todos?id=eq.1")).json).toHaveLength(1);
});

test("a removal of which a condition is not understood removes nothing", async () => {
  const ask = standInFor(document);
  const all = (await ask("GET /todos?limit=100")).json;
  for (const query of ["id=eq.1&done=nonsense", "id=gt.0&task=tea", "done=nonsense"])
    await ask(`DELETE /todos?${query}`);
  expect((await ask("GET /todos?limit=100")).json).toEqual(all);
});

test("a timestamp with a time zone is a time", async () => {
  const rows = (await standInFor(document)("GET /todos?limit=100")).json as readonly Row[];
  for (const { due } of rows) expect(Date.parse(String(due))).toBeGreaterThan(0);
});
