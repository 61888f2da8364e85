import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

const text = { type: "string" };
const row = {
  type: "object",
  required: ["id", "kind", "ticket", "createdAt"],
  properties: {
    id: text,
    kind: { type: "string", enum: ["chair", "table"] },
    ticket: { anyOf: [text, { $ref: "#/components/schemas/Ticket" }] },
    createdAt: { type: "string", format: "date-time" },
  },
};
const rows = {
  "200": { description: "ok", content: { "application/json": { schema: { type: "array", items: row } } } },
};
const required = (name: string, schema: object = text): object => ({ name, in: "query", required: true, schema });
const ask = asker([
  compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Depot", version: "1" },
      paths: {
        "/attempts": { get: { parameters: [required("ticket")], responses: rows } },
        "/furniture": { get: { parameters: [required("kinds")], responses: rows } },
        "/free": {
          get: {
            parameters: [required("from", { ...text, format: "date" }), required("to", { ...text, format: "date" })],
            responses: rows,
          },
        },
        "/offers": { get: { parameters: [required("kind")], responses: rows } },
        "/offers/{id}": {
          get: {
            parameters: [{ ...required("id"), in: "path" }],
            responses: { "200": { description: "ok", content: { "application/json": { schema: row } } } },
          },
        },
        "/in/rooms/{id}": { get: { parameters: [{ ...required("id"), in: "path" }], responses: rows } },
        "/in/{page}": { put: { parameters: [{ ...required("page"), in: "path" }], responses: rows } },
        "/shelves/": { get: { responses: rows }, post: { responses: { "201": { description: "made" } } } },
        "/shelves/{id}": { delete: { parameters: [{ ...required("id"), in: "path" }], responses: rows } },
      },
      components: { schemas: { Ticket: { type: "object", properties: { id: text } } } },
    },
    "depot.yaml",
  ),
]);

test("rows that are asked for by what may be shown whole or by its key have the key", async () => {
  const { json } = await ask("/attempts?ticket=t-7");
  const tickets = (json as readonly { ticket: unknown }[]).map(({ ticket }) => ticket);
  expect(new Set(tickets)).toEqual(new Set(["t-7"]));
});

test("a required filter narrows a list, and a word that no row has leaves it whole", async () => {
  const kinds = async (asked: string): Promise<readonly string[]> =>
    ((await ask(`/furniture?kinds=${asked}`)).json as readonly { kind: string }[]).map(({ kind }) => kind);
  expect(new Set(await kinds("chair"))).toEqual(new Set(["chair"]));
  expect(new Set(await kinds("lamp"))).toEqual(new Set(["chair", "table"]));
});

test("rows that are fetched without a required filter are the same as those that it lists", async () => {
  const listed = (await ask("/offers?kind=table")).json as readonly { id: string; kind: string }[];
  expect(new Set(listed.map(({ kind }) => kind))).toEqual(new Set(["table"]));
  for (const one of listed.slice(0, 5)) expect((await ask(`/offers/${one.id}`)).json).toEqual(one);
});

test("a period that has to be asked for says nothing of when rows were made", async () => {
  const { json } = await ask("/free?from=2031-01-01&to=2031-01-02");
  expect((json as readonly unknown[]).length).toBeGreaterThan(10);
});

test.each(["DELETE", "PUT"])("a slash at the end of a path that has one is no empty parameter: %s", async (method) => {
  const { status, headers } = await ask(`${method} /shelves/`);
  expect(status).toBe(405);
  expect(headers["allow"]).toBe("GET, POST, HEAD, OPTIONS");
});

test("a slash at the end that leads to a more concrete path allows the verbs of both", async () => {
  const { status, headers } = await ask("POST /in/rooms/");
  expect([status, headers["allow"]]).toEqual([405, "PUT, GET, HEAD, OPTIONS"]);
  expect((await ask("GET /in/rooms/")).status).not.toBe(405);
});
