import { expect, test } from "vitest";
import { type Known, whole } from "../../../src/generate/make/known.ts";
import { generatorOf } from "../../../src/generate/generator.ts";
import { plainSchema } from "../../../src/generate/schema/plain-references.ts";
import { cellOf } from "../../support/generated.ts";

function madeAround(schema: unknown, known: Known, row = 0): unknown {
  const made = generatorOf(plainSchema(schema)).value(cellOf("known", row), known);
  return made.kind === "value" ? made.value : made;
}

const pet = {
  type: "object",
  properties: { id: { type: "integer" }, name: { type: "string" }, tag: { type: "string" } },
  required: ["id", "name"],
};

test("takes what is known, and makes the rest as without it", () => {
  const free = madeAround(pet, {}) as Record<string, unknown>;
  expect(madeAround(pet, { id: 7 })).toEqual({ ...free, id: 7 });
});

test("a member that is known to be absent is left out where it may be", () => {
  for (let row = 0; row < 20; row++) {
    expect(madeAround(pet, { tag: undefined, name: undefined }, row)).toEqual({
      id: expect.any(Number) as unknown,
      name: expect.any(String) as unknown,
    });
  }
});

test("a value that is known in full has nothing beside it", () => {
  for (let row = 0; row < 20; row++)
    expect(madeAround(pet, whole({ id: 1, name: "Ada" }), row)).toEqual({ id: 1, name: "Ada" });
});

test("what does not fit is made", () => {
  expect(madeAround(pet, { id: "seven" })).toEqual({ ...(madeAround(pet, {}) as object) });
  expect(madeAround(pet, whole({ name: "Ada" }))).toEqual({ id: expect.any(Number) as unknown, name: "Ada" });
});

test("a list keeps the items that are known, and no others", () => {
  const page = {
    type: "object",
    properties: { data: { type: "array", items: pet }, more: { type: "boolean" } },
    required: ["data", "more"],
  };
  const rows = [1, 2, 3, 4, 5].map((id) => whole({ id, name: `n${id}` }));
  expect(madeAround(page, { data: rows, more: false })).toEqual({ data: rows.map(({ value }) => value), more: false });
});

test("of several choices the one that keeps what is known is taken", () => {
  const kind = (name: string): object => ({
    type: "object",
    properties: { kind: { const: name }, [`${name}Size`]: { type: "integer" } },
    required: ["kind", `${name}Size`],
  });
  const schema = { oneOf: [kind("cat"), kind("dog"), kind("emu")] };
  for (let row = 0; row < 10; row++)
    for (const known of [
      { kind: "dog", dogSize: 3 },
      { kind: whole("dog"), dogSize: whole(3) },
    ])
      expect(madeAround(schema, known, row)).toEqual({ kind: "dog", dogSize: 3 });
});
