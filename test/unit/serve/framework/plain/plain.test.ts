import fc from "fast-check";
import { expect, test } from "vitest";
import { compileContract } from "../../../../../src/contract/load-contract.ts";
import { openWorld } from "../../../../../src/serve/http/open-world.ts";
import { answerRequest } from "../../../../../src/serve/http/stand-in.ts";
import { preferenceOf } from "../../../../../src/serve/operation/preference.ts";
import type { Answer } from "../../../../../src/serve/operation/request.ts";
import { noChanges } from "../../../../../src/serve/state/changes.ts";

const scenario = { name: "s", file: "s.yaml", about: "", seed: "s", now: "2026-01-01T00:00:00Z", apis: new Map() };

function document(schema: unknown, paths: object = {}): object {
  const ok = (type: string): object => ({ "200": { description: "ok", content: { [type]: { schema } } } });
  return {
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    paths: {
      "/orders": {
        get: { operationId: "listOrders", responses: ok("application/json") },
        post: {
          operationId: "addOrder",
          responses: {
            "201": { description: "made", content: { "application/hal+json": { schema } } },
            "409": {
              description: "there already",
              content: {
                "application/json": {
                  schema: { type: "object", required: ["why"], properties: { why: { const: "twice" } } },
                },
              },
            },
          },
        },
      },
      "/orders/{id}": {
        get: {
          operationId: "getOrder",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          responses: ok("application/json"),
        },
      },
      ...paths,
    },
  };
}

async function ask(schema: unknown, line: string, headers: Answer["headers"] = []): Promise<Answer> {
  const contract = compileContract(document(schema), "shop.yaml");
  const world = openWorld({ contracts: [contract], scenario, loadScenario: () => scenario });
  const [method = "", target = ""] = line.split(" ");
  const request = { method, target, headers, body: new Uint8Array(), scheme: "http" };
  return (await answerRequest(request, world.at(noChanges, 0).apis, preferenceOf(request))).answer;
}

const shown = ({ status, headers, body }: Answer): unknown => [
  status,
  Object.fromEntries(headers)["Content-Type"],
  JSON.parse(String(body)),
];
const order = { type: "object", required: ["n"], properties: { n: { const: 7 } } };

test("answers with the documented status, media type and a body that fits", async () => {
  expect(shown(await ask(order, "GET /orders"))).toEqual([200, "application/json", { n: 7 }]);
  expect(shown(await ask(order, "POST /orders"))).toEqual([201, "application/hal+json", { n: 7 }]);
});

test("answers a list, a text and a number as well as an object", async () => {
  for (const schema of [
    { type: "array", items: order, minItems: 2 },
    { const: "yes" },
    { const: 2.5 },
    { type: "null" },
  ])
    expect((await ask(schema, "GET /orders")).status).toBe(200);
});

test("makes another value for another path, and the same for the same", async () => {
  const name = { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z]{12}$" } } };
  const [one, two, again] = await Promise.all(["1", "2", "1"].map((id) => ask(name, `GET /orders/${id}`)));
  expect(one?.body).toBe(again?.body);
  expect(one?.body).not.toBe(two?.body);
});

test("refuses what ordinary services refuse, as a problem (RFC 9457)", async () => {
  const types = ["404", "405", "422", "406"];
  const answers = await Promise.all([
    ask(order, "GET /nothing"),
    ask(order, "DELETE /orders"),
    ask(order, "GET /orders/x"),
    ask(order, "GET /orders", [["Accept", "text/csv"]]),
  ]);
  expect(answers.map(({ status }) => String(status))).toEqual(types);
  for (const { status, headers, body } of answers) {
    expect(headers).toContainEqual(["Content-Type", "application/problem+json"]);
    expect(JSON.parse(String(body))).toMatchObject({ type: "about:blank", status });
  }
  expect(answers[1].headers).toContainEqual(["Allow", "GET, POST, HEAD, OPTIONS"]);
});

test("gives a documented failure its documented body when a client prefers it", async () => {
  const answer = await ask(order, "POST /orders", [["Prefer", "code=409"]]);
  expect(shown(answer)).toEqual([409, "application/json", { why: "twice" }]);
  expect(answer.applied).toEqual(["code=409"]);
});

test("says 501 for a schema that nothing fits, and serves the rest", async () => {
  const answer = await ask({ type: "string", minLength: 3, maxLength: 2 }, "GET /orders");
  expect([answer.status, JSON.parse(String(answer.body))]).toMatchObject([
    501,
    { title: "No answer of listOrders can be made up" },
  ]);
});

const leaf = fc.oneof(
  fc.record({
    type: fc.constant("integer"),
    minimum: fc.integer({ min: -9, max: 9 }),
    multipleOf: fc.constantFrom(1, 3),
  }),
  fc.record(
    {
      type: fc.constant("string"),
      minLength: fc.integer({ min: 0, max: 30 }),
      format: fc.constantFrom("date-time", "uuid", "email", "x-own"),
    },
    { requiredKeys: ["type"] },
  ),
  fc.constantFrom({ type: ["string", "null"] }, { type: "boolean" }, { enum: ["a", 1, null] }, {}, true),
);
const schemas = fc.letrec<{ schema: unknown; inner: unknown }>((tie) => ({
  inner: fc.oneof({ maxDepth: 3, depthSize: "small" }, leaf, tie("schema")),
  schema: fc.oneof(
    fc.record({ type: fc.constant("array"), items: tie("inner"), maxItems: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      type: fc.constant("object"),
      properties: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie("inner"), { maxKeys: 4 }),
      additionalProperties: fc.boolean(),
    }),
    fc.record({ oneOf: fc.tuple(fc.constant({ type: "boolean" }), fc.constant({ type: "string" })) }),
    fc.record({ anyOf: fc.array(tie("inner"), { minLength: 1, maxLength: 3 }) }),
  ),
})).schema;

test("keeps its own contract for any ordinary schema", async () => {
  await fc.assert(
    fc.asyncProperty(schemas, async (schema) => {
      const { status, body } = await ask(schema, "GET /orders");
      expect([status, status === 200 ? "" : String(body)]).toEqual([200, ""]);
    }),
    { numRuns: 150 },
  );
});
