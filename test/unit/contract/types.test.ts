import { expect, it } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import type { ObjectType, Slot, Type } from "../../../src/contract/model/type.ts";
import { changed, type Json } from "./minimal.ts";

function typesOf(schemas: Json, host: Json = {}): ReadonlyMap<string, Type> {
  const document = { openapi: "3.1.0", info: { title: "Types", version: "1" }, paths: {}, components: { schemas } };
  return compileContract({ ...document, "x-standin-host": host }, "types.yaml").types;
}

function slotOf(schema: Json, required: boolean): Slot | undefined {
  const type = typesOf({ Holder: { type: "object", properties: { it: schema }, required: required ? ["it"] : [] } });
  return (type.get("Holder") as ObjectType).all[0]?.slot;
}

it.each<{ schema: Json; want: Type }>([
  { schema: { type: "string" }, want: { kind: "string" } },
  { schema: { type: "string", enum: ["a", "b"] }, want: { kind: "string" } },
  { schema: { enum: ["a", "b", null] }, want: { kind: "string" } },
  { schema: { const: 5 }, want: { kind: "integer", bits: 64, signed: true } },
  { schema: { type: "string", format: "uuid" }, want: { kind: "guid" } },
  { schema: { type: "string", format: "char" }, want: { kind: "char" } },
  { schema: { type: "string", format: "date-time" }, want: { kind: "datetime" } },
  { schema: { type: "string", format: "date-time-local" }, want: { kind: "datetime" } },
  { schema: { type: "string", format: "date" }, want: { kind: "string" } },
  { schema: { type: "string", contentEncoding: "base64" }, want: { kind: "bytes" } },
  { schema: { type: "string", "x-standin-type": "timespan" }, want: { kind: "timespan" } },
  {
    schema: { type: ["string", "number"], "x-standin-type": "uint16" },
    want: { kind: "integer", bits: 16, signed: false },
  },
  { schema: { type: "integer", format: "int32" }, want: { kind: "integer", bits: 32, signed: true } },
  { schema: { type: "integer" }, want: { kind: "integer", bits: 64, signed: true } },
  { schema: { type: "number" }, want: { kind: "float", bits: 64 } },
  { schema: { type: "number", format: "float" }, want: { kind: "float", bits: 32 } },
  { schema: { type: "number", format: "decimal" }, want: { kind: "decimal" } },
  { schema: { type: ["boolean", "null"] }, want: { kind: "boolean" } },
  { schema: { anyOf: [{ type: "null" }, { type: "boolean" }] }, want: { kind: "boolean" } },
  { schema: { type: ["boolean", "string"] }, want: { kind: "any" } },
  { schema: true, want: { kind: "any" } },
  { schema: {}, want: { kind: "any" } },
  {
    schema: { type: "array", items: { type: "integer", format: "uint8" } },
    want: { kind: "list", item: { type: { kind: "integer", bits: 8, signed: false }, nullable: false } },
  },
  {
    schema: { type: "array", items: { type: ["boolean", "null"] } },
    want: { kind: "list", item: { type: { kind: "boolean" }, nullable: true } },
  },
  {
    schema: { type: "object", additionalProperties: { type: "string" } },
    want: { kind: "map", value: { type: { kind: "string" }, nullable: true }, patterns: [] },
  },
  { schema: { type: "object" }, want: { kind: "map", value: { type: { kind: "any" }, nullable: true }, patterns: [] } },
])("compiles $schema", ({ schema, want }) => {
  expect(slotOf(schema, true)?.type).toEqual(want);
});

it.each<{ title: string; schema: Json; required: boolean; want: boolean }>([
  { title: "leaves a required number never empty", schema: { type: "integer" }, required: true, want: false },
  { title: "lets a number that is not required be empty", schema: { type: "integer" }, required: false, want: true },
  {
    title: "lets a required number be null where its type says so",
    schema: { type: ["integer", "null"] },
    required: true,
    want: true,
  },
  { title: "lets required text be empty, as code does", schema: { type: "string" }, required: true, want: true },
])("$title", ({ schema, required, want }) => {
  expect(slotOf(schema, required)?.nullable).toBe(want);
});

