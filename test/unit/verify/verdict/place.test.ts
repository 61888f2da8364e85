import { expect, test } from "vitest";
import { isInside, isSamePlace, type Place } from "../../../../src/verify/verdict/place.ts";

const value = (pointer: string): Place => ({ kind: "value", pointer });

test.each<readonly [Place, Place]>([
  [value("/Rows/0/Url"), value("/Rows/17/Url")],
  [
    { kind: "header", name: "Vary" },
    { kind: "header", name: "vary" },
  ],
  [
    { kind: "row", page: { number: 1 }, number: 2 },
    { kind: "row", page: { before: "a" }, number: 9 },
  ],
  [
    { kind: "page", page: { number: 1 }, part: "done" },
    { kind: "page", page: {}, part: "done" },
  ],
  [
    { kind: "body", character: 3 },
    { kind: "body", character: 4 },
  ],
  [
    { kind: "rows", under: [["Status", "Sent"]] },
    { kind: "rows", under: [["Status", "Lost"]] },
  ],
])("takes %j and %j for one place: numbers, keys and values do not count", (one, other) => {
  expect(isSamePlace(one, other)).toBe(true);
  expect(isSamePlace(other, one)).toBe(true);
});

test.each<readonly [Place, Place]>([
  [value("/Rows/0/Line1"), value("/Rows/0/Line2")],
  [value(""), { kind: "body" }],
  [
    { kind: "header", name: "Vary" },
    { kind: "header", name: "Allow" },
  ],
  [
    { kind: "page", part: "done" },
    { kind: "page", part: "iterator" },
  ],
  [
    { kind: "row", number: 1, property: "Status" },
    { kind: "row", number: 1, property: "Created" },
  ],
  [
    { kind: "rows", under: [["Status", "1"]] },
    { kind: "rows", under: [["Kind", "1"]] },
  ],
  [
    { kind: "body", format: "csv" },
    { kind: "body", format: "xml" },
  ],
])("keeps %j and %j apart", (one, other) => {
  expect(isSamePlace(one, other)).toBe(false);
});

test("knows what lies inside a value, and nothing inside a whole body", () => {
  expect(isInside(value("/Rows/3/Url"), value("/Rows/0"))).toBe(true);
  expect(isInside(value("/Rows/0"), value("/Rows/3/Url"))).toBe(false);
  expect(isInside(value("/Rows/0/UrlToo"), value("/Rows/0/Url"))).toBe(false);
  expect(isInside(value("/Rows"), value(""))).toBe(false);
  expect(isInside(value("/Rows"), { kind: "body" })).toBe(false);
});
