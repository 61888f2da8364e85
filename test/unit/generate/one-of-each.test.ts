import { expect, test } from "vitest";
import { valuesOf } from "../../support/generated.ts";

type Row = Readonly<Record<string, string>>;

const text = { type: "string" };
const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });

/** Letters alone: `D'angelo` → `dangelo`. */
const letters = (name: string | undefined): string => (name ?? "").toLowerCase().replace(/[^a-z]/g, "");

test("members that speak of one person are one person's", () => {
  const person = object({
    firstName: text,
    last_name: text,
    displayName: text,
    email: { type: "string", format: "email" },
    username: text,
  });
  const rows = valuesOf(person, 30) as unknown as readonly Row[];
  for (const { firstName, last_name, displayName, email, username } of rows) {
    expect(displayName).toBe(`${String(firstName)} ${String(last_name)}`);
    expect(email).toMatch(new RegExp(`^${letters(firstName)}\\.${letters(last_name)}@[a-z0-9-]+\\.example$`));
    expect(username).toMatch(new RegExp(`^${letters(firstName)}\\d+$`));
  }
  expect(new Set(rows.map(({ email }) => email)).size).toBeGreaterThan(20);
});

test("two people in one object are two", () => {
  const rows = valuesOf(
    object({ sender: text, senderEmail: text, recipient: text, recipientEmail: text }),
    30,
  ) as unknown as readonly Row[];
  for (const { sender, senderEmail, recipient, recipientEmail } of rows) {
    expect(letters(senderEmail?.split("@")[0])).toBe(letters(sender));
    expect(letters(recipientEmail?.split("@")[0])).toBe(letters(recipient));
  }
  expect(rows.filter(({ sender, recipient }) => sender !== recipient).length).toBeGreaterThan(25);
});

test("examples of one person stay together", () => {
  const person = object({
    firstName: { ...text, examples: ["Ada", "Grace"] },
    lastName: { ...text, examples: ["Lovelace", "Hopper"] },
  });
  const names = (valuesOf(person, 60) as unknown as readonly Row[]).map(
    (one) => `${String(one["firstName"])} ${String(one["lastName"])}`,
  );
  expect(names).toContain("Ada Lovelace");
  expect(names).toContain("Grace Hopper");
  for (const name of names)
    expect(/^(Ada|Grace) | (Lovelace|Hopper)$/.test(name) ? /^(Ada Lovelace|Grace Hopper)$/.test(name) : true).toBe(
      true,
    );
});

test("amounts of one value are in one currency, and values differ", () => {
  const amount = object({ currency: text, value: { type: "number" } });
  const order = object({
    currencyCode: text,
    total: amount,
    lines: { type: "array", minItems: 2, items: object({ price: amount }) },
  });
  const orders = valuesOf(order, 30);
  const currencies = orders.map((one) => new Set(JSON.stringify(one).match(/(?<="currency(Code)?":")[A-Z]{3}/g)));
  for (const own of currencies) expect(own.size).toBe(1);
  expect(new Set(currencies.flatMap((own) => [...own])).size).toBeGreaterThan(5);
  const listed = { type: "string", enum: ["EUR", "SEK", "USD"] };
  for (const one of valuesOf(
    object({ currency: listed, fee: object({ currency: listed }) }),
    30,
  ) as unknown as readonly { currency: string; fee: Row }[])
    expect(one.fee["currency"]).toBe(one.currency);
});

test.each([
  ["percentage_rate", "^[0-9]+.?[0-9]*$", /^\d{1,2}\.\d$/],
  ["amount", "^-?\\d{1,13}$|^-?\\d{1,13}\\.\\d{1,5}$", /^\d{1,4}\.\d\d$/],
  ["units", "^\\d*\\.?\\d+$", /^\d{1,4}\.\d\d$/],
])("a text that is a decimal number (%s) reads like one", (name, pattern, like) => {
  for (const row of valuesOf(object({ [name]: { type: "string", pattern } }), 30) as unknown as readonly Row[])
    expect(row[name]).toMatch(like);
});

test("nobody has the address of an example twice", () => {
  const person = object({
    email: { type: "string", example: "ada@lovelace.example" },
    username: { type: "string", example: "ada" },
  });
  for (const { email, username } of valuesOf(person, 30) as unknown as readonly Row[])
    expect([email === "ada@lovelace.example", username === "ada"]).toEqual([false, false]);
});

test.each(["birthdate", "dateOfBirth", "dob", "birth_day"])("nobody is born this year (%s)", (name) => {
  for (const row of valuesOf(object({ [name]: { type: "string", format: "date" } }), 30) as unknown as readonly Row[])
    expect(["19", "200"].some((start) => row[name]?.startsWith(start))).toBe(true);
});

test("a word that is the example of an id is not everybody's id", () => {
  const thing = object({ uid: { ...text, example: "unique-app-identifier" }, code: { ...text, example: "vat" } });
  const rows = valuesOf(thing, 30) as unknown as readonly Row[];
  expect(new Set(rows.map(({ uid }) => uid)).size).toBe(30);
  for (const { uid, code } of rows)
    expect([uid, code]).toEqual([expect.stringMatching(/^unique-app-identifier-[0-9a-f]{4}$/), "vat"]);
});

test("what stands beside a currency is an amount, what stands in links is an address", () => {
  const money = object({ currencyCode: text, value: text });
  const row = object({ price: money, links: object({ self: text, related: text }), value: text });
  for (const { price, links, value } of valuesOf(row, 30) as unknown as readonly Readonly<Record<string, Row>>[]) {
    expect(price?.["value"]).toMatch(/^\d{1,4}\.\d\d$/);
    for (const link of Object.values(links ?? {})) expect(link).toMatch(/^https:/);
    expect(value).not.toMatch(/^(\d|https:)/);
  }
});

test.each([
  ["guid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ["UUID", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ["dateTime", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  ["ISO 8601 timestamp", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  ["URL", /^https:\/\//],
  ["phone", /^\+?[\d ()-]+$/],
])("a format that no registry has means what its name says (%s)", (format, look) => {
  // The name alone would make a person, a word or another text of it.
  for (const { owner } of valuesOf(object({ owner: { ...text, format } }), 30) as unknown as readonly Row[])
    expect(owner).toMatch(look);
});
