import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

const ticket = {
  type: "object",
  required: ["name"],
  properties: { id: { type: "integer", format: "int64" }, name: { type: "string" } },
};
const json = (schema: object): object => ({
  "200": { description: "ok", content: { "application/json": { schema } } },
});
const id = { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1, maximum: 10 } };
const of = { name: "hall", in: "path", required: true, schema: { type: "string" } };
const requestBody = { content: { "application/json": { schema: ticket } } };
const rows = { type: "array", items: ticket };

/** Numbers beyond ten name no ticket, though a ticket's own number has no bound. */
const document = {
  openapi: "3.0.3",
  info: { title: "Tickets", version: "1" },
  paths: {
    "/tickets": { get: { responses: json(rows) }, post: { requestBody, responses: json(ticket) } },
    "/tickets/{id}": { parameters: [id], get: { responses: json(ticket) } },
    "/halls/{hall}/seats": { parameters: [of], get: { responses: json(rows) } },
    "/halls/{hall}/seats/{id}": { parameters: [of, id], get: { responses: json(ticket) } },
    "/orders": { post: { requestBody, responses: json(ticket) } },
    "/orders/{id}": { parameters: [id], get: { responses: json(ticket) } },
  },
};

interface Ticket {
  readonly id: number;
  readonly name: string;
}

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ document })));
});
afterAll(() => close());

async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  const post = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(`${url}${path}`, body === undefined ? {} : post);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Answer;
}

test.each(["/tickets", "/halls/red/seats"])("what %s lists has numbers that its path takes", async (path) => {
  const listed = await ask<readonly Ticket[]>(path);
  expect(listed.map((one) => one.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await ask<Ticket>(`${path}/10`)).toEqual(listed[9]);
});

test.each(["/tickets", "/orders"])("what POST %s makes can be fetched, each by a number of its own", async (path) => {
  const made = [await ask<Ticket>(path, { name: "first" }), await ask<Ticket>(path, { name: "second" })];
  expect(new Set(made.map((one) => one.id)).size).toBe(2);
  for (const one of made) expect(await ask<Ticket>(`${path}/${one.id}`)).toEqual(one);
});
