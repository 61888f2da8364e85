import { RegExpParser } from "@eslint-community/regexpp";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { Automaton } from "../../../src/pattern/automaton.ts";
import { matcherOf, schemaMatcher, Undecided } from "../../../src/pattern/matcher.ts";
import { catastrophicPatterns } from "../../support/catastrophic-patterns.ts";
import { triesOf } from "../../support/tries.ts";

function automatonOf(pattern: string, flags = "u"): Automaton {
  const parser = new RegExpParser({ ecmaVersion: 2024 });
  return new Automaton(parser.parsePattern(pattern, 0, pattern.length, { unicode: flags.includes("u") }), flags);
}

test("has two hundred patterns that an engine which tries again may never end with", () => {
  expect(new Set(catastrophicPatterns.map(({ pattern }) => pattern)).size).toBe(200);
});

test.each(catastrophicPatterns)("decides $pattern in steps that grow with the text", ({ pattern, text }) => {
  expect(matcherOf(pattern).engine).toBe("linear");
  const automaton = automatonOf(pattern);
  const [some, more] = [automaton.decide(text(500)), automaton.decide(text(1000))];
  expect(more.steps).toBeLessThan(250 * 1002);
  expect(more.steps).toBeLessThan(2.2 * some.steps + 2000);
  for (const short of ["", "a", text(1), text(3), text(3).slice(0, -1), "a,b*", "aaa=", "*", "abab*"])
    expect([short, matcherOf(pattern).test(short)]).toEqual([short, new RegExp(pattern, "u").test(short)]);
});

/** Random patterns over a small alphabet: everything that ECMA-262 has but references back. */
const { pattern: randomPattern } = fc.letrec<{ piece: string; row: string; pattern: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom(
      "a",
      "b",
      "c",
      ".",
      "[ab]",
      "[^a]",
      "\\w",
      "\\d",
      "\\s",
      "\\b",
      "\\B",
      "^",
      "$",
      "\\p{L}",
      "é",
      "\\u{1f600}",
    ),
    tie("pattern").map((inner) => `(${inner})`),
    tie("pattern").map((inner) => `(?:${inner})`),
    tie("pattern").map((inner) => `(?=${inner})`),
    tie("pattern").map((inner) => `(?!${inner})`),
    tie("pattern").map((inner) => `(?<=${inner})`),
    tie("pattern").map((inner) => `(?<!${inner})`),
    fc
      .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,3}?", "{2,}", "{0}"))
      .map(([inner, times]) => `(?:${inner})${times}`),
    fc
      .tuple(fc.constantFrom("a", "b", "[ab]", ".", "\\w"), fc.constantFrom("*", "+", "?", "*?", "{2,3}", "{1,}"))
      .map(([inner, times]) => `${inner}${times}`),
  ),
  row: fc.array(tie("piece"), { maxLength: 3 }).map((pieces) => pieces.join("")),
  pattern: fc.array(tie("row"), { minLength: 1, maxLength: 2 }).map((rows) => rows.join("|")),
}));
const shortText = fc.string({
  unit: fc.constantFrom("a", "b", "c", "1", " ", "\n", "é", "😀", "\ud83d"),
  maxLength: 7,
});
const flags = fc.constantFrom("u", "", "iu", "im", "s", "msu");

function isPattern(pattern: string, given: string): boolean {
  try {
    return new RegExp(pattern, given) instanceof RegExp;
  } catch {
    return false;
  }
}

test("gives the answer of JavaScript's own engine for any pattern, flags and text", () => {
  fc.assert(
    fc.property(randomPattern, flags, shortText, (pattern, given, text) => {
      fc.pre(isPattern(pattern, given));
      // V8 looks back from the middle of a character beyond the first plane, which ECMA-262 does not.
      fc.pre(!(pattern.includes("(?<") && text.includes("😀")));
      const said = new RegExp(pattern, given).test(text);
      expect(automatonOf(pattern, given).test(text)).toBe(said);
      expect(matcherOf(pattern, given).test(text)).toBe(said);
    }),
    { numRuns: 1000 },
  );
});

