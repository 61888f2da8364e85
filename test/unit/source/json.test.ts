import fc from "fast-check";
import { expect, it } from "vitest";
import { parsed, saidOf } from "./parsed.ts";

const blank = fc.stringMatching(/^[ \t\n\r]{0,3}$/);

/** Any JSON text, with blanks wherever they may stand. */
const { text } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.tuple(blank, fc.oneof({ maxDepth: 4 }, scalar(), list(tie("text")), record(tie("text"))), blank).map(joined),
}));

function joined(parts: readonly string[]): string {
  return parts.join("");
}

function scalar(): fc.Arbitrary<string> {
  const number = fc.stringMatching(/^-?(0|[1-9][0-9]{0,3})(\.[0-9]{1,3})?([eE][-+]?[0-9]{1,2})?$/);
  const escaped = fc.constantFrom(
    '"\\u0041\\ud83d\\ude00"',
    '"\\/\\b\\f\\n\\r\\t\\"\\\\"',
    '"\\ud800"',
    '"\u007f\u0085"',
  );
  return fc.oneof(number, escaped, fc.json({ maxDepth: 0 }), fc.constantFrom("true", "false", "null"));
}

function list(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(item, { maxLength: 4 }).map((items) => `[${items.join(",")}]`);
}

function record(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const member = fc.tuple(blank, fc.string(), blank, value);
  return fc
    .uniqueArray(member, { maxLength: 4, selector: ([, key]) => key })
    .map((members) => `{${members.map(([a, key, b, v]) => `${a}${JSON.stringify(key)}${b}:${v}`).join(",")}}`);
}

it("reads whatever is JSON as JSON.parse does, with the line of the value", () => {
  fc.assert(
    fc.property(text, (json) => {
      const source = parsed(json, "a.json");
      expect(source?.root).toEqual(JSON.parse(json));
      expect(source?.lineOf("")).toBe(json.slice(0, json.search(/\S/)).split("\n").length);
    }),
    { numRuns: 1000, seed: 4 },
  );
});

it("refuses whatever is no JSON", () => {
  const damage = fc.tuple(
    text,
    fc.nat(),
    fc.constantFrom("", ",", ":", "'", '"', "\\", "[", "}", "0", "\n", "NaN", "/**/"),
  );
  fc.assert(
    fc.property(damage, ([json, at, put]) => {
      const place = at % json.length;
      const damaged = json.slice(0, place) + put + json.slice(place + 1);
      expect(parsed(damaged, "a.json") !== undefined, damaged).toBe(isJson(damaged));
    }),
    { numRuns: 3000, seed: 5 },
  );
});

function isJson(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

it.each([
  ['{"a": }', "column 7: this is not JSON: expected a value"],
  ['{"a": 1,}', "column 9: this is not JSON: expected a property name in double quotes"],
  ['{"a" 1}', "column 6: this is not JSON: expected ':' after property name"],
  ["[1 2]", "column 4: this is not JSON: expected ',' or ']' after array element"],
  ['["a', `column 4: this is not JSON: expected '"' at the end of a string, or a character that is allowed in one`],
  ["[01]", "column 2: this is not JSON: expected a value"],
  ["{} x", "column 4: this is not JSON: expected the end of the file"],
  ["", "column 1: this is not JSON: expected a value"],
])("says where %j is no JSON", (json, found) => {
  expect(saidOf(json, "a.json")).toEqual([`a.json line 1, ${found}`, "    → correct the JSON there"]);
});

it("says which key is there twice, and reads on", () => {
  expect(saidOf('{"a": 1,\n "b": {"a": 1, "\\u0061": 2}}', "a.json")).toEqual([
    'a.json line 2, column 16: the key "a" is there twice',
    "    → remove one of the two",
  ]);
});

it("keeps digits and the order of keys", () => {
  const source = parsed('{"b": 1.50, "2": 12345678901234567890, "1": "1.50"}', "a.json");
  expect([...(source!.exact("") as ReadonlyMap<string, unknown>)]).toEqual([
    ["b", { text: "1.50" }],
    ["2", { text: "12345678901234567890" }],
    ["1", "1.50"],
  ]);
});
