import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { createData } from "../../../../src/serve/data/create-data.ts";
import { type Named, type Scenario, unmentioned, unmentionedEntity } from "../../../../src/serve/scenario/scenario.ts";

// Names of an API that no story is told of.

const failure = { status: 404, code: "NotFound", message: "None" };
const visit = { type: "object", required: ["id"], properties: { id: { type: "string" }, shop: { type: "string" } } };
const visits = {
  type: "object",
  properties: { rows: { type: "array", items: visit }, done: { type: "boolean" }, iterator: { type: "string" } },
};
const answers = (schema: object): object => ({
  "200": { description: "An answer", content: { "application/json": { schema } } },
  default: { description: "A refusal" },
});
const query = (name: string, type: string): object => ({ name, in: "query", schema: { type } });
const path = (name: string): object => ({ name, in: "path", required: true, schema: { type: "string" } });

const contract = compileContract(
  {
    openapi: "3.1.0",
    info: { title: "Visits", version: "1" },
    "x-standin-api": "visits",
    "x-standin-host": { framework: "servicestack" },
    "x-standin-entities": {
      shops: { parameter: "Shop" },
      visits: { schema: "Visit", parent: { entity: "shops", property: "shop", parameter: "Shop" } },
      people: { schema: "Visit" },
    },
    paths: {
      "/shops/{Shop}/visits": {
        get: {
          operationId: "ListVisits",
          parameters: [path("Shop"), query("Iterator", "string"), query("Limit", "integer")],
          "x-standin-answer": { page: { entity: "visits", missing: failure } },
          "x-standin-pagination": {
            items: "rows",
            done: "done",
            key: "id",
            direction: "descending",
            iterator: { parameter: "Iterator", member: "iterator", prefix: "", invalid: failure },
            limit: { parameter: "Limit", default: 10, minimum: 1, maximum: 100, exceeded: failure },
          },
          responses: answers(visits),
        },
      },
      "/people/{Id}": {
        get: {
          operationId: "GetPerson",
          parameters: [path("Id")],
          "x-standin-answer": { row: { entity: "people", by: { Id: "id" }, missing: failure } },
          responses: answers(visit),
        },
      },
    },
    components: { schemas: { Visit: visit } },
  },
  "visits.yaml",
);

const name = (given: Partial<Named>): Named => ({
  ...{ id: undefined, by: new Map(), about: "", story: undefined, size: undefined, days: undefined },
  overrides: new Map(),
  ...given,
});

const scenario: Scenario = {
  ...{ name: "test", file: "test.yaml", about: "", seed: "test", now: "2026-09-18T10:00:00Z" },
  apis: new Map([
    [
      "visits",
      {
        ...unmentioned,
        entities: new Map([
          [
            "shops",
            {
              ...unmentionedEntity,
              named: [
                name({ id: "corner" }),
                name({ id: "empty", story: "silent" }),
                name({ id: "market", about: "on Saturdays", size: 7 }),
              ],
            },
          ],
          ["people", { ...unmentionedEntity, named: [name({ by: new Map([["id", "anna"]]), story: "flaky" })] }],
        ]),
      },
    ],
  ]),
};

const data = createData(contract, scenario, { seed: "test", now: scenario.now });

test("tells no delivery story of rows that have none", () => {
  expect(data.names().map(({ name, story, about }) => ({ name, story, about }))).toEqual([
    { name: "corner", story: undefined, about: "made up" },
    { name: "market", story: undefined, about: "on Saturdays" },
    { name: "empty", story: undefined, about: "made up" },
    { name: "anna", story: undefined, about: "" },
  ]);
});

test("tells how many rows each named owner has", () => {
  const page = { limit: 1e9, from: undefined, towards: "older", conditions: [] } as const;
  for (const { entity, parameters, size } of data.names().filter((one) => one.entity === "visits"))
    expect(data.page(entity, parameters.get("Shop") ?? "", page)?.rows.length).toBe(size);
});
