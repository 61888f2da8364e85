import { expect, test } from "vitest";
import { generatorOf } from "../../../src/generate/generator.ts";
import type { JsonObject } from "../../../src/generate/json.ts";
import { ifThere, type Known } from "../../../src/generate/make/known.ts";
import { plainSchema } from "../../../src/generate/schema/plain-references.ts";
import { cellOf } from "../../support/generated.ts";

/** The values of a schema that stands under `components/schemas`. */
function rowsOf(schemas: Readonly<Record<string, unknown>>, name: string, rows = 30, known?: Known): JsonObject[] {
  const { schema, references } = plainSchema({ components: { schemas } });
  const part = schema.at("components", "schemas", name);
  if (part === undefined) throw new Error(name);
  const generator = generatorOf({ schema: part, references });
  return Array.from({ length: rows }, (_, row) => {
    const made = generator.value(cellOf("rows", row), known);
    if (made.kind !== "value") throw new Error(made.why);
    return made.value as JsonObject;
  });
}

const to = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const cat = { type: "object", required: ["kind", "lives"], properties: { kind: text, lives: { type: "integer" } } };
const dog = { type: "object", required: ["kind", "bark"], properties: { kind: text, bark: { type: "boolean" } } };

test("names the chosen schema by its mapped value", () => {
  const mapping = { feline: "#/components/schemas/Cat", canine: "Dog" };
  const pet = { oneOf: [to("Cat"), to("Dog")], discriminator: { propertyName: "kind", mapping } };
  const rows = rowsOf({ Cat: cat, Dog: dog, Pet: pet }, "Pet");
  for (const row of rows) expect(row["kind"]).toBe("lives" in row ? "feline" : "canine");
  expect(new Set(rows.map((row) => row["kind"]))).toEqual(new Set(["feline", "canine"]));
});

test("names the chosen schema by its own name where nothing is mapped", () => {
  const pet = { anyOf: [to("Cat"), to("Dog")], discriminator: { propertyName: "kind" } };
  for (const row of rowsOf({ Cat: cat, Dog: dog, Pet: pet }, "Pet"))
    expect(row["kind"]).toBe("lives" in row ? "Cat" : "Dog");
});

test("lets what the schema itself says of the property count for more", () => {
  const fixed = { ...cat, properties: { ...cat.properties, kind: { const: "cat" } } };
  const pet = { oneOf: [to("Cat")], discriminator: { propertyName: "kind" } };
  for (const row of rowsOf({ Cat: fixed, Pet: pet }, "Pet")) expect(row["kind"]).toBe("cat");
});

const base = {
  type: "object",
  required: ["kind"],
  properties: { kind: text },
  discriminator: { propertyName: "kind" },
};
const child = (own: string): object => ({
  allOf: [to("Base"), { type: "object", required: [own], properties: { [own]: text } }],
});

test("names a schema in the discriminator that it takes over from its base", () => {
  for (const row of rowsOf({ Base: base, Left: child("left") }, "Left")) expect(row["kind"]).toBe("Left");
});

test("makes any of the mapped schemas where their base is asked for", () => {
  const mapping = { l: "#/components/schemas/Left", r: "#/components/schemas/Right" };
  const mapped = { ...base, discriminator: { propertyName: "kind", mapping } };
  const rows = rowsOf({ Base: mapped, Left: child("left"), Right: child("right") }, "Base");
  for (const row of rows) expect(row["kind"]).toBe("left" in row ? "l" : "r");
  expect(new Set(rows.map((row) => row["kind"]))).toEqual(new Set(["l", "r"]));
});

test("finds what tells one of many like schemas from the others, deep in what they have apart", () => {
  const shared = Object.fromEntries(
    ["title", "note", "place", "owner", "reviewer", "reason", "code", "label", "origin"].map((name) => [
      name,
      { type: "string", maxLength: 50 },
    ]),
  );
  const paper = (own: string): object => ({
    type: "object",
    required: ["id", "sort"],
    properties: {
      id: { type: "string", readOnly: true, maxLength: 50, example: "paper_7" },
      sort: { type: "string", enum: ["passport", "bill", "receipt", "deed"] },
      ...shared,
      found: { type: "object", properties: { data: { type: "object", properties: { [own]: { type: "integer" } } } } },
    },
  });
  const names = ["Passport", "Bill", "Receipt", "Deed"];
  const papers = Object.fromEntries(names.map((name) => [name, paper(`${name.toLowerCase()}No`)]));
  const mapping = Object.fromEntries(names.map((name) => [name.toLowerCase(), `#/components/schemas/${name}`]));
  const any = { oneOf: names.map(to), discriminator: { propertyName: "sort", mapping } };
  const rows = rowsOf({ ...papers, Paper: any }, "Paper");
  for (const row of rows) expect(typeof row["id"]).toBe("string");
  expect(rows.length).toBe(30);
});

test("choices that have the discriminator by their base alone are told apart by it", () => {
  const base = {
    type: "object",
    required: ["type"],
    discriminator: { propertyName: "type" },
    properties: { type: text },
  };
  const derived = (own: object): object => ({
    type: "object",
    allOf: [to("Payment"), { type: "object", properties: own }],
  });
  const schemas = {
    Payment: base,
    Card: derived({ last4: text }),
    Transfer: derived({ iban: text }),
    Any: { oneOf: [to("Card"), to("Transfer")] },
  };
  const rows = rowsOf(schemas, "Any");
  expect(new Set(rows.map((row) => row["type"]))).toEqual(new Set(["Card", "Transfer"]));
  for (const row of rows) expect(Object.keys(row)).not.toContain(row["type"] === "Card" ? "iban" : "last4");
});

test.each(["oneOf", "anyOf"])(
  "what is known of a member never makes another schema of %s than the one that is named",
  (keyword) => {
    const mapping = { feline: to("Cat").$ref, canine: to("Dog").$ref };
    const pet = { [keyword]: [to("Cat"), to("Dog")], discriminator: { propertyName: "kind", mapping } };
    for (const row of rowsOf({ Cat: cat, Dog: dog, Pet: pet }, "Pet", 20, { kind: "canine", lives: 9 }))
      expect(row).toEqual({ kind: "canine", bark: expect.any(Boolean) as boolean });
  },
);

test("members that are known where they are choose no schema", () => {
  const pet = { oneOf: [to("Cat"), to("Dog")], discriminator: { propertyName: "kind" } };
  const rows = rowsOf({ Cat: cat, Dog: dog, Pet: pet }, "Pet", 30, { ...ifThere({ lives: 9 }) });
  for (const row of rows)
    expect(row).toEqual(
      "lives" in row ? { kind: "Cat", lives: 9 } : { kind: "Dog", bark: expect.any(Boolean) as boolean },
    );
  expect(new Set(rows.map((row) => row["kind"]))).toEqual(new Set(["Cat", "Dog"]));
  const said = rowsOf({ Cat: cat, Dog: dog, Pet: pet }, "Pet", 5, { ...ifThere({ lives: 9 }), lives: 8 });
  for (const row of said) expect(row).toEqual({ kind: "Cat", lives: 8 });
});
