import { expect, test } from "vitest";
import { patchedJson } from "../../../../../src/serve/operation/list/patched-json.ts";

const row = { id: 1, tags: { p: { q: 1 } } };
const copy = (from: string, path: string): object => ({ op: "copy", from, path });

test("copies a value, which is another value from then on", () => {
  const patch = [copy("/tags/p", "/tags/r"), { op: "replace", path: "/tags/r/q", value: 2 }];
  expect(patchedJson(row, patch as never)).toEqual({ id: 1, tags: { p: { q: 1 }, r: { q: 2 } } });
  expect(row.tags).toEqual({ p: { q: 1 } });
});

test("copies a value into itself as it was", () => {
  expect(patchedJson(row, [copy("/tags", "/tags/k")] as never)).toEqual({
    id: 1,
    tags: { p: { q: 1 }, k: { p: { q: 1 } } },
  });
});

test("refuses copies that double without end", () => {
  const doubling = Array.from({ length: 60 }, (_, i) => copy("/tags", `/tags/k${i}`));
  expect(patchedJson(row, doubling as never)).toBeUndefined();
});

test.each([
  ["no list", { op: "add", path: "/a", value: 1 }],
  ["what is not there", [copy("/nothing", "/a")]],
  ["an unknown operation", [{ op: "double", path: "/a" }]],
  ["a test that fails", [{ op: "test", path: "/id", value: 2 }]],
])("refuses %s", (_, patch) => {
  expect(patchedJson(row, patch as never)).toBeUndefined();
});
