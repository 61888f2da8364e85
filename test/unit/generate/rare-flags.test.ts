import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/generate/json.ts";
import { valuesOf } from "../../support/generated.ts";

const flag = { type: "boolean" };
const many = 400;

function rowsOf(properties: JsonObject, rows = many): JsonObject[] {
  return valuesOf({ type: "object", required: Object.keys(properties), properties }, rows) as JsonObject[];
}

test.each(["deleted", "archived", "disabled", "is_deleted", "closed", "isArchived", "was_cancelled", "trashed"])(
  "%s is one row in ten",
  (name) => {
    for (const schema of [flag, { ...flag, example: false }, { ...flag, default: false }]) {
      const share = rowsOf({ [name]: schema }).filter((row) => row[name] === true).length / many;
      expect(share).toBeGreaterThan(0.01);
      expect(share).toBeLessThan(0.16);
    }
  },
);

test.each([
  ["deleted_at", { type: ["string", "null"], format: "date-time" }],
  ["archivedOn", { anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] }],
  ["revoked_at", { type: "string", format: "date-time" }],
])("%s is there in one row of ten, where nothing else says whether it has happened", (name, schema) => {
  const properties = { id: { type: "integer" }, title: { type: "string" }, [name]: schema };
  const rows = valuesOf({ type: "object", required: ["id"], properties }, many) as JsonObject[];
  const share = rows.filter((row) => typeof row[name] === "string").length / many;
  expect(share).toBeGreaterThan(0.01);
  expect(share).toBeLessThan(0.16);
});

test.each(["active", "paid", "is_public"])("%s is every second row", (name) => {
  const share = rowsOf({ [name]: flag }).filter((row) => row[name] === true).length / many;
  expect(Math.abs(share - 0.5)).toBeLessThan(0.1);
});

test.each([
  ["deleted", "deleted_at"],
  ["is_archived", "archivedOn"],
  ["closed", "closed_date"],
  ["paid", "paid_at"],
])("a row has no time of what %s says has not happened, and one of what has", (name, time) => {
  const properties = { id: { type: "integer" }, [name]: flag, [time]: { type: "string", format: "date-time" } };
  const rows = valuesOf({ type: "object", required: ["id", name], properties }, many) as JsonObject[];
  for (const row of rows) expect(Object.hasOwn(row, time)).toBe(row[name]);
});
