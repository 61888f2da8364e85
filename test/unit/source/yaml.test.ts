import fc from "fast-check";
import { expect, it } from "vitest";
import { isMap, isScalar, isSeq, LineCounter, type Node, parse, parseDocument, stringify } from "yaml";
import { pointerTo } from "../../../src/source/pointer.ts";
import { parsed, saidOf } from "./parsed.ts";

/** What scalars without quotes mean: YAML 1.2.2, section 10.3.2. */
it.each<[text: string, value: unknown]>([
  ["", null],
  ["~", null],
  ["Null", null],
  ["nULL", "nULL"],
  ["True", true],
  ["FALSE", false],
  ["yes", "yes"],
  ["No", "No"],
  ["on", "on"],
  ["y", "y"],
  ["2026-03-01", "2026-03-01"],
  ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z"],
  ["12:30:45", "12:30:45"],
  ["0o17", 15],
  ["017", 17],
  ["08", 8],
  ["0x1F", 31],
  ["-0x1F", "-0x1F"],
  ["0b11", "0b11"],
  ["1_000", "1_000"],
  ["+12", 12],
  ["-0", -0],
  ["1.", 1],
  [".5", 0.5],
  ["-.5e1", -5],
  ["1e3", 1000],
  ["1e", "1e"],
  ["1e400", Infinity],
  [".inf", Infinity],
  ["-.INF", -Infinity],
  [".Nan", ".Nan"],
  [".NaN", NaN],
  ["9007199254740993", 9007199254740992],
  ["!!str 5", "5"],
  ['!!int "5"', 5],
  ["! 5", "5"],
  ["!!float 5", 5],
])("reads %s as the core schema does", (text, value) => {
  expect(parsed(`a: ${text}\n`)?.root).toEqual({ a: value });
});

it("takes << for a key like any other: YAML 1.2 has no merge keys", () => {
  expect(parsed("b: &b { x: 1 }\nc: { <<: *b }\n")?.root).toEqual({ b: { x: 1 }, c: { "<<": { x: 1 } } });
});

it("reads a document of YAML 1.1 as one of 1.2", () => {
  expect(parsed("%YAML 1.1\n---\na: yes\n")?.root).toEqual({ a: "yes" });
});

it("keeps keys as the author wrote them", () => {
  const root = parsed('200: a\n1e3: b\nyes: c\n0o17: d\n"~": e\n__proto__: f\n')?.root as object;
  expect(Object.entries(root)).toEqual([
    ["200", "a"],
    ["1e3", "b"],
    ["yes", "c"],
    ["0o17", "d"],
    ["~", "e"],
    ["__proto__", "f"],
  ]);
});

it("agrees with another parser on every scalar without quotes", () => {
  const letters = fc.constantFrom(..."0123456789+-.eExXoObB_afFnNutTrRlLsSiIyY~:".split(""));
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 7 }), (drawn) => {
      const text = `- ${drawn.join("")}\n`;
      fc.pre(parseDocument(text).errors.length === 0);
      expect(parsed(text)?.root).toEqual(parse(text));
    }),
    { numRuns: 3000, seed: 1 },
  );
});

const json = fc.jsonValue({ maxDepth: 5 });
const styles = fc.record({
  indent: fc.integer({ min: 2, max: 6 }),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 80),
  defaultStringType: fc.constantFrom("PLAIN" as const, "QUOTE_SINGLE" as const, "QUOTE_DOUBLE" as const),
  collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
  blockQuote: fc.constantFrom(true, false, "folded" as const, "literal" as const),
});

it("agrees with another parser on every value that it can write, in every style", () => {
  fc.assert(
    fc.property(json, styles, (value, options) => {
      const text = stringify(value, options);
      // The other parser does not read everything that it writes.
      fc.pre(parseDocument(text).errors.length === 0);
      expect(parsed(text)?.root).toEqual(parse(text));
    }),
    { numRuns: 1000, seed: 2 },
  );
});

it("agrees with another parser on the line of every part", () => {
  fc.assert(
    fc.property(json, styles, (value, options) => {
      const text = stringify(value, options);
      const lines = new LineCounter();
      const document = parseDocument(text, { lineCounter: lines });
      fc.pre(document.errors.length === 0);
      const source = parsed(text);
      const places = placesIn(document.contents, "");
      const found = places.map(([pointer]) => [pointer, source?.lineOf(pointer)]);
      expect(found).toEqual(places.map(([pointer, offset]) => [pointer, lines.linePos(offset).line]));
    }),
    { numRuns: 500, seed: 3 },
  );
});

/** The offset of each key and item, by its JSON pointer. */
function placesIn(node: Node | null, pointer: string): [pointer: string, offset: number][] {
  if (isSeq<Node>(node))
    return node.items.flatMap((item, i) => [
      [`${pointer}/${i}`, item.range?.[0] ?? 0],
      ...placesIn(item, `${pointer}/${i}`),
    ]);
  if (!isMap<Node, Node>(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    const place = pointerTo(pointer, isScalar(key) ? String(key.value) : "");
    return [[place, key.range?.[0] ?? 0], ...placesIn(value, place)];
  });
}

