import { expect, test } from "vitest";
import type { Direction } from "../../../src/generate/make/maker.ts";
import type { JsonObject } from "../../../src/generate/json.ts";
import { valuesOf } from "../../support/generated.ts";

const text = { type: "string" };
const errors = { type: "array", items: { type: "object", required: ["code"], properties: { code: text } } };
const payments = { type: "array", items: { type: "object", properties: { id: text } } };

function bodies(properties: JsonObject, direction: Direction, required: readonly string[] = []): JsonObject[] {
  return valuesOf({ type: "object", required, properties }, 60, { direction }) as JsonObject[];
}

function seen(rows: readonly JsonObject[], name: string): Set<string> {
  return new Set(rows.map((row) => (Object.hasOwn(row, name) ? JSON.stringify(row[name]) : "absent")));
}

test("the answer of a success tells of no errors, a refusal does", () => {
  expect(seen(bodies({ payments, errors }, "response"), "errors")).toEqual(new Set(["absent"]));
  expect(bodies({ payments, errors }, "refusal").some((body) => Array.isArray(body["errors"]))).toBe(true);
});

test.each([
  ["a list", errors, "[]"],
  ["null", { type: ["string", "null"] }, "null"],
  ["a text", text, '""'],
])("errors that have to be there are empty: %s", (_, schema, empty) => {
  expect(seen(bodies({ data: payments, errors: schema }, "response", ["data", "errors"]), "errors")).toEqual(
    new Set([empty]),
  );
});

test("errors that have to be something stay", () => {
  const rows = bodies({ data: payments, errors: { ...errors, minItems: 1 } }, "response", ["data", "errors"]);
  for (const { errors: told } of rows) expect(told).not.toHaveLength(0);
});

test("what is about errors, or says nothing else, keeps them", () => {
  const failed = bodies({ status: { enum: ["failed"] }, id: text, failure_reason: text }, "response", ["status"]);
  expect(failed.some((row) => typeof row["failure_reason"] === "string")).toBe(true);
  const bare = bodies({ code: { type: "integer" }, message: text, errors }, "response");
  expect(bare.some((row) => Array.isArray(row["errors"]))).toBe(true);
  const [row] = valuesOf(
    {
      type: "object",
      required: ["importErrors"],
      properties: {
        importErrors: {
          type: "object",
          required: ["line", "error"],
          properties: { line: { type: "integer" }, error: text },
        },
      },
    },
    1,
    { direction: "response" },
  ) as { importErrors: { error?: string } }[];
  expect(row?.importErrors.error).toBeDefined();
});

test.each([
  ["a list of errors", { errors }, {}],
  ["an error", { error: text }, {}],
  ["an error beside a word of success", { ok: { type: "boolean" }, error: text }, { ok: true }],
])("a success whose answer can say no more than %s says none", (_, properties, expected) => {
  for (const body of bodies(properties, "response", Object.keys(expected))) expect(body).toEqual(expected);
  const refused = bodies(properties, "refusal", Object.keys(expected));
  expect(refused.some((body) => Object.hasOwn(body, "error") || Object.hasOwn(body, "errors"))).toBe(true);
});

test("what stands around the data of a success says so", () => {
  const envelope = { success: { type: "boolean" }, status: { enum: ["error", "success"] }, data: payments };
  const rows = bodies(envelope, "response", ["success", "status", "data"]);
  expect([seen(rows, "success"), seen(rows, "status")]).toEqual([new Set(["true"]), new Set(['"success"'])]);
  const refused = bodies(envelope, "refusal", ["success"]);
  expect(seen(refused, "success")).toEqual(new Set(["true", "false"]));
});

test("a row that tells how its own deliveries went says either", () => {
  const rows = bodies({ id: text, success: { type: "boolean" } }, "response", ["success"]);
  expect(seen(rows, "success")).toEqual(new Set(["true", "false"]));
});

test("the code of an envelope is the one that its example shows of a success, and so are the words beside it", () => {
  const envelope = {
    code: { type: "integer", example: 0 },
    message: { type: "string", example: "success" },
    data: payments,
  };
  const rows = bodies(envelope, "response", ["code", "message", "data"]);
  expect([seen(rows, "code"), seen(rows, "message")]).toEqual([new Set(["0"]), new Set(['"success"'])]);
  const refused = { ...envelope, code: { type: "integer", example: 40012 } };
  expect(seen(bodies(refused, "response", ["code", "data"]), "code").size).toBeGreaterThan(1);
});
