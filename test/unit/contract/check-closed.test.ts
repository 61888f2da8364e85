import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { asker } from "../../support/inferred.ts";

const answer = (schema: unknown): object => ({
  get: { responses: { "200": { description: "ok", content: { "application/json": { schema } } } } },
});
const base = { type: "object", properties: { href: { type: "string" } } };

test("a closed composition that forbids what it requires is read as it is meant, with a remark", async () => {
  const closed = {
    type: "object",
    additionalProperties: false,
    allOf: [{ $ref: "#/components/schemas/Base" }],
    required: ["href"],
  };
  const contract = compileContract(
    {
      openapi: "3.0.3",
      info: { title: "Links", version: "1" },
      paths: { "/link": answer(closed) },
      components: { schemas: { Base: base } },
    },
    "links.yaml",
  );
  expect(contract.remarks.map(({ found }) => found)).toEqual([
    expect.stringContaining('`additionalProperties: false` does not see what stands beside it, and so forbids "href"'),
  ]);
  const { status, json } = await asker([contract])("/link");
  expect([status, Object.keys(json as object)]).toEqual([200, ["href"]]);
});

test("a composition that doubles at each level is compiled once a schema", () => {
  const levels = Array.from({ length: 60 }, (_, i) => {
    const next = { $ref: `#/components/schemas/T${i + 1}` };
    return [`T${i}`, { allOf: [next, next] }] as const;
  });
  const contract = compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Doubling", version: "1" },
      paths: { "/x": answer({ $ref: "#/components/schemas/T0" }) },
      components: { schemas: { ...Object.fromEntries(levels), T60: { ...base, required: ["href"] } } },
    },
    "doubling.yaml",
  );
  expect(Object.keys(contract.operations[0]?.success?.response.content.get("application/json")?.type ?? {})).toContain(
    "kind",
  );
});