it("reads a base class from allOf, and orders members", () => {
  const types = typesOf({
    Base: {
      type: "object",
      properties: { Zeta: { type: "string" }, Second: { type: "string", "x-standin-order": 2 } },
    },
    Derived: {
      allOf: [{ $ref: "#/components/schemas/Base" }],
      "x-standin-data-contract": true,
      properties: { First: { type: "string", "x-standin-order": 1 }, Own: { type: "string" } },
    },
  });
  const derived = types.get("Derived") as ObjectType;
  expect(derived.base).toBe(types.get("Base"));
  expect(derived.dataContract).toBe(true);
  expect(derived.members.map(({ key }) => key)).toEqual(["First", "Own"]);
  expect(derived.all.map(({ key }) => key)).toEqual(["Own", "Zeta", "First", "Second"]);
});

it("closes the circle of recursive types, base classes included", () => {
  const types = typesOf({
    Node: {
      type: "object",
      properties: {
        leaf: { $ref: "#/components/schemas/Leaf" },
        more: { type: "array", items: { $ref: "#/components/schemas/Node" } },
      },
    },
    Leaf: { allOf: [{ $ref: "#/components/schemas/Node" }], properties: { tag: { type: "string" } } },
    Chain: { type: "array", items: { $ref: "#/components/schemas/Chain" } },
  });
  const [node, leaf, chain] = [types.get("Node"), types.get("Leaf"), types.get("Chain")];
  if (node?.kind !== "object" || leaf?.kind !== "object" || chain?.kind !== "list") throw new Error("Other kinds.");
  expect(node.all[0]?.slot.type).toBe(leaf);
  expect(leaf.all.map(({ key }) => key)).toEqual(["tag", "leaf", "more"]);
  expect(chain.item.type).toBe(chain);
});

it("names members and types as the code behind does", () => {
  const namespace = "http://example.com/ns";
  const types = typesOf(
    {
      thing: {
        type: "object",
        xml: { name: "Thing", namespace: "http://example.com/other" },
        properties: {
          urlPath: { type: "string", xml: { name: "URLPath" } },
          next_one: { type: "string", xml: { name: "Next" }, "x-standin-name": "next_one" },
        },
      },
      Colour: {
        type: "string",
        "x-standin-enum": { flags: true, members: { Red: 1, Green: { text: "green", number: 2 } } },
      },
    },
    { casing: "camel", namespace },
  );
  const thing = types.get("thing") as ObjectType;
  expect([thing.name, thing.namespace]).toEqual(["Thing", "http://example.com/other"]);
  expect(thing.members.map(({ key, name, verbatim, alias }) => [key, name, verbatim, alias])).toEqual([
    ["urlPath", "URLPath", false, undefined],
    ["next_one", "next_one", true, "Next"],
  ]);
  expect(types.get("Colour")).toEqual({
    kind: "enum",
    name: "Colour",
    namespace,
    flags: true,
    members: [
      { name: "Red", text: "Red", number: 1 },
      { name: "Green", text: "green", number: 2 },
    ],
  });
});

it("takes members of a request body for parameters", () => {
  const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/Book" } } } };
  const post = {
    operationId: "AddBook",
    parameters: [{ name: "Title", in: "query", schema: { type: "string" } }],
    requestBody: body,
    responses: { "204": { description: "Done" } },
  };
  const contract = compileContract(changed({ "/paths/~1books": { post } }), "api.yaml");
  const operation = contract.operations.find(({ id }) => id === "AddBook");
  expect(operation?.parameters.map(({ name, in: place }) => `${place} ${name}`)).toEqual([
    "query Title",
    "body Published",
    "body Pages",
    "body Price",
    "body Binding",
    "body Marks",
    "body Shelf",
    "body next_one",
    "body ID",
  ]);
  expect(operation?.answer).toEqual({ kind: "nothing" });
});
