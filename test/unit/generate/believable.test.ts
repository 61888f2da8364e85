import { expect, test } from "vitest";
import type { Shows } from "../../../src/generate/cell.ts";
import { generatorOf } from "../../../src/generate/generator.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../src/generate/json.ts";
import { plainSchema } from "../../../src/generate/schema/plain-references.ts";
import { meaningOf } from "../../../src/generate/text/meaning-of.ts";
import { withOrderedMoments } from "../../../src/serve/data/things/ordered-moments.ts";
import { anchor, cellOf, complaints, valuesOf } from "../../support/generated.ts";

function rowsOf(properties: JsonObject, rows = 60): JsonObject[] {
  return valuesOf({ type: "object", required: Object.keys(properties), properties }, rows) as JsonObject[];
}

function column(name: string, schema: Json, rows = 40): string[] {
  const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : JSON.stringify(value));
  return rowsOf({ [name]: schema }, rows).map((row) => textOf(row[name]));
}

function columnShown(name: string, schema: Json, shows: Shows): string[] {
  const generator = generatorOf(plainSchema({ type: "object", required: [name], properties: { [name]: schema } }));
  return Array.from({ length: 30 }, (_, row) => {
    const made = generator.value({ ...cellOf("rows", row), shows });
    return made.kind === "value" && isJsonObject(made.value) ? JSON.stringify(made.value[name]).slice(1, -1) : "";
  });
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
  const day = "/Date(1767225600000)/";
  expect(withOrderedMoments({ EndDate: day, UpdatedUTC: "/Date(5)/" }, () => false)).toHaveProperty("EndDate", day);
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

test.each([
  ["ipv6", /^2001:db8:/],
  ["IPv4Address", /^(192\.0\.2|198\.51\.100|203\.0\.113)\./],
  ["file_md5", /^[\da-f]{32}$/],
  ["caller_number", /^\d{8}$/],
  ["bucket_names", /^[A-Z][a-z]+ [A-Z]/],
])("makes of %s what its name says", (name, form) => {
  for (const text of column(name, { type: "string" })) expect(text).toMatch(form);
});

test("takes names of things in the plural for no persons", () => {
  expect(["bucket_names", "memberNames", "names"].map(meaningOf)).toEqual(["thing", "person", "person"]);
});

test.each([
  ["created", "integer", 1_600_000_000, 1000],
  ["expires", "integer", 1_600_000_000_000, 1],
  ["updatedAt", "number", 1_600_000_000_000, 1],
  ["startedAt", "number", undefined, 1],
])("makes times of %s, of type %s and with the example %s", (name, type, example, unit) => {
  const times = column(name, { type, ...(example === undefined ? {} : { example }) }).map(
    (text) => Number(text) * unit,
  );
  for (const time of times) {
    expect(time).toBeLessThan(anchor);
    expect(time).toBeGreaterThan(anchor - 61 * 86_400_000);
  }
});

test("leaves fractions numbers that may count seconds", () => {
  for (const text of column("start", { type: "number" })) expect(Number(text)).toBeLessThan(10_000);
});

test.each([
  ["country", "NZ", /^[A-Z]{2}$/],
  ["country", "NZL", /^[A-Z]{3}$/],
  [
    "uri",
    "postgres://app:k3yw0rd9@db-7f21.example.com:5432/main",
    /^postgres:\/\/app:\w{8}@db-\w{4}\.example\.com:\d{4}\/main$/,
  ],
  ["url", "preview-9ja38.apps.example", /^preview-\w{5}\.apps\.example$/],
  ["link", "https://shop.example/1", /^https:/],
  ["fingerprint", "03:c7:55:9b:2a", /^[\da-f]{2}(:[\da-f]{2}){4}$/],
])("spells %s as its example %s", (name, example, form) => {
  for (const shows of ["examples", "others"] as const)
    for (const text of columnShown(name, { type: "string", example }, shows)) expect(text).toMatch(form);
});

test.each([
  ["How it went. Can be `won`, `lost` or `drawn`.", ["won", "lost", "drawn"]],
  ["Possible values: `in`, `out`", ["in", "out"]],
  ["Which way.\n* `up`: to the roof\n* `down`: to the cellar", ["up", "down"]],
  ["Which way.<br>`up` - to the roof<br>`down` - to the cellar", ["up", "down"]],
])("makes one of the words that a description lists: %s", (description, words) => {
  expect(new Set(column("zwibble", { type: "string", description }, 60))).toEqual(new Set(words));
});

test.each([
  "Left out where `first` or `second` is given.",
  "Has to be between `3` and `9`.",
  "Can be `null`, or `open`.",
])("takes words for no list that are none: %s", (description) => {
  for (const text of column("zwibble", { type: "string", description }))
    expect(description).not.toContain(`\`${text}\``);
});

test("lets enums, patterns and examples count for more than the words of a description", () => {
  const description = "One of `red`, `green`.";
  for (const more of [{ enum: ["blue"] }, { pattern: "^blue$" }, { example: "blue" }])
    expect(new Set(column("zwibble", { type: "string", description, ...more }))).toEqual(new Set(["blue"]));
});

test("makes a hash where the description says that it is one, whatever the member is called", () => {
  for (const text of column("email_id", {
    type: "string",
    description: "The MD5 hash of the address in small letters.",
  }))
    expect(text).toMatch(/^[\da-f]{32}$/);
});
