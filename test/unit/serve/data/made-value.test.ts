import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import type { Type } from "../../../../src/contract/model/type.ts";
import { keyOf, path } from "../../../../src/random/key.ts";
import { madeOf } from "../../../../src/serve/data/made-value.ts";
import type { Cell } from "../../../../src/generate/cell.ts";

const schemas = {
  Pet: {
    oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
    discriminator: { propertyName: "kind", mapping: { feline: "#/components/schemas/Cat" } },
  },
  Cat: {
    type: "object",
    required: ["kind", "lives"],
    properties: { kind: { type: "string" }, lives: { type: "integer" }, note: { type: "string" } },
  },
  Dog: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
  Chain: { type: "object", properties: { next: { $ref: "#/components/schemas/Chain" } } },
};
const { types } = compileContract(
  { openapi: "3.1.0", info: { title: "Pets", version: "1" }, paths: {}, components: { schemas } },
  "pets.yaml",
);
const typeOf = (name: string): Type => {
  const type = types.get(name);
  if (type === undefined) throw new Error(`There is no ${name}.`);
  return type;
};
const cell = (row: number): Cell => ({ key: path(keyOf("seed"), "pets"), at: [row, 0], anchor: 0, locale: undefined });

test("gives a value of a union the discriminator of its choice", () => {
  const pet = madeOf(typeOf("Pet"), cell(0)) as Record<string, unknown>;
  expect(["Cat", "feline"]).toContain(pet["kind"]);
});

test("leaves out some optional members, and never writes null for one that may not be null", () => {
  const cats = Array.from({ length: 200 }, (_, row) => madeOf(typeOf("Cat"), cell(row)) as Record<string, unknown>);
  const without = cats.filter((cat) => !("note" in cat));
  expect(without.length).toBeGreaterThan(5);
  expect(without.length).toBeLessThan(50);
  expect(cats.filter((cat) => cat["note"] === null || !("lives" in cat))).toEqual([]);
});

test("ends objects within objects of their own type", () => {
  expect(JSON.stringify(madeOf(typeOf("Chain"), cell(0)))).not.toContain("null");
});
