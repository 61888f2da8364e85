import fc from "fast-check";
import { expect, it } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { routeTable } from "../../../../src/serve/operation/match.ts";

function tableOf(...paths: readonly string[]): ReturnType<typeof routeTable> {
  const item = { get: { responses: { 200: { description: "OK" } } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    paths: Object.fromEntries(paths.map((path) => [path, item])),
  };
  return routeTable(compileContract(document, "api.yaml"), false);
}

function asked(table: ReturnType<typeof routeTable>, path: string): unknown {
  const match = table(path.split("/").filter((segment) => segment !== "")).match("GET");
  return match && [match.operation.path, Object.fromEntries(match.path)];
}

const cases: readonly (readonly [title: string, paths: readonly string[], path: string, want: unknown])[] = [
  ["a suffix", ["/a/{id}.json"], "/a/x.y.json", ["/a/{id}.json", { id: "x.y" }]],
  ["no suffix", ["/a/{id}.json"], "/a/x.xml", undefined],
  ["nothing for a parameter", ["/a/{id}.json"], "/a/.json", undefined],
  ["two parameters", ["/{a}-{b}"], "/x-y-z", ["/{a}-{b}", { a: "x", b: "y-z" }]],
  ["the ending of a file", ["/{at}.{as}"], "/52.5,13.4.json", ["/{at}.{as}", { at: "52.5,13.4", as: "json" }]],
  ["a verb", ["/a/{id}:cancel", "/a/{id}"], "/a/7:cancel", ["/a/{id}:cancel", { id: "7" }]],
  ["a parameter beside a verb", ["/a/{id}:cancel", "/a/{id}"], "/a/7:other", ["/a/{id}", { id: "7:other" }]],
  ["text before everything", ["/a/{id}", "/a/{id}.json", "/a/b.json"], "/a/b.json", ["/a/b.json", {}]],
  ["the more text the better", ["/{a}.b", "/{a}.b.b"], "/x.b.b", ["/{a}.b.b", { a: "x" }]],
  ["the first difference", ["/{a}/c", "/b/{d}"], "/b/c", ["/b/{d}", { d: "c" }]],
  ["parameters side by side", ["/{a}{b}"], "/xyz", ["/{a}{b}", { a: "x", b: "yz" }]],
  ["a prefix", ["/v{n}"], "/v12", ["/v{n}", { n: "12" }]],
  ["a path without its fragment", ["/a#b"], "/a", ["/a#b", {}]],
];

it.each(cases)("matches %s", (_, paths, path, want) => {
  expect(asked(tableOf(...paths), path)).toEqual(want);
});

it("offers templates that differ in names only, in the document's order", () => {
  const matches = tableOf("/a/{x}", "/a/{y}", "/{z}/b")(["a", "b"]).matches("GET");
  expect(matches.map(({ operation }) => operation.path)).toEqual(["/a/{x}", "/a/{y}"]);
});

it("gives back what was put into a template of text and parameters", () => {
  const value = fc.stringMatching(/^[a-z0-9]{1,5}$/);
  const literal = fc.constantFrom(".", "-", ":", "~", ".x.", "--");
  fc.assert(
    fc.property(value, value, literal, literal, (a, b, between, after) => {
      const table = tableOf(`/{a}${between}{b}${after}`);
      expect(asked(table, `/${a}${between}${b}${after}`)).toEqual([`/{a}${between}{b}${after}`, { a, b }]);
    }),
    { numRuns: 200, seed: 5 },
  );
});
