import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf } from "../../../../src/random/key.ts";
import { seal, sealable, unseal } from "../../../../src/serve/data/sealed-guid.ts";

const number = fc.bigInt({ min: 0n, max: sealable - 1n });

test("finds the number in a Guid again, with or without hyphens, in capitals too", () => {
  fc.assert(
    fc.property(fc.string(), number, (seed, value) => {
      const guid = seal(value, keyOf(seed));
      expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      for (const text of [guid, guid.replaceAll("-", ""), guid.toUpperCase()])
        expect(unseal(text, keyOf(seed))).toBe(value);
    }),
  );
});

test("shows nothing of the number: neighbours differ in about half of their bits", () => {
  const bits = (value: bigint): string =>
    BigInt(`0x${seal(value, keyOf("k")).replaceAll("-", "")}`)
      .toString(2)
      .padStart(128, "0");
  const differing = Array.from(
    { length: 200 },
    (_, at) => Array.from(bits(BigInt(at))).filter((bit, place) => bit !== bits(BigInt(at + 1))[place]).length,
  );
  expect(differing.reduce((sum, count) => sum + count) / 200).toBeGreaterThan(56);
  expect(Math.min(...differing)).toBeGreaterThan(30);
});

test("takes nothing else for a Guid of its kind", () => {
  for (const text of ["", "x", "00000000-0000-0000-0000-000000000000", "022b1849dde9b5eb4489d402d7e92a8a"])
    expect(unseal(text, keyOf("k"))).toBeUndefined();
});
