import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { asker } from "../../support/inferred.ts";

function contractOf(schema: unknown, name = "kind"): ReturnType<typeof compileContract> {
  const content = { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Kind" } } } };
  const parameters = [{ name, in: "query", required: true, schema }];
  return compileContract(
    {
      openapi: "3.0.3",
      info: { title: "Kinds", version: "1" },
      paths: { "/kinds": { get: { parameters, responses: { "200": { description: "ok", content } } } } },
      components: {
        schemas: {
          Kind: { type: "object", required: ["kind"], properties: { kind: schema, name: { type: "string" } } },
        },
      },
    },
    "kinds.yaml",
  );
}

test.each<readonly [string, object, string, readonly unknown[], string]>([
  ["numbers of a string", { type: "string", enum: [1, 2.5, "x"] }, "1", ["1", "2.5", "x"], "?kind=2.5"],
  ["flags of a string", { type: "string", enum: [true, false] }, "true", ["true", "false"], "?kind=false"],
  ["texts of a whole number", { type: "integer", enum: ["1", "2"] }, "1", [1, 2], "?kind=2"],
  ["texts of a number", { type: "number", enum: ["1.5", "-2"] }, "1.5", [1.5, -2], "?kind=-2"],
  ["texts of a flag", { type: "boolean", enum: ["true"] }, "true", [true], "?kind=true"],
])(
  "values of enum of another type are read as those of the type, with a remark: %s",
  async (_, schema, __, values, query) => {
    const contract = contractOf(schema);
    for (const { found } of contract.remarks) expect(found).toContain("`enum` has values that are no");
    expect(contract.remarks.length).toBeGreaterThan(0);
    const ask = asker([contract]);
    const { status, json } = await ask(`/kinds${query}`);
    expect(status).toBe(200);
    for (const { kind } of json as { kind: unknown }[]) expect(values).toContain(kind);
    expect((await ask("/kinds?kind=neither")).status).toBe(422);
  },
);

test("the values that a list's items may have are read as those of the items", async () => {
  const contract = contractOf({ type: "array", items: { type: "string" }, enum: ["A", "B"] });
  const ask = asker([contract]);
  const { status, json } = await ask("/kinds?kind=A&kind=B");
  expect(status).toBe(200);
  for (const { kind } of json as { kind: readonly string[] }[])
    for (const one of kind) expect(["A", "B"]).toContain(one);
  expect((await ask("/kinds?kind=C")).status).toBe(422);
});

test("values that cannot be read as the type are passed over", async () => {
  const named = { type: "object", enum: ["A", "B"], required: ["name"], properties: { name: { type: "string" } } };
  const { status, json } = await asker([contractOf(named, "unused")])("/kinds?unused=name,x");
  expect(status).toBe(200);
  expect((json as { kind: object }[])[0]?.kind).toEqual({ name: expect.any(String) as string });
});

test("null among the values of a type that allows it stays", () => {
  expect(contractOf({ type: "string", nullable: true, enum: ["A", null] }).remarks).toEqual([]);
});
