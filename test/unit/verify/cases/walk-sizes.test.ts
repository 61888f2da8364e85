import { expect, test } from "vitest";
import type { FailureRule } from "../../../../src/contract/model/contract.ts";
import type { Question } from "../../../../src/verify/exchange/question.ts";
import type { Collection } from "../../../../src/verify/cases/list/collection.ts";
import { walkSizes } from "../../../../src/verify/cases/list/walk-sizes.ts";

const exceeded: FailureRule = { status: 400, code: "", message: "", field: undefined };
const limit = { parameter: "Limit", default: 50, minimum: 0, maximum: 250, exceeded };

function collection(count: number): Collection {
  const keys = Array.from({ length: count }, (_, index) => String(index));
  return {
    question: {} as Question,
    walk: { pages: [], ended: "end" },
    rows: [],
    rowType: { kind: "any" },
    keys,
    complete: true,
  };
}

test.each([0, 1, 2, 12, 50, 51, 137, 250, 251, 1000])(
  "takes few pages to walk %i rows, and asks for no size beyond the cap",
  (count) => {
    const main = collection(count);
    for (const { size, pages } of walkSizes([main], main, limit)) {
      expect(size).toBeGreaterThanOrEqual(1);
      expect(size).toBeLessThanOrEqual(limit.maximum);
      expect(pages).toBeLessThanOrEqual(13);
    }
  },
);

test("walks with a size that divides the rows, one that does not, and just beside their number", () => {
  const main = collection(60);
  const sizes = walkSizes([main], main, limit).map(({ size }) => size);
  expect(sizes).toEqual(expect.arrayContaining([1, 59, 60, 61, 50]));
  expect(sizes.some((size) => size > 1 && size < 59 && 60 % size === 0)).toBe(true);
  expect(sizes.some((size) => size > 1 && size < 59 && 60 % size !== 0)).toBe(true);
});

test.each([116, 320, 371, 437, 462, 750])("walks %i rows in no more than 24 pages", (count) => {
  const main = collection(count);
  const pages = walkSizes([main], main, limit).map((walk) => Math.min(walk.pages, Math.ceil(count / walk.size)));
  expect(pages.reduce((sum, some) => sum + some, 0)).toBeLessThanOrEqual(24);
});

test("takes the default for the size that does not divide the rows, where that comes to the end", () => {
  const main = collection(116);
  const sizes = walkSizes([main], main, limit).map(({ size }) => size);
  expect(sizes.filter((size) => size > 1 && size < 115 && 116 % size !== 0)).toEqual([50]);
});
