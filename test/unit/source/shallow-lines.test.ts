import { expect, test } from "vitest";
import { parsed, saidOf } from "./parsed.ts";

test.each([
  ["a list", "a:\n  b: [\n    x, # one\n    y\n    # two\n  ]\n  c: 1\n", { a: { b: ["x", "y"], c: 1 } }, "/a/c", 7],
  ["a list at the root", "b: [\n x\n]\nc: 1\n", { b: ["x"], c: 1 }, "/c", 4],
  ["lists of objects", "a:\n- {\n  b: 1\n}\n- { c: [\n] }\nd: e\n", { a: [{ b: 1 }, { c: [] }], d: "e" }, "/d", 7],
  ["a text", "a:\n  b: \"x\n  y 'z'\"\n  c: &d 1\n", { a: { b: "x y 'z'", c: 1 } }, "/a/c", 4],
  [
    "a text at the left",
    "a:\n  b: 'x\n\ny\n z'\n  c: |\n    p\n      q\n",
    { a: { b: "x\ny z", c: "p\n  q\n" } },
    "/a/c",
    6,
  ],
  [
    "several, beside a text with brackets at its left",
    'a: |\n  {\n  }\nb: [\n]\nc: {\n}\nd: "e\nf"\ng: [1,\n2]\n',
    { a: "{\n}\n", b: [], c: {}, d: "e f", g: [1, 2] },
    "/g",
    10,
  ],
])("takes quotes and brackets that go on at the left, as most readers do: %s", (_, text, root, pointer, line) => {
  const source = parsed(text);
  expect(source?.root).toEqual(root);
  expect(source?.lineOf(pointer)).toBe(line);
});

test.each([
  ["a: |\n  ]\n  }\nb: [\n]\n", "]\n}\n"],
  ["a: >\n  ]\n  }\n\n  ]\nb: [\n]\n", "] }\n]\n"],
  ["a: |-\n\n  }\n  x\nb: {\n}\n", "\n}\nx"],
  ["a: x\n  ] y\nb: [\n]\n", "x ] y"],
])("leaves texts without quotes as they are, whose lines begin with brackets: %j", (text, value) => {
  expect(parsed(text)?.root).toMatchObject({ a: value });
});

test.each(["a: {\n}\nb: x\n]\nc: 1\n", "a: [\n---\n]\n", "a: [\n...\n]\n", 'a: "x\n--- y"\n', "a: [b\nc: d]\n"])(
  "refuses what closes nothing, and what goes on in another document: %j",
  (text) => {
    expect(saidOf(text)[0]).toContain("this is not YAML");
  },
);

test("a text whose lines would have to be indented too much is refused", () => {
  const lists = Array.from({ length: 40_000 }, (_, index) => `k${index}: [\n]\n`).join("");
  expect(saidOf(`a:\n${" ".repeat(20_000)}b: 1\n${lists}`)[0]).toContain("this is not YAML");
});

test("many lines that are indented too little are read in no time, or refused in it", () => {
  const lists = Array.from({ length: 2000 }, (_, index) => `k${index}: [\n  x\n]\n`).join("");
  const texts = Array.from({ length: 2000 }, (_, index) => `k${index}: "x\ny"\n`).join("");
  const begin = performance.now();
  expect(Object.keys(parsed(lists)?.root as object)).toHaveLength(2000);
  expect(saidOf(texts)[0]).toContain("a quote or bracket that was opened before is not closed");
  expect(performance.now() - begin).toBeLessThan(5000);
});
