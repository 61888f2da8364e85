import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

interface Style {
  readonly id: string;
  readonly title: string;
}

const style = {
  type: "object",
  required: ["id", "title"],
  properties: { id: { type: "string" }, title: { type: "string" } },
};
const shown = { id: "plain", title: "Plain" };
const ok = (schema: object, json: object): object => ({
  responses: { "200": { description: "ok", content: { "application/json": json, "*/*": { schema } } } },
});
const parameters = [{ name: "styleId", in: "path", required: true, schema: { type: "string" } }];

test("what any media type looks like is what JSON looks like, where an example alone stands for JSON", async () => {
  const document = {
    openapi: "3.0.3",
    info: { title: "Styles", version: "1" },
    paths: {
      "/styles": { get: ok({ type: "array", items: style }, { example: [shown] }) },
      "/styles/{styleId}": { get: { parameters, ...ok(style, { example: shown }) } },
    },
  };
  const ask = asker([compileContract(document, "styles.yaml")]);
  const { json, headers } = await ask("/styles");
  const rows = json as readonly Style[];
  expect(headers["content-type"]).toContain("application/json");
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows.slice(0, 3)) expect((await ask(`/styles/${row.id}`)).json).toEqual(row);
  expect((await ask("/styles/narrow")).json).toMatchObject({ id: "narrow" });
});

test("a schema of JSON counts before that of any media type", async () => {
  const document = {
    openapi: "3.0.3",
    info: { title: "Styles", version: "1" },
    paths: {
      "/styles/{styleId}": { get: { parameters, ...ok({ type: "object" }, { schema: style }) } },
    },
  };
  const ask = asker([compileContract(document, "styles.yaml")]);
  expect((await ask("/styles/narrow")).json).toMatchObject({ id: "narrow" });
});

test("the example of JSON stays the answer that is no row of anything", async () => {
  const document = {
    openapi: "3.0.3",
    info: { title: "Styles", version: "1" },
    paths: { "/about": { get: ok({ type: "object", properties: { motto: { type: "string" } } }, { example: shown }) } },
  };
  expect((await asker([compileContract(document, "styles.yaml")])("/about")).json).toEqual(shown);
});
