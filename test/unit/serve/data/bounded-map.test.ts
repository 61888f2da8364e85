import { expect, test } from "vitest";
import { BoundedMap } from "../../../../src/serve/data/bounded-map.ts";

const unmade = (): never => {
  throw new Error("This was forgotten");
};

test("forgets what was asked for the longest ago, not what was made first", () => {
  const map = new BoundedMap<number | undefined>(2);
  map.get("a", () => 1);
  map.get("b", () => undefined);
  expect(map.get("a", unmade)).toBe(1);
  map.get("c", () => 3);
  expect(map.size).toBe(2);
  expect(map.get("a", unmade)).toBe(1);
  expect(() => map.get("b", unmade)).toThrow("This was forgotten");
});

test("remembers that nothing was made", () => {
  const map = new BoundedMap<undefined>(2);
  map.get("a", () => undefined);
  expect(() => {
    map.get("a", unmade);
  }).not.toThrow();
});
