import fc from "fast-check";
import { expect, it } from "vitest";
import { documentValues } from "../../../src/source/document-values.ts";
import { jsonEvents } from "../../../src/source/json-events.ts";
import { plainJson } from "../../../src/source/plain-json.ts";
import { Spellings } from "../../../src/source/spellings.ts";

const key = fc.constantFrom("a", "b", "0", "1", "2", "10", "01", "4294967295", "99999999999", "__proto__", "\\u0061");
const scalar = fc.constantFrom(
  ...["0", "-1", "10", "1.5", "1.50", "-0", "1e3", "1e21", "12345678901234567890", "1E400"],
  ...['"1.50"', '"a\\"b: 1.50"', '"\\\\"', '"{"', '""', "true", "null"],
);
const blank = fc.constantFrom("", " ", "\n\t");

const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, scalar, list(tie("value")), record(tie("value"))),
}));
/** Digits are kept by what holds a number. */
const text = value.map((held) => `[${held}]`);

function list(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(item, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`);
}

function record(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const member = fc.tuple(key, blank, value).map(([name, space, held]) => `"${name}"${space}:${held}`);
  return fc.array(member, { maxLength: 4 }).map((members) => `{${members.join(",")}}`);
}

/** What the parser that keeps everything makes of a text, and whether JavaScript's own would have lost some of it. */
function kept(json: string) {
  const spellings = new Spellings();
  let problems = 0;
  const value = documentValues(json, jsonEvents(json), spellings, () => problems++);
  return { value, problems, exact: spellings.exactAt(value, []), plain: new Spellings().exactAt(value, []) };
}

/** With the order of keys, which equality of maps passes over. */
function inOrder(exact: unknown): unknown {
  if (exact instanceof Map)
    return [...(exact as ReadonlyMap<unknown, unknown>)].map(([name, held]) => [name, inOrder(held)]);
  return Array.isArray(exact) ? exact.map(inOrder) : exact;
}

it("reads a text exactly as the parser that keeps everything does, or leaves it to that", () => {
  let read = 0;
  fc.assert(
    fc.property(text, (json) => {
      const found = plainJson(json);
      const { value, problems, exact, plain } = kept(json);
      if (found === undefined) return;
      read++;
      expect(problems).toBe(0);
      expect(found.value).toEqual(value);
      expect(JSON.stringify(found.value)).toBe(JSON.stringify(value));
      expect(inOrder(exact)).toEqual(inOrder(plain));
    }),
    { numRuns: 3000, seed: 5 },
  );
  expect(read).toBeGreaterThan(500);
});

it("leaves nothing to the other parser but what would be lost", () => {
  fc.assert(
    fc.property(text, (json) => {
      const { problems, exact, plain } = kept(json);
      const isKept = problems === 0 && JSON.stringify(inOrder(exact)) === JSON.stringify(inOrder(plain));
      // Of keys that are escaped or have ten digits nobody asks what they do to the order.
      if (isKept && !/\\u|4294967295/.test(json)) expect(plainJson(json), json).toBeDefined();
    }),
    { numRuns: 3000, seed: 6 },
  );
});

it.each(['{"a": 1', "[1,]", "", '{"a": 1} x', "[01]", `${"[".repeat(201)}${"]".repeat(201)}`, '"\\"'])(
  "leaves %j, which is no JSON or too deep, to the parser that says so",
  (json) => {
    expect(plainJson(json)).toBeUndefined();
  },
);
