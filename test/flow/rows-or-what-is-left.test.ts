import { expect, test } from "vitest";
import { documentOf, get, inPath, listOf, object, row, text } from "../support/document-words.ts";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const whole = { type: "integer" };
const place = object({ city: text, line1: text });
const Customer = object(
  {
    id: text,
    object: { enum: ["customer"] },
    created: whole,
    email: text,
    address: { anyOf: [place, { type: "null" }] },
  },
  ["id", "object", "created"],
);
const Removed = object({ id: text, object: { enum: ["customer"] }, deleted: { enum: [true] } }, [
  "id",
  "object",
  "deleted",
]);
const asked = (name: string): object => ({ name, in: "query", schema: text });

function document(choice: "anyOf" | "oneOf", kinds: readonly string[], customer: object = row("Customer")): object {
  return documentOf(
    {
      "/customers": get(listOf(row("Customer")), asked("email")),
      "/customers/{customer}": get({ [choice]: kinds.map(row) }, inPath("customer")),
      "/charges": get(listOf(row("Charge")), asked("customer")),
      "/charges/{charge}": get(row("Charge"), inPath("charge")),
    },
    { Customer, Removed, Charge: object({ id: text, amount: whole, customer }, ["id", "amount"]) },
  );
}

test.each([
  ["anyOf", ["Customer", "Removed"]],
  ["anyOf", ["Removed", "Customer"]],
  ["oneOf", ["Customer", "Removed"]],
] as const)("what is fetched by %s of %s is the row that is listed", async (choice, kinds) => {
  const ask = standInFor(document(choice, kinds));
  const rows = (await ask("GET /customers")).json as readonly Row[];
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.filter(({ email }) => email !== undefined).length).toBeGreaterThan(rows.length / 2);
  for (const one of rows) expect((await ask(`GET /customers/${String(one["id"])}`)).json).toEqual(one);
});

test("rows of one kind of several that fit each other are what is listed, and are answered", async () => {
  const Short = object({ id: text, email: text }, ["id"]);
  const Long = object({ id: text, email: text, note: text }, ["id"]);
  const ask = standInFor(
    documentOf(
      {
        "/customers": get(listOf(row("Short"))),
        "/customers/{customer}": get({ oneOf: [row("Long"), row("Short")] }, inPath("customer")),
      },
      { Short, Long },
    ),
  );
  const rows = (await ask("GET /customers")).json as readonly Row[];
  for (const one of rows) {
    const fetched = await ask(`GET /customers/${String(one["id"])}`);
    expect(fetched.status).toBe(200);
    expect(fetched.json).toMatchObject({ id: one["id"] });
  }
});

test.each([
  ["an id first", { anyOf: [{ ...text, maxLength: 5000 }, row("Customer"), row("Removed"), { type: "null" }] }],
  ["a row first", { oneOf: [row("Customer"), text] }],
])("what may be a row or its id is the id of a row that is there: %s", async (_, customer) => {
  const ask = standInFor(document("anyOf", ["Customer", "Removed"], customer));
  const keys = ((await ask("GET /customers")).json as readonly Row[]).map(({ id }) => id);
  const charges = (await ask("GET /charges")).json as readonly Row[];
  const named = charges.flatMap(({ customer: key }) => (typeof key === "string" ? [key] : []));
  expect(named.length).toBeGreaterThan(3);
  expect(named).toHaveLength(charges.filter(({ customer: key }) => key !== undefined && key !== null).length);
  expect(keys).toEqual(expect.arrayContaining(named));
  const own = (await ask(`GET /charges?customer=${named[0] ?? ""}`)).json as readonly Row[];
  expect(own).toEqual(charges.filter(({ customer: key }) => key === named[0]));
});
