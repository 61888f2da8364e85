import { matcherOf } from "../../../src/pattern/matcher.ts";
import { describe, expect, it, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import type { ObjectType, Slot, Type, UnionType } from "../../../src/contract/model/type.ts";
import { openRest, openSlot } from "../../../src/contract/model/inner-slot.ts";
import type { Json } from "./minimal.ts";

function typesOf(schemas: Json): ReadonlyMap<string, Type> {
  const document = { openapi: "3.1.0", info: { title: "Types", version: "1" }, paths: {}, components: { schemas } };
  return compileContract(document, "types.yaml").types;
}

function slotOf(schema: Json): Slot | undefined {
  return objectOf(typesOf({ Holder: { type: "object", properties: { it: schema } } }), "Holder").all[0]?.slot;
}

function objectOf(types: ReadonlyMap<string, Type>, name: string): ObjectType {
  const type = types.get(name);
  if (type?.kind !== "object") throw new TypeError(`${name} is ${type?.kind ?? "nothing"}`);
  return type;
}

function unionOf(types: ReadonlyMap<string, Type>, name: string): UnionType {
  const type = types.get(name);
  if (type?.kind !== "union") throw new TypeError(`${name} is ${type?.kind ?? "nothing"}`);
  return type;
}

/** A type with all that its slots tell, each of which makes its type when it is asked. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== "object" || value === null || "test" in value) return value;
  const members = Object.entries({ ...value, ...("type" in value ? { type: value.type } : {}) });
  return Object.fromEntries(members.map(([name, member]) => [name, told(member)]));
}

const text: Slot = { type: { kind: "string" }, nullable: false };
const whole: Type = { kind: "number", integer: true };

describe("what JSON has", () => {
  test.each<{ schema: Json; want: Type }>([
    { schema: { type: "string", format: "uuid" }, want: { kind: "string" } },
    { schema: { type: "string", format: "date-time" }, want: { kind: "string" } },
    { schema: { type: "string", "x-standin-type": "timespan" }, want: { kind: "string" } },
    { schema: { type: "integer", format: "int32" }, want: whole },
    { schema: { type: "number", format: "decimal" }, want: { kind: "number", integer: false } },
    { schema: { type: "boolean" }, want: { kind: "boolean" } },
    { schema: { type: "null" }, want: { kind: "null" } },
    { schema: { enum: ["a", null] }, want: { kind: "string" } },
    { schema: { const: 5 }, want: whole },
    { schema: { minimum: 5 }, want: { kind: "any" } },
    { schema: { allOf: [{ type: "number" }, { type: "integer" }] }, want: whole },
    { schema: { type: "string", anyOf: [{ maxLength: 2 }, { pattern: "x" }] }, want: { kind: "string" } },
    { schema: { type: "array" }, want: { kind: "list", item: openSlot } },
    { schema: { items: { type: "string" } }, want: { kind: "list", item: text } },
    {
      schema: { type: "array", prefixItems: [{ type: "string" }], items: false },
      want: { kind: "tuple", items: [text], rest: undefined },
    },
    {
      schema: { prefixItems: [{ type: "string" }], items: { type: "integer" } },
      want: { kind: "tuple", items: [text], rest: { type: whole, nullable: false } },
    },
    { schema: { prefixItems: [{ type: "string" }] }, want: { kind: "tuple", items: [text], rest: openSlot } },
    { schema: { type: "object" }, want: { kind: "map", value: openSlot, patterns: [] } },
    {
      schema: { additionalProperties: { type: "string" }, patternProperties: { "^x-": { type: "integer" } } },
      want: {
        kind: "map",
        value: text,
        patterns: [{ pattern: matcherOf("^x-"), slot: { type: whole, nullable: false } }],
      },
    },
    {
      schema: { type: ["string", "integer", "null"] },
      want: { kind: "union", choices: [{ kind: "string" }, whole], discriminator: undefined },
    },
    {
      schema: { oneOf: [{ type: "string" }, { type: "null" }, { type: "array" }] },
      want: {
        kind: "union",
        choices: [{ kind: "string" }, { kind: "list", item: openSlot }],
        discriminator: undefined,
      },
    },
  ])("is compiled from $schema", ({ schema, want }) => {
    expect(told(slotOf(schema)?.type)).toEqual(want);
  });

  test.each<{ schema: Json; want: boolean }>([
    { schema: { type: "string" }, want: false },
    { schema: { type: ["string", "null"] }, want: true },
    { schema: {}, want: true },
    { schema: { enum: ["a", null] }, want: true },
    { schema: { type: ["string", "null"], enum: ["a"] }, want: false },
    { schema: { oneOf: [{ type: "string" }, { type: "null" }] }, want: true },
    { schema: { allOf: [{ type: ["string", "null"] }, { type: "string" }] }, want: false },
  ])("admits null where the schema does: $schema", ({ schema, want }) => {
    expect(slotOf(schema)?.nullable).toBe(want);
  });
});

it("joins the members of allOf, and knows which have to be there", () => {
  const types = typesOf({
    Base: { type: "object", properties: { id: { type: "integer" } }, required: ["id"] },
    Pet: {
      allOf: [
        { $ref: "#/components/schemas/Base" },
        { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
      ],
      properties: { tag: { type: "string" } },
    },
  });
  expect(objectOf(types, "Pet").all.map(({ key, required }) => [key, required])).toEqual([
    ["id", true],
    ["name", true],
    ["tag", false],
  ]);
});

it("looks through schemas that only point at others", () => {
  const types = typesOf({
    Pet: { type: "object", properties: { name: { type: "string" } } },
    Same: { $ref: "#/components/schemas/Pet", description: "The same." },
    Maybe: { anyOf: [{ type: "null" }, { $ref: "#/components/schemas/Pet" }] },
    Wrapped: { allOf: [{ $ref: "#/components/schemas/Pet" }], description: "Wrapped." },
  });
  expect([types.get("Same"), types.get("Maybe"), types.get("Wrapped")]).toEqual(Array(3).fill(types.get("Pet")));
  expect(types.get("Same")).toBe(types.get("Pet"));
});

it("says what may stand beside the members", () => {
  const properties = { name: { type: "string" } };
  const types = typesOf({
    Open: { type: "object", properties },
    Closed: { type: "object", properties, additionalProperties: false },
    Typed: { type: "object", properties, additionalProperties: { type: "integer" } },
    Patterned: {
      type: "object",
      properties,
      patternProperties: { "^x": { type: "integer" } },
      additionalProperties: false,
    },
    Anything: { type: "object", properties, additionalProperties: true },
  });
  expect(objectOf(types, "Open").rest).toBe(openRest);
  expect(objectOf(types, "Closed").rest).toBeUndefined();
  expect(told(objectOf(types, "Typed").rest?.value)).toEqual({ type: whole, nullable: false });
  expect(objectOf(types, "Patterned").rest?.patterns).toHaveLength(1);
  expect(objectOf(types, "Anything").rest?.value).toEqual(openSlot);
  expect(objectOf(types, "Anything").rest?.value).not.toBe(openSlot);
});

it("gives each choice what stands beside the choosing", () => {
  const types = typesOf({
    Shape: {
      type: "object",
      properties: { id: { type: "integer" } },
      required: ["id"],
      oneOf: [{ $ref: "#/components/schemas/Circle" }, { properties: { side: { type: "number" } } }],
    },
    Circle: { type: "object", properties: { radius: { type: "number" } } },
  });
  const members = unionOf(types, "Shape").choices.map((choice) =>
    choice.kind === "object" ? choice.all.map(({ key }) => key) : [],
  );
  expect(members).toEqual([
    ["id", "radius"],
    ["id", "side"],
  ]);
});

it("knows by which property a choice is told, and what it says", () => {
  const kind = { kind: { type: "string" } };
  const types = typesOf({
    Cat: { type: "object", properties: kind },
    Dog: { type: "object", properties: kind },
    Pet: {
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
      discriminator: { propertyName: "kind", mapping: { feline: "#/components/schemas/Cat", hound: "Dog" } },
    },
  });
  const { choices, discriminator } = unionOf(types, "Pet");
  expect(choices).toEqual([types.get("Cat"), types.get("Dog")]);
  expect(discriminator?.property).toBe("kind");
  expect([...(discriminator?.mapping.entries() ?? [])].map(([name, type]) => [name, choices.indexOf(type)])).toEqual([
    ["Cat", 0],
    ["Dog", 1],
    ["feline", 0],
    ["hound", 1],
  ]);
});

it("lets types hold themselves, through unions, tuples and maps too", () => {
  const node = { $ref: "#/components/schemas/Node" };
  const types = typesOf({
    Node: {
      oneOf: [{ type: "string" }, { type: "array", items: node }, { type: "object", additionalProperties: node }],
    },
    Pair: { prefixItems: [{ type: "integer" }, { $ref: "#/components/schemas/Pair" }] },
    Loose: { type: ["object", "string"], additionalProperties: { $ref: "#/components/schemas/Loose" } },
  });
  const union = unionOf(types, "Node");
  const [, list, map] = union.choices;
  expect(list?.kind === "list" && list.item.type).toBe(union);
  expect(map?.kind === "map" && map.value.type).toBe(union);
  const pair = types.get("Pair");
  expect(pair?.kind === "tuple" && pair.items[1]?.type).toBe(pair);
  const [loose] = unionOf(types, "Loose").choices;
  expect(loose?.kind === "map" && loose.value.type).toBe(types.get("Loose"));
});

it("compiles unions, tuples and patterns for typed code too", () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "Types", version: "1" },
    "x-standin-host": {},
    paths: {},
    components: {
      schemas: {
        Either: {
          oneOf: [
            { type: "string", format: "uuid" },
            { type: "integer", format: "int32" },
          ],
        },
        Pair: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: false },
        Flags: { type: "object", patternProperties: { "^is": { type: "boolean" } } },
      },
    },
  };
  const { types } = compileContract(document, "types.yaml");
  expect(unionOf(types, "Either").choices).toEqual([{ kind: "guid" }, { kind: "integer", bits: 32, signed: true }]);
  expect(types.get("Pair")).toEqual({
    kind: "tuple",
    items: [
      { type: { kind: "string" }, nullable: true },
      { type: { kind: "float", bits: 64 }, nullable: false },
    ],
    rest: undefined,
  });
  expect(types.get("Flags")).toMatchObject({ kind: "map", patterns: [{ slot: { type: { kind: "boolean" } } }] });
});
