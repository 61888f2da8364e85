import fc from "fast-check";
import { expect, test } from "vitest";
import { compareBytes } from "../../../../src/contract/model/scalar/byte-order.ts";
import { parsePattern } from "../../../../src/generate/pattern/pattern.ts";

test("counts the texts of a pattern and finds each by its number", () => {
  for (const source of [
    "^[A-Z]{2}[0-9]{9}$",
    "^[0-9]{10}$",
    "^ep_[0-9A-Za-z]{4}$",
    "^[ab-]$",
    "^\\d{3}$",
    "^\\w-\\.[ab]$",
  ]) {
    const pattern = parsePattern(source)!;
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: pattern.count - 1n }), (number) => {
        const text = pattern.textOf(number);
        expect(text).toMatch(new RegExp(source));
        expect(pattern.numberOf(text)).toBe(number);
      }),
    );
  }
  expect(parsePattern("^[A-Z]{2}[0-9]{9}$")?.count).toBe(676_000_000_000n);
});

test.each(["", "a", "DE12345678", "DE1234567890", "de123456789", "DE12345678\n"])(
  "knows that %j is not one of them",
  (text) => {
    expect(parsePattern("^[A-Z]{2}[0-9]{9}$")?.numberOf(text)).toBeUndefined();
  },
);

test.each(["^[0-9]+$", "^a{2,5}b$", "^x{2,}$", "^\\d{3}\\w+$"])("takes one length of %s", (source) => {
  const pattern = parsePattern(source)!;
  for (const number of [0n, pattern.count - 1n]) expect(pattern.textOf(number)).toMatch(new RegExp(source));
});

test("gives texts that rise with their numbers, as bytes, where it is asked to", () => {
  const pattern = parsePattern("^[b-da-c_][a-zA-Z0-9]$", true)!;
  const texts = Array.from({ length: Number(pattern.count) }, (_, number) => pattern.textOf(BigInt(number)));
  expect(texts).toEqual(texts.toSorted(compareBytes));
});

test.each(["[0-9]", "^a|b$", "^[^a]$", "^(a)$", "^.$", "^a?$", "^[\\d]$", "^a\\$"])("leaves %s aside", (source) => {
  expect(parsePattern(source)).toBeUndefined();
});
