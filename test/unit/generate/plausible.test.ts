import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/generate/json.ts";
import { meaningOf } from "../../../src/generate/text/meaning-of.ts";
import { poolOf } from "../../../src/generate/text/pools/pools.ts";
import { wordsOf } from "../../../src/generate/text/words-of.ts";
import { anchor, valuesOf } from "../../support/generated.ts";

test.each([
  ["macAddress", ["mac", "address"]],
  ["MACAddress", ["mac", "address"]],
  ["mac_address", ["mac", "address"]],
  ["Mac-Address", ["mac", "address"]],
  ["line2", ["line", "2"]],
  ["größeInMM", ["größe", "in", "mm"]],
  ["", []],
])("splits %s into words", (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

test.each([
  ["report", "words"],
  ["transport", "words"],
  ["hotel", "words"],
  ["security", "words"],
  ["tourism", "words"],
  ["fontFamily", "words"],
  ["macAddress", "mac"],
  ["ip_address", "ipv4"],
  ["billingAddress", "street"],
  ["stake_address", "hash"],
  ["serverAddress", "ipv4"],
  ["emailAddress", "email"],
  ["nameservers", "host"],
  ["name_servers", "host"],
  ["dnsZone", "host"],
  ["start_on", "date"],
  ["dueOn", "date"],
  ["add_on", "words"],
  ["address_line_1", "street"],
  ["address2", "unit"],
  ["emailAddress", "email"],
  ["contact-email", "email"],
  ["tel", "phone"],
  ["homePhoneNumber", "phone"],
  ["website_url", "url"],
  ["LastName", "lastName"],
  ["familyName", "lastName"],
  ["holidayName", "thing"],
  ["resource_name", "thing"],
  ["memberName", "person"],
  ["payee_name", "person"],
  ["brandName", "company"],
  ["modifiedOn", "moment"],
  ["modified_by", "person"],
  ["customer", "person"],
  ["assignedDriver", "person"],
  ["manufacturer", "company"],
  ["userAgent", "userAgent"],
  ["card_last_4", "lastFour"],
  ["last4", "lastFour"],
  ["phone_ext", "extension"],
  ["timezoneIana", "timeZone"],
  ["administrative_district_level_1", "region"],
  ["administrative_district_level_2", "city"],
  ["delayed_until", "moment"],
  ["delay_duration", "duration"],
  ["comparison_operator", "words"],
  ["dependsOn", "words"],
  ["birthdate", "date"],
  ["companyLogo", "url"],
  ["latitude", "latitude"],
  ["gender", "gender"],
  ["orderIds", "id"],
  ["customerId", "id"],
  ["cities", "city"],
  ["companies", "company"],
  ["createdAt", "moment"],
  ["country_code", "countryCode"],
])("takes %s for %s", (name, meaning) => {
  expect(meaningOf(name)).toBe(meaning);
});

function membersOf(properties: JsonObject, rows = 40): JsonObject[] {
  return valuesOf({ type: "object", required: Object.keys(properties), properties }, rows) as JsonObject[];
}

function column(name: string, schema: Json, rows = 40): (string | number)[] {
  return membersOf({ [name]: schema }, rows).map((row) => row[name] as string | number);
}

test.each([
  ["price", "number", 0, 2000],
  ["latitude", "number", -90, 90],
  ["lng", "number", -180, 180],
  ["releaseYear", "integer", 1990, 2026],
  ["percent", "number", 0, 100],
  ["page", "integer", 1, 10],
  ["itemCount", "integer", 0, 100],
  ["age", "integer", 18, 80],
])("makes plausible numbers of %s", (name, type, least, most) => {
  for (const value of column(name, { type })) {
    expect(value).toBeGreaterThanOrEqual(least);
    expect(value).toBeLessThanOrEqual(most);
  }
});

test.each([
  ["country", 2, /^[A-Z]{2}$/],
  ["country", 3, /^[A-Z]{3}$/],
  ["country_code", 3, /^[A-Z]{3}$/],
])("writes a %s of %i letters as its code", (name, length, code) => {
  for (const value of column(name, { type: "string", minLength: length, maxLength: length }))
    expect(value).toMatch(code);
});

test.each(["ean", "isbn"])("gives an %s its check digit", (name) => {
  for (const value of column(name, { type: "string" })) {
    expect(value).toMatch(/^\d{13}$/);
    const sum = Array.from(String(value), Number).reduce((all, digit, at) => all + digit * (at % 2 === 0 ? 1 : 3), 0);
    expect(sum % 10).toBe(0);
  }
});

test.each([
  ["durationMin", "durationMax", { type: "integer" }],
  ["actual_size", "max_size", { type: "integer", maximum: 100 }],
  ["price_from", "price_to", { type: "number" }],
])("makes %s no more than %s", (least, most, schema) => {
  const rows = membersOf({ [least]: schema, [most]: schema }, 60);
  for (const row of rows) expect(Number(row[least])).toBeLessThanOrEqual(Number(row[most]));
  expect(rows.some((row) => Number(row[least]) < Number(row[most]))).toBe(true);
});

test("leaves numbers where they are that may not stand in each other's place", () => {
  const rows = membersOf({
    min_age: { type: "integer", minimum: 50, maximum: 60 },
    max_age: { type: "integer", maximum: 10 },
  });
  for (const { min_age } of rows) expect(Number(min_age)).toBeGreaterThanOrEqual(50);
});

test("cuts what is too long behind a word", () => {
  const whole = column("description", { type: "string" });
  const short = column("description", { type: "string", maxLength: 25 });
  for (const [row, text] of short.entries()) {
    expect(String(text).length).toBeGreaterThan(12);
    expect(`${whole[row]} `.startsWith(`${text} `)).toBe(true);
  }
});

test("makes months of a month", () => {
  for (const value of column("release", { type: "string", example: "1981-12" }))
    expect(value).toMatch(/^(1981-12|2026-0\d)$/);
});

test("makes addresses of the members of links and urls", () => {
  const schema = { type: "object", required: ["shop"], properties: { shop: { type: "string" } } };
  for (const { external_urls } of membersOf({ external_urls: schema }) as unknown as {
    external_urls: { shop: string };
  }[])
    expect(external_urls.shop).toMatch(/^https:/);
});

test("says no word of a list twice, unless the list has to be as long", () => {
  const words = { enum: ["a", "b"] };
  const [free, full] = ["free", "full"].map((name) =>
    (
      membersOf({
        [name]: { type: "array", items: words, ...(name === "full" ? { minItems: 3 } : {}) },
      }) as unknown as Record<string, string[]>[]
    ).map((row) => row[name] ?? []),
  );
  for (const list of free ?? []) expect(new Set(list).size).toBe(list.length);
  expect(new Set(free?.map((list) => list.length))).toEqual(new Set([1, 2]));
  for (const list of full ?? []) expect(list).toHaveLength(3);
});

test("lets bounds and formats count for more than names", () => {
  for (const value of column("page", { type: "integer", minimum: 500 })) expect(value).toBeGreaterThanOrEqual(500);
  for (const value of column("email", { type: "string", format: "uuid" })) expect(value).toMatch(/^[\da-f]{8}-/);
  for (const value of column("email", { type: "string", maxLength: 5 })) expect(String(value).length).toBeLessThan(6);
});

test("gives every row other identifiers, of the form that the example has", () => {
  const ids = column("id", { type: "string", example: "cus_9s6XKzkNRiz8i3" }, 200);
  expect(new Set(ids).size).toBe(200);
  for (const id of ids) expect(id).toMatch(/^cus_\d[a-z]\d[A-Z]{2}[a-z]{2}[A-Z]/);
  expect(new Set(column("id", { type: "integer", example: 10 }, 50)).size).toBeGreaterThan(40);
  expect(
    new Set(column("id", { type: "string", format: "uuid", examples: ["8c5a1c0e-8b0e-4c8e-9d0a-0d8e4f0f2c11"] }, 200))
      .size,
  ).toBe(200);
});

test("shows the examples of a text for some rows and others for the rest", () => {
  const names = column("name", { type: "string", examples: ["doggie", "kitty"] }, 200);
  const shown = names.filter((name) => name === "doggie" || name === "kitty").length;
  expect(shown).toBeGreaterThan(60);
  expect(shown).toBeLessThan(140);
});

test("keeps to the examples where a name says nothing", () => {
  expect(new Set(column("zwibble", { type: "string", examples: ["low", "high"] }))).toEqual(new Set(["low", "high"]));
});

test("varies numbers about their example", () => {
  const prices = column("total", { type: "number", example: 1999.5 }, 100).map(Number);
  for (const price of prices) expect(price).toBeGreaterThan(900);
  for (const price of prices) expect(price).toBeLessThan(3000);
  expect(new Set(prices).size).toBeGreaterThan(30);
});

test("takes no example that the schema does not allow", () => {
  for (const value of column("zwibble", { type: "string", maxLength: 3, example: "too long", default: 5 }))
    expect(String(value).length).toBeLessThan(4);
});

test("reads the examples of an object and of a list as those of what they hold", () => {
  const schema = {
    type: "object",
    required: ["colour", "tags"],
    properties: { colour: { type: "string" }, tags: { type: "array", items: { type: "string" } } },
    example: { colour: "teal", tags: ["new", "sale"] },
  };
  const rows = valuesOf(schema, 40) as { colour: string; tags: string[] }[];
  expect(rows.some(({ colour }) => colour === "teal")).toBe(true);
  expect(new Set(rows.flatMap(({ tags }) => tags))).toEqual(new Set(["new", "sale"]));
});

test("makes nine in ten of the members that may be missing, and of what may be null", () => {
  const rows = valuesOf(
    { type: "object", properties: { a: { type: "string" }, b: { type: ["string", "null"] } } },
    500,
  ) as JsonObject[];
  expect(rows.filter((row) => "a" in row).length / 500).toBeCloseTo(0.9, 1);
  expect(rows.filter((row) => row["b"] === null).length / 500).toBeCloseTo(0.1, 1);
});

test("makes no root null that can be something else", () => {
  expect(valuesOf({ anyOf: [{ type: "null" }, { type: "integer" }] }, 50)).not.toContain(null);
});

test("puts times before the anchor, and what begins before what ends", () => {
  const time = { type: "string", format: "date-time" };
  const rows = membersOf(
    {
      createdAt: time,
      updated_at: time,
      startDate: { type: "string", format: "date" },
      endDate: { type: "string", format: "date" },
      paid_at: { type: "integer" },
    },
    200,
  );
  for (const { createdAt = "", updated_at = "", startDate = "", endDate = "", paid_at } of rows as Record<
    string,
    string
  >[]) {
    expect(Date.parse(updated_at)).toBeLessThanOrEqual(anchor);
    expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.parse(updated_at));
    expect(startDate <= endDate).toBe(true);
    expect(Number(paid_at) * 1000).toBeLessThanOrEqual(anchor);
  }
});

test("takes a method of faker by its name, seeded by the cell", () => {
  const made = column("zwibble", { type: "string", "x-faker": "internet.email" }, 20);
  for (const value of made) expect(value).toMatch(/@/);
  expect(new Set(made).size).toBeGreaterThan(15);
  expect(column("zwibble", { type: "string", "x-faker": "internet.email" }, 20)).toEqual(made);
});

test("leaves out what is only read of requests, and what is only written of responses", () => {
  const schema = {
    type: "object",
    properties: {
      id: { type: "string", readOnly: true },
      password: { type: "string", writeOnly: true },
      name: { type: "string" },
    },
  };
  const names = (direction: "request" | "response"): Set<string> =>
    new Set(valuesOf(schema, 60, { direction }).flatMap((row) => Object.keys(row as JsonObject)));
  expect(names("request")).toEqual(new Set(["password", "name"]));
  expect(names("response")).toEqual(new Set(["id", "name"]));
});

test("texts of long patterns differ from their beginning on", () => {
  const texts = membersOf({ sid: { type: "string", pattern: "^CA[0-9a-f]{32}$" } }).map(({ sid }) => sid as string);
  expect(new Set(texts).size).toBe(40);
  for (const at of [2, 10, 20, 33]) expect(new Set(texts.map((text) => text[at])).size).toBeGreaterThan(8);
});

test.each([
  ["UserMini", "owned", true],
  ["User--Base", "owned", true],
  ["customer_summary_v2", "x", true],
  ["Mini", "modified_by", true],
  ["Mini", "author", true],
  ["Mini", "cover", false],
  ["OrganizationMini", "created_by", false],
  ["Summary", "x", false],
])("names what a schema %s in a member %s is, a person or not (%s)", (schema, member, isPerson) => {
  const named = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
  const holder = {
    type: "object",
    required: [member],
    properties: { [member]: { $ref: `#/$defs/schemas/${schema}` } },
  };
  const rows = valuesOf({ ...holder, $defs: { schemas: { [schema]: named } } }, 40) as Record<string, JsonObject>[];
  const { firstNames, lastNames } = poolOf(undefined);
  const isCalled = (row: Record<string, JsonObject>): boolean => {
    const [first = "", last = "", ...more] = textOf(row[member]?.["name"]).split(" ");
    return firstNames.includes(first) && lastNames.includes(last) && more.length === 0;
  };
  expect(rows.filter(isCalled)).toHaveLength(isPerson ? rows.length : 0);
});

test.each([
  ["created_at", "purged_at", { type: "string", format: "date-time" }],
  ["createdAt", "expiresAt", { type: "string", format: "date-time" }],
  ["issued_on", "due_on", { type: "string", format: "date" }],
  ["created_at", "revoked_at", { type: "integer", format: "int64" }],
])("has %s no later than %s", (begin, later, time) => {
  const properties = { [begin]: time, [later]: time, birth_date: { type: "string", format: "date" } };
  const rows = valuesOf({ type: "object", required: Object.keys(properties), properties }, 60) as JsonObject[];
  expect(rows.filter((row) => moment(row[begin]) > moment(row[later]))).toEqual([]);
  expect(rows.every((row) => moment(row["birth_date"]) < moment(row[begin]))).toBe(true);
});

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function moment(value: Json | undefined): number {
  return typeof value === "number" ? value * 1000 : Date.parse(textOf(value));
}

test.each(["name", "title"])("makes a slug of the %s beside it, which differs where names do not", (name) => {
  const text = { type: "string" };
  const rows = valuesOf({ type: "object", required: [name, "slug"], properties: { slug: text, [name]: text } }, 60);
  const slugs = (rows as JsonObject[]).map((row) => {
    const words = textOf(row[name])
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-");
    expect(textOf(row["slug"])).toMatch(new RegExp(`^${words.replace(/-$/, "")}-\\d\\d$`));
    return row["slug"];
  });
  expect(new Set(slugs).size).toBeGreaterThan(55);
  const short = { ...text, maxLength: 4 };
  const [row] = valuesOf({ type: "object", required: [name, "slug"], properties: { slug: short, [name]: text } }, 1);
  expect(textOf((row as JsonObject)["slug"]).length).toBeLessThanOrEqual(4);
});

test.each([
  ["country", { type: "string" }, /^(Canada|United States)$/],
  ["country_code", { type: "string" }, /^(CA|US)$/],
  ["country", { enum: ["CA", "DE", "SE", "US"] }, /^(CA|US)$/],
  ["country", { enum: ["DE", "SE"] }, /^(DE|SE)$/],
])("says in %s where the state beside it lies: %j", (name, country, expected) => {
  const text = { type: "string" };
  const properties = { city: text, state: text, [name]: country };
  const rows = valuesOf({ type: "object", required: Object.keys(properties), properties }, 60) as JsonObject[];
  expect(rows.filter((row) => !expected.test(textOf(row[name])))).toEqual([]);
  const canadian = ["Ontario", "Quebec", "British Columbia", "Alberta"];
  const isSaid = (row: JsonObject): boolean =>
    /^ca/i.test(textOf(row[name])) === canadian.includes(textOf(row["state"]));
  if (expected.test("CA") || expected.test("Canada")) expect(rows.every(isSaid)).toBe(true);
});
