import fc from "fast-check";
import { expect, test } from "vitest";
import { readPath } from "../../../../../src/serve/framework/servicestack/path.ts";

const segments = [
  ["reads segments", "/list/full", ["list", "full"]],
  ["drops the query", "/list/full?x=/y", ["list", "full"]],
  ["ignores empty segments", "//list//full/", ["list", "full"]],
  ["resolves dot segments", "/x/../list/./full", ["list", "full"]],
  ["never leaves the root", "/../../list", ["list"]],
  ["decodes once", "/list/%2520", ["list", "%20"]],
  ["takes a plus for a blank, encoded or not", "/list/a+b%2Bc%20d", ["list", "a b c d"]],
  ["splits at %2f and keeps %2F as text", "/list/a%2fb%2Fc", ["list", "a", "b%2Fc"]],
  ["keeps escapes that are none and bytes that are no UTF-8", "/list/%E5/%/%zz", ["list", "%E5", "%", "%zz"]],
  ["keeps the case of a segment", "/LIST/Full", ["LIST", "Full"]],
  ["decodes UTF-8", "/list/%C3%A5%F0%9F%98%80", ["list", "å😀"]],
] as const;

test.each(segments)("%s", (_, target, want) => {
  expect(readPath(target).segments).toEqual(want);
});

const suffixes = [
  ["cuts a format off the end", "/list/full.csv", "csv", ["list", "full"]],
  ["finds an encoded dot", "/list/full%2Ecsv", "csv", ["list", "full"]],
  ["cuts a suffix that is a segment of its own", "/list/full/.json", "json", ["list", "full"]],
  ["cuts only the last of several", "/list/full.json.csv", "csv", ["list", "full.json"]],
  ["leaves an unknown suffix in the path", "/list/full.foo", undefined, ["list", "full.foo"]],
  ["knows formats in small letters only", "/list/full.CSV", undefined, ["list", "full.CSV"]],
  ["looks at the end of the whole path", "/list.csv/full", undefined, ["list.csv", "full"]],
  ["finds none before a slash", "/list/full.json/", undefined, ["list", "full.json"]],
] as const;

test.each(suffixes)("%s", (_, target, suffix, want) => {
  expect(readPath(target)).toMatchObject({ suffix, segments: want });
});

test("keeps doubled slashes, case and suffix in the text that refusals quote", () => {
  expect(readPath("//List/a%20b.csv?x=1").text).toBe("//List/a b.csv");
});

test("decodes whatever encodeURIComponent encodes, slashes and dots aside", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const plain = text.replace(/[/.+]/g, "");
      expect(readPath(`/${encodeURIComponent(plain)}`).text).toBe(`/${plain}`);
    }),
  );
});

test("reads any target at all", () => {
  fc.assert(fc.property(fc.string({ unit: "binary-ascii" }), (text) => Array.isArray(readPath(`/${text}`).segments)));
});
