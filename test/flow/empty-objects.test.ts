import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

const object = (schema: object): object => ({ type: "object", properties: { size: { type: "integer" } }, ...schema });
const filter = (spelling: object, schema: object): object => ({
  get: {
    parameters: [{ name: "filter", in: "query", required: true, schema, ...spelling }],
    responses: { "200": { description: "ok", content: { "application/json": { schema: { type: "object" } } } } },
  },
});

const ask = asker([
  compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Depot", version: "1" },
      paths: {
        "/deep": filter({ style: "deepObject", explode: true }, object({})),
        "/exploded": filter({ style: "form", explode: true }, object({})),
        "/usual": filter({}, object({})),
        "/whole": filter({ style: "form", explode: false }, object({})),
        "/deep-required": filter({ style: "deepObject", explode: true }, object({ required: ["size"] })),
        "/exploded-some": filter({ explode: true }, object({ minProperties: 1 })),
        "/text": filter({}, { type: "string" }),
        "/list": filter({}, { type: "array", items: { type: "string" } }),
      },
    },
    "depot.yaml",
  ),
]);

test.each(["/deep", "/exploded", "/usual"])("an empty object that %s requires is written as nothing", async (path) => {
  expect((await ask(path)).status).toBe(200);
});

test.each(["/whole", "/deep-required", "/exploded-some", "/text", "/list"])(
  "%s refuses what is missing, where nothing is no empty object",
  async (path) => {
    expect((await ask(path)).status).toBe(422);
  },
);
