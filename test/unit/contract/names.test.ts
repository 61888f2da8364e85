import { expect, it } from "vitest";
import { camelCase } from "../../../src/contract/model/casing.ts";
import { nearestName } from "../../../src/source/nearest.ts";
import { parsePointer, pointerTo, valueAt } from "../../../src/source/pointer.ts";

it.each([
  ["URLPath", "urlPath"],
  ["ID", "id"],
  ["Base1", "base1"],
  ["IsOK", "isOK"],
  ["X_Y", "x_Y"],
  ["A", "a"],
  ["already", "already"],
  ["Ågren", "Ågren"],
  ["", ""],
])("spells %s in camel case as %s", (name, want) => {
  expect(camelCase(name)).toBe(want);
});

it.each([
  ["limt", ["Limit", "Iterator"], "Limit"],
  ["LIMIT", ["Limit"], "Limit"],
  ["a", ["b", "ab"], "b"],
  ["wholly-other", ["Limit"], undefined],
  ["x", [], undefined],
])("guesses for %s among %j: %s", (given, names, want) => {
  expect(nearestName(given, names)).toBe(want);
});

it("writes and reads JSON pointers", () => {
  const pointer = pointerTo(pointerTo(pointerTo("", "/a~b/"), 0), "");
  expect(pointer).toBe("/~1a~0b~1/0/");
  expect(parsePointer(pointer)).toEqual(["/a~b/", "0", ""]);
  expect(valueAt({ "/a~b/": [{ "": 5 }] }, parsePointer(pointer) ?? [])).toBe(5);
});

it.each(["a", "/a~", "/a~2"])("refuses %s as a JSON pointer", (text) => {
  expect(parsePointer(text)).toBeUndefined();
});

it.each(["constructor", "__proto__", "length"])("finds nothing inherited under %s", (key) => {
  expect(valueAt({}, [key])).toBeUndefined();
  expect(valueAt([], [key])).toBeUndefined();
});
