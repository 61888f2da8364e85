import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/generate/json.ts";
import { valuesOf } from "../../support/generated.ts";

const number = { type: "number" };
const whole = { type: "integer" };
const text = { type: "string", pattern: "^\\d+\\.\\d{2}$" };

function linesOf(properties: JsonObject): JsonObject[] {
  return valuesOf({ type: "object", required: Object.keys(properties), properties }, 30) as JsonObject[];
}

const cents = (value: Json | undefined): number => Math.round(Number(value) * 100);
const isProduct = (line: JsonObject, total: string, price: string, quantity: string): boolean =>
  cents(line[total]) === Math.round(cents(line[price]) * Number(line[quantity]));

test("a line costs what its quantity comes to at its price, whatever they are called and spelled", () => {
  const names = fc.record({
    quantity: fc.constantFrom("quantity", "qty", "orderedQuantity", "item_qty"),
    price: fc.constantFrom("price", "unitPrice", "unit_price", "item-price", "pricePerUnit"),
    total: fc.constantFrom("total", "lineTotal", "subtotal", "sub_total", "amount", "totalPrice", "line_amount"),
    money: fc.constantFrom<JsonObject>(number, text),
    order: fc.boolean(),
  });
  fc.assert(
    fc.property(names, ({ quantity, price, total, money, order }) => {
      const members = [[quantity, whole] as const, [price, money] as const, [total, money] as const];
      const lines = linesOf(Object.fromEntries(order ? members : members.toReversed()));
      expect(lines.every((line) => isProduct(line, total, price, quantity))).toBe(true);
      expect(new Set(lines.map((line) => line[total])).size).toBeGreaterThan(10);
    }),
    { numRuns: 60 },
  );
});

test("the clearer name of two prices counts, and what is added or taken off is no part of a subtotal", () => {
  for (const line of linesOf({
    price: number,
    quantity: whole,
    unit_price: number,
    subtotal: number,
    tax: number,
    total: number,
  }))
    expect(isProduct(line, "subtotal", "unit_price", "quantity")).toBe(true);
  const taxed = linesOf({ quantity: whole, unit_price: number, tax: number, total: number });
  expect(taxed.every((line) => isProduct(line, "total", "unit_price", "quantity"))).toBe(false);
});

test("a total that examples show to be another sum, or that may not be as large, stays as it is", () => {
  const shown = { ...number, examples: [19.98] };
  const line = { quantity: { ...whole, examples: [2] }, unit_price: { ...whole, examples: [999] }, total: shown };
  expect(linesOf(line).every(({ total }) => Number(total) < 2100)).toBe(true);
  for (const { total } of linesOf({ quantity: whole, price: number, total: { ...number, maximum: 5 } }))
    expect(Number(total)).toBeLessThanOrEqual(5);
  for (const { total } of linesOf({ quantity: whole, price: number, total: whole }))
    expect(Number.isInteger(total)).toBe(true);
});

test("lines without a price or a quantity say what they did", () => {
  const totals = linesOf({ quantity: whole, total: number }).map(({ total }) => total);
  expect(linesOf({ quantity: whole, total: number, weight: number }).map(({ total }) => total)).toEqual(totals);
});
