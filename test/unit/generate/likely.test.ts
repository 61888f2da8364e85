import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/generate/json.ts";
import { hasHappened, isForEver, verbIn } from "../../../src/generate/text/happened.ts";
import { valuesOf } from "../../support/generated.ts";

const time = { type: "string", format: "date-time" };
const maybe = { type: ["string", "null"], format: "date-time" };

function rowsOf(properties: JsonObject, required: readonly string[] = Object.keys(properties)): JsonObject[] {
  return valuesOf({ type: "object", required, properties }, 60) as JsonObject[];
}

function statesBeside(rows: readonly JsonObject[], name: string): string[] {
  const there = rows.filter((row) => row[name] !== undefined && row[name] !== null);
  return [...new Set(there.map(({ status }) => status as string))].toSorted((a, b) => (a < b ? -1 : 1));
}

const orders = { status: { enum: ["draft", "unpaid", "paid", "shipped", "cancelled"] } };

test.each([
  ["what may be missing", { ...orders, paid_at: time, canceled_at: time, created_at: time }, ["status"]],
  ["what may be null", { ...orders, paid_at: maybe, canceled_at: maybe, created_at: maybe }, undefined],
  ["what stands before the state", { paid_at: maybe, canceled_at: maybe, created_at: maybe, ...orders }, undefined],
])("has no time of what has not happened: %s", (_, properties, required) => {
  const rows = rowsOf(properties, required);
  expect(statesBeside(rows, "paid_at")).toEqual(["paid", "shipped"]);
  expect(statesBeside(rows, "canceled_at")).toEqual(["cancelled"]);
  expect(statesBeside(rows, "created_at")).toEqual(["cancelled", "draft", "paid", "shipped", "unpaid"]);
});

test("keeps a time that has to be there, and one that the states do not speak of", () => {
  const rows = rowsOf({ ...orders, paidOn: time, seen_at: time }, ["status", "paidOn", "seen_at"]);
  expect(statesBeside(rows, "paidOn")).toHaveLength(5);
  expect(statesBeside(rows, "seen_at")).toHaveLength(5);
});

test("has no end of what never ends", () => {
  const rows = rowsOf({ status: { enum: ["no_expiration", "active"] }, expires_at: maybe });
  expect(statesBeside(rows, "expires_at")).toEqual(["active"]);
});

test.each([
  ["paid_at", "paid"],
  ["dateCancelled", "canceled"],
  ["cancellation_date", "canceled"],
  ["last_paid_at", undefined],
])("reads %s", (name, verb) => {
  expect(verbIn(name)).toBe(verb);
});

test.each([
  ["paid", "unpaid", ["unpaid", "settled"], false],
  ["paid", "open", ["open", "closed"], undefined],
  ["closed", "OPEN", ["OPEN", "CLOSED"], false],
  ["submitted", "cancelled", ["draft", "submitted", "cancelled"], true],
  ["completed", "inProgress", ["inProgress", "success", "failed"], false],
])("whether %s has happened to what is %s", (verb, state, states, happened) => {
  expect(hasHappened(verb, state, states)).toBe(happened);
});

test("knows what is for ever", () => {
  expect(["no_expiration", "never", "neverExpires", "expired", "none"].filter(isForEver)).toEqual([
    "no_expiration",
    "never",
    "neverExpires",
  ]);
});

test.each([
  ["line1", "line2"],
  ["address", "address_2"],
  ["addressLine1", "addressLine2"],
])("has %s where it has %s", (first, second) => {
  const text = { type: "string" };
  const rows = rowsOf({ [second]: text, [first]: text }, []);
  const alone = rows.filter((row) => row[second] !== undefined && row[first] === undefined);
  expect([alone.length, rows.some((row) => row[second] !== undefined)]).toEqual([0, true]);
});

const regions = /^[A-Z][a-z]+( [A-Z][a-z]+)?$/;

test.each([
  [{ city: { type: "string" }, state: {} }, "state", regions],
  [{ billing_state: { type: "string" }, billing_zip: { type: "string" } }, "billing_state", regions],
  [{ country: { type: "string" }, region: { type: "string" } }, "region", regions],
  [{ city: { type: "string" }, state: { type: "string", maxLength: 2 } }, "state", /^[A-Z]{2}$/],
])("names a region beside what says where something is: %j", (properties, name, form) => {
  const shown = rowsOf(properties).flatMap((row) => row[name] ?? []);
  expect(shown.length).toBeGreaterThan(30);
  for (const one of shown) expect(one).toMatch(form);
});

test("takes the lines of an address for a street, and where in the house", () => {
  const text = { type: "string" };
  for (const { line1, line2 } of rowsOf({ line1: text, line2: text, city: text })) {
    expect(line1).toMatch(/^[A-Z].* \d+$/);
    expect(line2).toMatch(/^(Suite|Apt\.|Floor|Unit) \d+$/);
  }
});

test("takes a state for no region where nothing says where something is", () => {
  const rows = rowsOf({ state: { type: "string" }, title: { type: "string" } });
  expect(rows.every(({ state }) => regions.test(state as string))).toBe(false);
});
