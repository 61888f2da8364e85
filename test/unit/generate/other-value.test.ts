import { expect, test } from "vitest";
import type { Shows } from "../../../src/generate/cell.ts";
import { generatorOf } from "../../../src/generate/generator.ts";
import type { Json, JsonObject } from "../../../src/generate/json.ts";
import { plainSchema } from "../../../src/generate/schema/plain-references.ts";
import { cellOf } from "../../support/generated.ts";

function rowsOf(properties: Readonly<Record<string, object>>, shows: Shows): readonly JsonObject[] {
  const generator = generatorOf(plainSchema({ type: "object", required: Object.keys(properties), properties }));
  return Array.from({ length: 50 }, (_, row) => {
    const made = generator.value({ ...cellOf("others", row), shows });
    if (made.kind !== "value") throw new Error(made.why);
    return made.value as JsonObject;
  });
}

function column(name: string, schema: object, shows: Shows = "others"): readonly Json[] {
  return rowsOf({ [name]: schema }, shows).map((row) => row[name] ?? null);
}

const remark = "Arrives wrapped in brown paper, with a card.";

test.each([
  ["value", { type: "integer", example: 1 }],
  ["score", { type: "number", example: 0 }],
  ["points", { type: "integer", minimum: 3, example: 7 }],
  ["remark", { type: "string", example: remark }],
  ["flavour", { type: "string", example: "Dark cherry" }],
  ["weight", { type: "string", example: "12.50" }],
])("shows the only example of %s in the first row, and others like it elsewhere", (name, schema) => {
  expect(new Set(column(name, schema, "examples"))).toEqual(new Set([schema.example]));
  const others = column(name, schema);
  expect(new Set(others).size).toBeGreaterThan(4);
  for (const one of others) expect(typeof one).toBe(typeof schema.example);
});

test("makes other numbers near the example, and other texts about as long", () => {
  for (const one of column("value", { type: "integer", example: 1 })) expect(one).toBeLessThan(10);
  for (const one of column("releaseYear", { type: "integer", example: 2021 })) expect(one).toBeGreaterThan(2000);
  for (const one of column("remark", { type: "string", example: remark })) {
    expect(one).toMatch(/^.{20,110}$/);
  }
});

test.each([
  ["status", { type: "string", example: "in progress" }],
  ["zwibble", { type: "string", example: "low" }],
  ["is_new", { type: "integer", example: 1 }],
  ["schemaVersion", { type: "integer", example: 2 }],
  ["zwibble", { type: "string", example: "<p>two words</p>" }],
])("keeps to the only example of %s, which is constant or one of few", (name, schema) => {
  expect(column(name, schema)).toContain(schema.example);
});

test("shows nobody's name or address beside those of another", () => {
  const text = { type: "string" };
  const properties = {
    firstName: { ...text, example: "Zaphod" },
    lastName: { ...text, example: "Beeblebrox" },
    email: { ...text, example: "zaphod@heart.example" },
    contact: { ...text, example: "zaphod@heart.example" },
  };
  for (const shows of ["examples", "others"] as const) {
    for (const { firstName, lastName, email, contact } of rowsOf(properties, shows)) {
      const letters = (name: Json = ""): string => (name as string).toLowerCase().replace(/[^a-z]/g, "");
      expect(email).toContain(`${letters(firstName)}.${letters(lastName)}@`);
      expect(contact).toMatch(/^(?!zaphod).+@.+\.example$/);
    }
  }
});