test("covers words only where every one of them matches", () => {
  const ends = ["0", "1", "b", "A", "z"].flatMap((one) => ["0", "a", "Z"].map((other) => one + other));
  let covered = 0;
  fc.assert(
    fc.property(randomPattern, flags, fc.constantFrom("", "a", "b1", "_"), (pattern, given, prefix) => {
      fc.pre(isPattern(pattern, given));
      const matcher = matcherOf(pattern, given);
      if (!matcher.covers({ prefix, count: 2 })) return;
      covered++;
      for (const end of ends) expect(matcher.test(prefix + end)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(covered).toBeGreaterThan(100);
});

test("covers texts that differ in digits alone only where every one of them matches", () => {
  const texts = fc.constantFrom("a1", "1", "b12", "a1b2", "1 1");
  let covered = 0;
  fc.assert(
    fc.property(randomPattern, flags, texts, fc.array(fc.nat(9), { minLength: 3 }), (pattern, given, text, digits) => {
      fc.pre(isPattern(pattern, given));
      const matcher = matcherOf(pattern, given);
      if (!matcher.covers({ digitsOf: text })) return;
      covered++;
      for (const digit of digits) expect(matcher.test(text.replace(/\d/g, String(digit)))).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(covered).toBeGreaterThan(100);
});

test.each([
  ["^id_", true],
  ["^id_[0-9A-Za-z]{3}$", true],
  ["^id_\\w+\\b", true],
  ["^id_[0-9]+$", false],
  ["^id_.{4}", false],
  ["[a-z]$", false],
])("says of %s whether it covers words behind id_: %s", (pattern, covers) => {
  expect(matcherOf(pattern).covers({ prefix: "id_", count: 3 })).toBe(covers);
});

/** Random patterns of repetitions within and behind each other, two deep. */
const times = fc.constantFrom("", "*", "+", "?", "*?", "{1,3}", "{2,}", "{3}");
const repeatedChar = fc.tuple(fc.constantFrom("a", "b", "[ab]", "[^b]", "c"), times).map((parts) => parts.join(""));
const rowOf = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
const groupOf = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(rowOf(part), { minLength: 1, maxLength: 2 }), times, fc.constantFrom("(?:", "(?:", "(?:", "(?="))
    .map(([rows, often, open]) => `${open}${rows.join("|")})${open === "(?=" ? "" : often}`);
const inner = fc.oneof(repeatedChar, groupOf(repeatedChar));
const repetitions = rowOf(fc.oneof(inner, groupOf(inner)));

test("leaves to JavaScript's engine only what it decides in tries that grow with the text", () => {
  const pump = fc.constantFrom("a", "b", "ab", "aab", "ac", "abc");
  let left = 0;
  fc.assert(
    fc.property(repetitions, pump, fc.constantFrom("", "!", "b", "c"), (row, pumps, end) => {
      const pattern = `^${row}$`;
      if (matcherOf(pattern).engine !== "native") return;
      left++;
      const texts = [60, 120].map((often) => `${pumps.repeat(often)}${end}`);
      const [once = NaN, twice = NaN] = texts.map((text) => triesOf(pattern, text, 400_000));
      // As many ways as the matcher lets an engine try, once and at every place.
      expect(once).toBeLessThan(5000 + 300 * (texts[0]?.length ?? NaN));
      expect(twice).toBeLessThan(2000 + 2.5 * once);
    }),
    { numRuns: 2000 },
  );
  expect(left).toBeGreaterThan(200);
});

test.each([
  "^[a-z]{2000000}$",
  "^[\\t\\n\\r -ÿ]{1,8192}$",
  "^[a-z0-9]+(?:[._-][a-z0-9]+)*$",
  "^(?=.*[A-Z])(?=.*\\d).{8,64}$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^[A-Z]{2}[0-9]{9}$",
  "^(?:red|green|blue)$",
  "^arn:aws[a-z-]*:iam::\\d{12}:role/.+$",
  "^.*\\.json$",
  "^(\\w)-\\1$",
  "^$",
])("leaves the ordinary pattern %s to JavaScript's engine", (pattern) =>
  expect(matcherOf(pattern).engine).toBe("native"),
);

test.each(["^(a+)+\\1$", "^(?:a?){100000}a{100000}$", "^(?:(?:){9999}){9999}a*a*$"])(
  "says that %s cannot be decided, and does not try",
  (pattern) => {
    expect(matcherOf(pattern).engine).toBe("none");
    expect(() => matcherOf(pattern).test("aaaa")).toThrow(Undecided);
  },
);

test("gives up a text that is too long for an automaton, and says so", () => {
  expect(() => matcherOf("^(a+)+$").test(`${"a".repeat(5_000_000)}!`)).toThrow("too long to be held against");
  expect(() => matcherOf("a+a+=").test("a".repeat(3_000_000))).toThrow(Undecided);
});

test("reads a pattern with the flag u, and without where it is none with it", () => {
  expect(schemaMatcher("^\\-a$")?.test("-a")).toBe(true);
  expect(schemaMatcher("^.$")?.test("😀")).toBe(true);
  expect(schemaMatcher("(")).toBeUndefined();
  expect(() => matcherOf("(")).toThrow(SyntaxError);
});

test("reads a short text once with an automaton, however often it is asked for", () => {
  const reads = vi.spyOn(Automaton.prototype, "test");
  const matcher = matcherOf("^(?:a|aa)+b$");
  expect(matcher.engine).toBe("linear");
  const [short, long] = ["aaab", `${"a".repeat(100)}b`];
  expect([short, short, "aaac", "aaac", long, long].map((text) => matcher.test(text))).toEqual([
    true,
    true,
    false,
    false,
    true,
    true,
  ]);
  expect(reads.mock.calls.map(([text]) => text)).toEqual([short, "aaac", long, long]);
  reads.mockRestore();
});
