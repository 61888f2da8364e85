import fc from "fast-check";
import { expect, test } from "vitest";
import { generatorOf } from "../../../src/generate/generator.ts";
import { isJsonObject, type Json } from "../../../src/generate/json.ts";
import { plainSchema } from "../../../src/generate/schema/plain-references.ts";
import { cellOf, valuesOf } from "../../support/generated.ts";
import { randomSchema } from "../../support/random-schema.ts";

const order = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string", format: "uuid" },
    customer: { type: "object", properties: { name: { type: "string" }, email: { type: "string", format: "email" } } },
    lines: {
      type: "array",
      items: {
        type: "object",
        properties: { sku: { type: "string" }, count: { type: "integer" }, price: { type: "number" } },
      },
    },
    status: { enum: ["open", "paid", "shipped"] },
    paidAt: { type: ["string", "null"], format: "date-time" },
    payment: {
      oneOf: [
        { type: "object", required: ["card"], properties: { card: { type: "string", pattern: "^\\d{4}$" } } },
        { type: "null" },
      ],
    },
  },
};

test("gives a cell the same value whatever was asked before, and whoever reads the schema", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.array(fc.nat(50), { maxLength: 10 }),
      fc.nat(50),
      (seed, before, row) => {
        const { schema } = randomSchema(seed);
        const fresh = generatorOf(plainSchema(schema)).value(cellOf("a", row));
        const used = generatorOf(plainSchema(structuredClone(schema)));
        for (const other of before) used.value(cellOf("b", other));
        expect(used.value(cellOf("a", row))).toEqual(fresh);
      },
    ),
    { numRuns: 25 },
  );
});

test("keeps the values of a schema for ever", () => {
  expect(JSON.stringify(valuesOf(order, 2), null, 1)).toMatchInlineSnapshot(`
    "[
     {
      "id": "2f6202e6-b557-4cf6-af5f-c2c8efc23a42",
      "customer": {
       "name": "Makenna Kuhlman"
      },
      "status": "paid",
      "paidAt": "2025-12-24T12:24:52Z",
      "payment": {
       "card": "7025"
      }
     },
     {
      "id": "958391b6-72a8-45bd-86f0-1b832e122a0f",
      "customer": {
       "name": "Cleta Fay",
       "email": "cleta.fay@cruickshank-it.example"
      },
      "lines": [
       {
        "sku": "1822da06b2af",
        "count": 98,
        "price": 415.7
       },
       {
        "sku": "47d6143b8923",
        "count": 39,
        "price": 649.75
       },
       {
        "sku": "7a2af8f84904",
        "count": 9,
        "price": 522.62
       }
      ],
      "status": "shipped",
      "paidAt": "2025-12-10T15:16:57Z",
      "payment": {
       "card": "5525"
      }
     }
    ]"
  `);
});

test("changes no other value when a member is added", () => {
  const more = {
    ...order,
    properties: { extra: { type: "integer" }, ...order.properties, last: { type: "array", items: { type: "string" } } },
  };
  const [before, after] = [valuesOf(order, 50), valuesOf(more, 50)];
  for (const [row, value] of before.entries()) expect(without(after[row]!, ["extra", "last"])).toEqual(value);
});

test("changes no other value when a member is taken away, but times of what its state says", () => {
  for (const gone of Object.keys(order.properties)) {
    const fewer = Object.fromEntries(Object.entries(order.properties).filter(([name]) => name !== gone));
    const names = gone === "status" ? [gone, "paidAt"] : [gone];
    const required = order.required.filter((name) => name !== gone);
    const [before, after] = [valuesOf(order, 50), valuesOf({ ...order, required, properties: fewer }, 50)];
    for (const [row, value] of before.entries()) expect(without(value, names)).toEqual(without(after[row]!, names));
  }
});

function without(value: Json, names: readonly string[]): Json {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
