import fc from "fast-check";
import { expect, test } from "vitest";
import { hex } from "../../../src/random/draw.ts";
import { child, keyOf, path } from "../../../src/random/key.ts";

test("keeps the bytes of a path for ever", () => {
  expect(hex(keyOf(""), 8)).toBe("349c28a33502ae8a");
  expect(hex(keyOf("standin"), 16)).toBe("857ba5f66085a2d5f8638ecb749723b9");
  expect(hex(path(keyOf("standin"), "api", "rows", "7", "Name"), 16, 3)).toBe("7deb7fd86f7c83a0966ad5d07b29efe3");
});

test("tells paths apart by their steps, not by their joined text", () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (a, b, c) => {
      expect(path(keyOf(a), b, c)).not.toEqual(path(keyOf(a), b + c));
      expect(child(keyOf(a + b), c)).not.toEqual(path(keyOf(a), b, c));
    }),
  );
});

test("tells texts apart that differ only in length or in a trailing zero unit", () => {
  expect(keyOf("a")).not.toEqual(keyOf("a\0"));
  expect(keyOf("")).not.toEqual(keyOf("\0\0\0\0"));
});
