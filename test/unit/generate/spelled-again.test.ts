import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/generate/json.ts";
import { valuesOf } from "../../support/generated.ts";

const moment = { type: "string", format: "date-time" };
const number = { type: "number" };
const digits = { type: "string", pattern: "^\\d+\\.\\d\\d$" };

/** How the values of 40 rows are spelled. */
function spellings(keyword: string, alternatives: readonly JsonObject[]): readonly string[] {
  const values = valuesOf({ [keyword]: alternatives }, 40);
  const spelled = values.map((value) =>
    typeof value === "string" ? value.replaceAll(/\d+/g, "1").replace(/^1-1-1T.*$/, "moment") : typeof value,
  );
  return [...new Set(spelled)].toSorted();
}

test.each([
  ["a number, and text of its digits", [number, digits], ["number"]],
  ["text of digits, and a number", [digits, number], ["number"]],
  ["a moment, its day, a number", [moment, { type: "string", format: "date" }, number], ["moment"]],
  ["a number or a moment", [number, moment], ["moment"]],
])("spells what may be %s in one way in all rows", (_, alternatives, spelled) => {
  for (const keyword of ["anyOf", "oneOf"]) expect(spellings(keyword, alternatives)).toEqual(spelled);
});

test.each([
  ["a moment or nothing", [moment, { const: "" }], ["", "moment"]],
  ["a moment or one of some words", [moment, { type: "string", enum: ["never", "soon"] }], ["moment", "never", "soon"]],
  ["a number or a code", [number, { type: "string", pattern: "^[AB]{2}$" }], ["AA", "AB", "BA", "BB", "number"]],
  ["a number or whether", [number, { type: "boolean" }], ["boolean", "number"]],
])("makes both of what may be %s", (_, alternatives, spelled) => {
  expect(spellings("anyOf", alternatives)).toEqual(spelled);
});
