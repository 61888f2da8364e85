import { expect, test } from "vitest";
import { filesBelow } from "../support/source-files.ts";

test("finds files of the product from one place, as bundled modules stand elsewhere than their source", () => {
  const others = filesBelow("src")
    .filter(({ path }) => path !== "src/product-file.ts")
    .filter(({ text }) => /new URL\([^)]*import\.meta/.test(text))
    .map(({ path }) => path);
  expect(others).toEqual([]);
});
