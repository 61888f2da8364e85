import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/generate/json.ts";
import { valuesOf } from "../../support/generated.ts";

const number = { type: "number" };

function column(name: string, schema: JsonObject): number[] {
  const rows = valuesOf({ type: "object", required: [name], properties: { [name]: schema } }, 100);
  return (rows as Record<string, number>[]).map((row) => row[name] ?? NaN);
}

const one: JsonObject[] = [
  number,
  { ...number, example: 0.9 },
  { ...number, description: "Opens divided by deliveries." },
  { ...number, description: "A percentage of all, between 0 and 1." },
];

test.each(["open_rate", "click_rate", "avg_open_rate", "bounceRate"])("%s lies between 0 and 1", (name) => {
  for (const schema of one) {
    const values = column(name, schema);
    expect([Math.min(...values) >= 0, Math.max(...values) <= 1]).toEqual([true, true]);
    expect(new Set(values).size).toBeGreaterThan(5);
  }
});

const hundred: JsonObject[] = [
  { type: "integer" },
  { ...number, example: 84.5 },
  { ...number, description: "The open rate (a percentage represented as a number between 0 and 100)." },
  { ...number, description: "What of all was opened, in percent." },
];

test.each([
  ...hundred.map((schema) => ["open_rate", schema] as const),
  ...["discount_percent", "percentage", "usedPct"].map((name) => [name, number] as const),
  ["percent_complete_percentage", { ...number, example: 97 }] as const,
])("%s of %o lies between 0 and 100", (name, schema) => {
  const values = column(name, schema);
  expect([Math.min(...values) >= 0, Math.max(...values) <= 100, Math.max(...values) > 1]).toEqual([true, true, true]);
});

test.each(["exchange_rate", "hourly_rate", "frameRate", "rate"])("%s is no part of anything", (name) => {
  expect(Math.max(...column(name, number))).toBeGreaterThan(100);
  expect(Math.max(...column(name, { ...number, example: 9.5 }))).toBeGreaterThan(9.5);
});

test("what is counted per month is no part of anything, unless in percent", () => {
  const described = (description: string): number => Math.max(...column("sub_rate", { ...number, description }));
  expect(described("The average number of subscriptions per month.")).toBeGreaterThan(100);
  expect(described("The percentage of subscriptions per month.")).toBeLessThanOrEqual(100);
});

test("what the schema says of the bounds counts for more", () => {
  for (const value of column("open_rate", { ...number, minimum: 5, maximum: 20 }))
    expect(value).toBeGreaterThanOrEqual(5);
});
