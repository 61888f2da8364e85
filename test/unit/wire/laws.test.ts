import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serviceStackFormats } from "../../../src/wire/dialect/servicestack/formats.ts";
import { jsonTypedValue } from "../../support/arbitrary-json.ts";
import { anySpelling, typedUnion, typedValue } from "../../support/arbitrary-value.ts";
import { holdsForOthers, holdsForSchemas, holdsRoundTrip } from "../../support/wire-laws.ts";

const RUNS = { numRuns: Number(process.env["WIRE_RUNS"] ?? 400) };

describe("every wire format", () => {
  test.each(["json", "xml", "csv", "jsv", "jsonl"] as const)(
    "reads back from %s what it wrote, but for the documented losses",
    (format) => {
      fc.assert(
        fc.property(typedValue, anySpelling, (typed, spelling) => holdsRoundTrip(format, typed, spelling)),
        RUNS,
      );
    },
  );

  test("reads back from JSON the choice of a union that it wrote, where JSON tells the choices apart", () => {
    fc.assert(
      fc.property(typedUnion, anySpelling, (typed, spelling) => holdsRoundTrip("json", typed, spelling)),
      RUNS,
    );
  });

  test("writes every value of every type that JSON has, for a host of typed code too", () => {
    fc.assert(
      fc.property(jsonTypedValue, anySpelling, ({ type, value }, spelling) => {
        for (const format of serviceStackFormats(spelling).all) expect(typeof format.write(value, type)).toBe("string");
      }),
      RUNS,
    );
  });

  test("gives schemas the value that its JSON means, words that JSON lacks included", () => {
    fc.assert(
      fc.property(fc.oneof(typedValue, typedUnion, jsonTypedValue), anySpelling, (typed, spelling) => {
        holdsForSchemas(typed, spelling);
      }),
      RUNS,
    );
  });

  test.each(["json", "xml", "csv"] as const)("writes %s that well-known parsers read as meant", (format) => {
    fc.assert(
      fc.property(typedValue, anySpelling, (typed, spelling) => holdsForOthers(format, typed, spelling)),
      RUNS,
    );
  });
});