it("keeps digits and the order of keys", () => {
  const source = parsed("a: { z: 1.50, 2: 9007199254740993, 1: [1e2, +7, .5, 0xFFFFFFFFFFFFFFFF, 3.] }\nb: 1.0\n");
  const digits = (text: string): object => ({ text });
  const exact = source?.exact("/a") as ReadonlyMap<string, unknown>;
  expect([...exact]).toEqual([
    ["z", digits("1.50")],
    ["2", digits("9007199254740993")],
    ["1", [digits("1e2"), digits("7"), digits("0.5"), digits("18446744073709551615"), digits("3")]],
  ]);
  expect(source?.exact("/b")).toEqual(digits("1.0"));
  expect(source?.exact("/a/1/1")).toEqual(digits("7"));
  expect(source?.exact("/nothing")).toBeUndefined();
});

it("gives an alias the value, the digits and the line of its anchor", () => {
  const source = parsed("a: &a\n  n: &n 1.50\nb: *a\nc: *n\n");
  expect(source?.root).toEqual({ a: { n: 1.5 }, b: { n: 1.5 }, c: 1.5 });
  expect(source?.exact("/c")).toEqual({ text: "1.50" });
  expect([source?.lineOf("/b"), source?.lineOf("/b/n")]).toEqual([3, 2]);
});

it("gives the line of a place as far as it leads", () => {
  const source = parsed("a:\n  - b: 1\n  -\n    c: 2\n");
  expect(["", "/a", "/a/0/b", "/a/1", "/a/1/c", "/a/1/d/e", "/x"].map((place) => source?.lineOf(place))).toEqual([
    1, 1, 2, 4, 4, 4, 1,
  ]);
});

/** What people write by mistake. */
it.each<[text: string, place: string, found: string, cure: string]>([
  ["a:\n\tb: 1\n", "line 2, column 1", "a tab is used for indentation", "indent with spaces"],
  [
    "a: b: c\n",
    "line 1, column 5",
    "a text has a colon and a space in it, as only a key has",
    "put the text in quotes",
  ],
  ["a: @b\n", "line 1, column 4", "a text begins with @", "put the text in quotes"],
  [
    "a: 1\n  b: 2\n",
    "line 2, column 4",
    "this key is indented more than its siblings",
    "indent it like the keys beside it",
  ],
  [
    "a:\n    b: 1\n  c: 2\n",
    "line 3, column 3",
    "this is indented differently from its siblings, or there is text after a closing quote",
    "correct it there",
  ],
  [
    'a: "b\nc: 2\n',
    "line 2, column 1",
    "a quote or bracket that was opened before is not closed",
    "close it, or indent this line more",
  ],
  ["a: 1\nb\nc: 2\n", "line 3, column 2", "a line before this one has no key or no value", "write `key: value`"],
  [
    'a: "\\d"\n',
    "line 1, column 6",
    "a double-quoted text has an invalid escape (backslash)",
    "double the backslash, or use single quotes",
  ],
  ["url: [", "line 1, column 7", "unexpected end of the stream within a flow collection", "correct the YAML there"],
])("says what is wrong with %j", (text, place, found, cure) => {
  expect(saidOf(text)).toEqual([`a.yaml ${place}: this is not YAML: ${found}`, `    → ${cure}`]);
});

it.each([
  [
    "a: !Ref b\n",
    "line 1, column 4: this begins with a tag (!) that is unknown or does not fit the value",
    "put the text in quotes, or remove the tag",
  ],
  [
    "a: !!int b\n",
    "line 1, column 4: this begins with a tag (!) that is unknown or does not fit the value",
    "put the text in quotes, or remove the tag",
  ],
  ["? [a]\n: b\n", "line 1, column 3: a key is not text", "write keys as text"],
  ["a: 1\n'a': 2\n", 'line 2, column 1: the key "a" is there twice', "remove one of the two"],
  [
    "a: *b\n",
    "line 1, column 4: this begins with *, and no anchor before it has its name",
    "put the text in quotes, or correct the alias",
  ],
  ["a: 1\n...\nb: 2\n", "line 3, column 1: a second YAML document starts here", "keep one document in the file"],
  ["a: |\n  ---\n---\nb: 2\n", "line 3, column 1: a second YAML document starts here", "keep one document in the file"],
  ["a: b\0c\n", "line 1, column 5: this is not text: it has a zero byte", "name a YAML or JSON file"],
  ["<!doctype html>\n<html>", "line 1, column 1: this is HTML or XML", "name a YAML or JSON file"],
])("says what is wrong with %j", (text, found, cure) => {
  expect(saidOf(text)).toEqual([`a.yaml ${found}`, `    → ${cure}`]);
});

it("counts the levels behind aliases", () => {
  const steps = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [[[[[[[[*a${i}]]]]]]]]\n`);
  expect(saidOf(`a0: &a0 1\n${steps.join("")}`)[0]).toBe("a.yaml line 26, column 19: this is nested too deep");
});

it("takes an empty file for an empty document", () => {
  expect([parsed("")?.root, parsed("# nothing\n")?.root, parsed("---\n")?.root]).toEqual([null, null, null]);
});
