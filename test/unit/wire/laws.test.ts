import fc from "fast-check";
import { describe, test } from "vitest";
import { anySpelling, typedValue } from "../../support/arbitrary-value.ts";
import { holdsForOthers, holdsRoundTrip } from "../../support/wire-laws.ts";

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

  test.each(["json", "xml", "csv"] as const)("writes %s that well-known parsers read as meant", (format) => {
    fc.assert(
      fc.property(typedValue, anySpelling, (typed, spelling) => holdsForOthers(format, typed, spelling)),
      RUNS,
    );
  });
});
