import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";

const ok = (schema: object): object => ({ description: "ok", content: { "application/json": { schema } } });
const row = { $ref: "#/components/schemas/Row" };
const item = (name: string): object => ({
  get: {
    parameters: [{ name, in: "path", required: true, schema: { type: "string" } }],
    responses: { 200: ok(row) },
  },
});
const list = { get: { responses: { 200: ok({ type: "array", items: row }) } } };

function entitiesOf(paths: object): Record<string, unknown> {
  const components = {
    schemas: {
      Row: { type: "object", required: ["id"], properties: { id: { type: "string" }, name: { type: "string" } } },
    },
  };
  const document = { openapi: "3.1.0", info: { title: "Alike", version: "1" }, paths, components };
  const { operations } = compileContract(document, "alike.yaml");
  return Object.fromEntries(
    operations.map(({ path, answer }) => [path, "entity" in answer ? answer.entity : undefined]),
  );
}

test("rows of one schema are two things where two places have names and items of their own", () => {
  expect(
    entitiesOf({ "/domains": list, "/domains/{id}": item("id"), "/groups": list, "/groups/{id}": item("id") }),
  ).toEqual({ "/domains": "domains", "/domains/{id}": "domains", "/groups": "groups", "/groups/{id}": "groups" });
});

test("rows of one schema are one thing wherever an owner or a list alone shows them", () => {
  const paths = { "/songs": list, "/songs/{id}": item("id"), "/albums/{albumId}/songs": list, "/charts": list };
  expect(new Set(Object.values(entitiesOf(paths)))).toEqual(new Set(["songs"]));
});

test("what is fetched below a row of a list by another key is another thing than the rows of that list", () => {
  const paths = { "/forms/{name}/versions": list, "/forms/{name}/versions/{id}": item("id"), "/forms": list };
  expect(entitiesOf(paths)).toMatchObject({ "/forms/{name}/versions": "versions", "/forms": "forms" });
  const friends = { "/people/{id}/friends/{friendId}": item("friendId"), "/people": list };
  expect(new Set(Object.values(entitiesOf(friends)))).toEqual(new Set(["friends"]));
});
