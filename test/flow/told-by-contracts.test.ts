import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
const ok = (status: string, schema: object): object => ({
  [status]: { description: "ok", content: { "application/json": { schema } } },
});

test("a refusal has the code that the contract gives it, where the schema has a place for it", async () => {
  const refusal = object({ code: { type: "string" }, message: { type: "string" } });
  const order = object({ id: { type: "integer" } });
  const listed = { ...ok("200", { type: "array", items: order }), ...ok("404", refusal) };
  const ask = (missing?: object) =>
    standInFor({
      openapi: "3.1.0",
      info: { title: "Failures", version: "1" },
      "x-standin-entities": { orders: { schema: "Order", key: "id" } },
      components: { schemas: { Order: order } },
      paths: {
        "/members/{memberId}/orders": {
          parameters: [{ name: "memberId", in: "path", required: true, schema: { type: "string" } }],
          get: {
            "x-standin-answer": {
              list: { entity: "orders", within: { memberId: "$memberId" }, paging: { style: "all" }, missing },
            },
            responses: listed,
          },
        },
      },
    })("GET /members/nobody/orders");
  const own = { status: 404, code: "NO_SUCH_MEMBER", message: "No such member" };
  expect((await ask(own)).json).toEqual({ code: "NO_SUCH_MEMBER", message: "No such member" });
  expect((await ask()).json).toMatchObject({ code: "not_found" });
});

test("a contract that names an example is answered with it, in every media type that has it", async () => {
  const examples = { first: { value: { a: 1 } }, valid: { value: { a: 2 } } };
  const answer = (rule: object): object => ({
    get: {
      "x-standin-answer": rule,
      responses: {
        "200": {
          description: "ok",
          content: {
            "application/json": { schema: { type: "object" }, examples },
            "application/hal+json": { schema: { type: "object" }, examples: { valid: { value: { hal: 2 } } } },
          },
        },
      },
    },
  });
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Examples", version: "1" },
    paths: { "/valid": answer({ example: { name: "valid" } }), "/first": answer({ example: { name: "first" } }) },
  });
  expect((await ask("GET /valid")).json).toEqual({ a: 2 });
  expect((await ask("GET /first")).json).toEqual({ a: 1 });
});
