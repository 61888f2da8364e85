import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const properties = {
  id: { type: ["integer", "string"], format: "int32", pattern: "^-?(?:0|[1-9]\\d*)$" },
  estimate: { type: ["number", "string"], pattern: "^-?(?:0|[1-9]\\d*)(?:\\.\\d+)?$" },
  size: { type: ["string", "integer"], format: "int64" },
  floor: { type: ["null", "integer", "string"], pattern: "^-?(?:0|[1-9]\\d*)$" },
};

test("what may be a number or the text of one is a number", async () => {
  const row = { type: "object", required: Object.keys(properties), properties };
  const ask = standInFor({
    openapi: "3.1.1",
    info: { title: "Rooms", version: "1" },
    paths: {
      "/rooms": {
        get: {
          responses: {
            "200": { description: "ok", content: { "application/json": { schema: { type: "array", items: row } } } },
          },
        },
      },
    },
  });
  const rows = (await ask("GET /rooms")).json as readonly Readonly<Record<string, unknown>>[];
  const kinds = new Set(
    rows.flatMap((one) => Object.values(one).map((value) => (value === null ? "null" : typeof value))),
  );
  expect(kinds).toEqual(new Set(["number", "null"]));
  for (const { id, estimate } of rows) {
    expect(Number(id)).toBeLessThan(100_000);
    expect(Math.abs(Number(estimate))).toBeLessThan(1_000_000);
  }
});
