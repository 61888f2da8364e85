import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/generate/json.ts";
import { withOrderedMoments } from "../../../src/serve/data/things/ordered-moments.ts";
import { anchor, complaints, valuesOf } from "../../support/generated.ts";

function rowsOf(properties: JsonObject, rows = 60): JsonObject[] {
  return valuesOf({ type: "object", required: Object.keys(properties), properties }, rows) as JsonObject[];
}

function column(name: string, schema: Json, rows = 40): string[] {
  const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : JSON.stringify(value));
  return rowsOf({ [name]: schema }, rows).map((row) => textOf(row[name]));
}

function timeIn(text: Json | undefined): number {
  return Number(/\/Date\((-?\d+)/.exec(typeof text === "string" ? text : "")?.[1]);
}

test.each([
  ["ReleasedOn", "/Date(322560000000+0000)/", /^\/Date\(\d+\+0000\)\/$/],
  ["ChangedDateUTC", "/Date(1583967733054)/", /^\/Date\(\d+\)\/$/],
  ["Stamp", "\\/Date(1583967733054+0200)\\/", /^\\\/Date\(\d+\+0200\)\\\/$/],
])("makes a time of %s, spelled as the example %s", (name, example, spelling) => {
  for (const key of ["example", "default"]) {
    const texts = column(name, { type: "string", [key]: example });
    expect(new Set(texts).size).toBeGreaterThan(20);
    for (const text of texts) {
      expect(text).toMatch(spelling);
      expect(timeIn(text)).toBeLessThan(anchor);
      expect(timeIn(text)).toBeGreaterThan(anchor - 61 * 86_400_000);
    }
  }
});

test("starts no later than it ends, by Microsoft's times", () => {
  const time = { type: "string", example: "/Date(322560000000+0000)/" };
  const rows = rowsOf({ PeriodStartDate: time, PeriodEndDate: time, MadeDateUTC: time, ChangedDateUTC: time });
  for (const row of rows) expect(timeIn(row["PeriodStartDate"])).toBeLessThanOrEqual(timeIn(row["PeriodEndDate"]));
  expect(
    withOrderedMoments({ UpdatedUTC: "/Date(5)/", CreatedUTC: "/Date(11)/", EndDate: "/Date(7)/" }, () => false),
  ).toEqual({ CreatedUTC: "/Date(5)/", UpdatedUTC: "/Date(7)/", EndDate: "/Date(11)/" });
});

test("makes other times of a time that is an example, whatever the member is called", () => {
  expect(new Set(column("zwibble", { type: "string", example: "2025-10-15T13:52:47Z" })).size).toBeGreaterThan(30);
});

test.each([
  ["United States", /^\+1 \d{3} 555 01\d\d$/],
  ["USA", /^\+1 \d{3} 555 01\d\d$/],
  ["gb", /^\+44 /],
  ["DEU", /^\+49 /],
  ["Ireland", /^\+353 /],
  ["JP", /^\+81 /],
])("has a telephone number of the country %s beside it", (country, phone) => {
  const properties = { mobilePhone: { type: "string" }, country: { enum: [country] } };
  for (const row of rowsOf(properties, 20)) expect(row["mobilePhone"]).toMatch(phone);
});

test("has a telephone number of the country of an address beside it, and in it of the country beside that", () => {
  const text = { type: "string" };
  const country = { enum: ["Sweden"] };
  const object = (properties: JsonObject): JsonObject => ({
    type: "object",
    required: Object.keys(properties),
    properties,
  });
  for (const row of rowsOf({ phone: text, address: object({ city: text, country }) }, 20))
    expect(row["phone"]).toMatch(/^\+46 /);
  for (const row of rowsOf({ owner: object({ phone: text }), country }, 20))
    expect(row["owner"]).toEqual({ phone: expect.stringMatching(/^\+46 /) as string });
});

test.each([
  ["Canada", /^[A-Z]\d[A-Z] \d[A-Z]\d$/],
  ["GBR", /^SW\d\d \d[A-Z]{2}$/],
  ["NL", /^\d{4} [A-Z]{2}$/],
  ["SE", /^\d{3} ?\d{2}$/],
  ["FR", /^\d{5}$/],
  ["Atlantis", /^\d{5}$/],
])("has a post code as %s writes them", (country, postcode) => {
  const properties = { zip_code: { type: "string" }, city: { type: "string" }, country: { enum: [country] } };
  for (const row of rowsOf(properties, 20)) expect(row["zip_code"]).toMatch(postcode);
});

test("says of one country what says none, and of several in several rows", () => {
  const rows = rowsOf({ phone: { type: "string" }, fax: { type: "string" } });
  const codeOf = (text: Json | undefined): string => (typeof text === "string" ? (text.split(" ")[0] ?? "") : "");
  const codes = rows.map((row) => [codeOf(row["phone"]), codeOf(row["fax"])]);
  for (const [phone, fax] of codes) expect(fax).toBe(phone);
  expect(new Set(codes.map(([phone]) => phone)).size).toBeGreaterThan(3);
});

test("keeps telephone numbers that are shown or of another form", () => {
  const shown = { type: "string", example: "call us" };
  const coded = { type: "string", pattern: "^0\\d{5}$" };
  const schema = {
    type: "object",
    required: ["phone", "fax", "country"],
    properties: { phone: shown, fax: coded, country: { enum: ["France"] } },
  };
  expect(complaints(schema, 30)).toEqual([]);
});
