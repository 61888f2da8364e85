import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/generate/json.ts";
import { valuesOf } from "../../support/generated.ts";

const text = { type: "string" };
const number = { type: "integer" };

function rowsOf(properties: JsonObject, owner = "Row"): Record<string, string>[] {
  const object = { type: "object", required: Object.keys(properties), properties };
  const schema = { $ref: `#/$defs/schemas/${owner}`, $defs: { schemas: { [owner]: object } } };
  return valuesOf(schema, 60) as Record<string, string>[];
}

const symbols: Readonly<Record<string, string>> = {
  EUR: "€",
  USD: "$",
  SEK: "kr",
  GBP: "£",
  NOK: "kr",
  CHF: "CHF",
  DKK: "kr",
  JPY: "¥",
};

test.each(["iso_code", "currency_code", "currency"])("has the symbol of the currency beside it (%s)", (code) => {
  for (const shown of [text, { ...text, example: "USD" }]) {
    const rows = rowsOf({ currency_symbol: text, [code]: shown });
    for (const row of rows) expect(row["currency_symbol"]).toBe(symbols[row[code] ?? ""]);
  }
  expect(new Set(rowsOf({ currency_symbol: text, [code]: text }).map((row) => row[code])).size).toBeGreaterThan(3);
});

test("has a code and a symbol of what is called a currency", () => {
  for (const row of rowsOf({ code: text, symbol: text, name: text }, "Currency"))
    expect(row["symbol"]).toBe(symbols[row["code"] ?? ""]);
});

test("takes a symbol and a code elsewhere for what they were", () => {
  for (const row of rowsOf({ iso_code: text, country: text, symbol: text }))
    expect([symbols[row["iso_code"] ?? ""], Object.values(symbols).includes(row["symbol"] ?? "")]).toEqual([
      undefined,
      false,
    ]);
});

test("writes numbers of money as most do", () => {
  const rows = rowsOf({
    decimal_digits: number,
    decimal_separator: text,
    group_separator: text,
    thousandsSeparator: text,
  });
  for (const row of rows)
    expect(row).toEqual({ decimal_digits: 2, decimal_separator: ".", group_separator: ",", thousandsSeparator: "," });
});

test("every value beside a currency is an amount", () => {
  for (const row of rowsOf(
    { convertedFromCurrency: text, convertedFromValue: text, currency: text, value: text },
    "Amount",
  ))
    expect([row["convertedFromValue"], row["value"]]).toEqual(Array(2).fill(expect.stringMatching(/^\d+\.\d\d$/)));
});
