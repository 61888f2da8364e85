import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf, instantText } from "../../../../src/verify/verdict/instant.ts";

test.each([
  ["2026-03-01T08:00:00Z", "2026-03-01T08:00:00"],
  ["2026-03-01T08:00:00+02:00", "2026-03-01T06:00:00Z"],
  ["2026-03-01T08:00:00-05:30", "2026-03-01T13:30:00Z"],
  ["2026-03-01T08:00:00.5Z", "2026-03-01T08:00:00.5000000Z"],
])("takes %s and %s for one instant", (one, other) => {
  expect(instantOf(one)).toBeDefined();
  expect(instantOf(one)).toBe(instantOf(other));
});

test("keeps the order of instants, and reads back what it writes", () => {
  const ticks = fc.bigInt({ min: -62135596800_0000000n, max: 253402300799_0000000n });
  fc.assert(fc.property(ticks, (instant) => instantOf(instantText(instant)) === instant));
});

test.each(["", "yesterday", "2026-03-01", "2026-03-01T08:00"])("does not take %j for an instant", (text) => {
  expect(instantOf(text)).toBeUndefined();
});
