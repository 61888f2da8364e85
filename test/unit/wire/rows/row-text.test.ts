import fc from "fast-check";
import { expect, test } from "vitest";
import type { ObjectValue, Value } from "../../../../src/contract/model/value.ts";
import type { Piece } from "../../../../src/wire/rows/piece.ts";
import { RowText } from "../../../../src/wire/rows/row-text.ts";

const names = ["a", "b", "c", "d", "e"];

/** Tells 0 from -0, and what is absent from null. */
function shown(held: Value | undefined): string {
  if (Object.is(held, -0)) return "-0;";
  return held === undefined ? ";" : `${typeof held} ${typeof held === "object" ? JSON.stringify(held) : String(held)};`;
}

function pieceOf(name: string, spelled: (name: string) => void = () => undefined): Piece {
  return {
    key: name,
    shown: (held) => held,
    spell(held) {
      spelled(name);
      return shown(held);
    },
  };
}

const value = fc.constantFrom<Value | undefined>(undefined, null, "x", "y", 0, -0, 1, NaN, true, 7n, ["x"], { x: 1 });
const objects = fc.array(fc.record(Object.fromEntries(names.map((name) => [name, value]))), { maxLength: 12 });

test("writes every object as if it were the only one, whatever came before", () => {
  fc.assert(
    fc.property(objects, (rows) => {
      const writer = new RowText(names.map((name) => pieceOf(name)));
      for (const row of rows)
        expect(writer.write(row as ObjectValue)).toBe(names.map((name) => shown(row[name])).join(""));
    }),
    { numRuns: 2000 },
  );
});

test("spells again only what is not as it was in the object before", () => {
  const spelled: string[] = [];
  const writer = new RowText(names.map((name) => pieceOf(name, (one) => spelled.push(one))));
  const first = { a: "1", b: "x", c: "y", d: 200, e: "t" };
  writer.write(first);
  expect(spelled.splice(0)).toEqual(names);
  writer.write({ ...first, a: "2" });
  writer.write({ ...first, a: "3", e: "u" });
  expect(spelled).toEqual(["a", "a", "e"]);
});

test("writes an object within one of its own kind", () => {
  const inner = new RowText([
    { key: "name", shown: (held) => held, spell: shown },
    {
      key: "inner",
      shown: (held) => held,
      spell: (held): string => (held === undefined ? "" : `(${inner.write(held as ObjectValue)})`),
    },
  ]);
  const tree = { name: "a", inner: { name: "a", inner: { name: "b" } } };
  expect([inner.write(tree), inner.write(tree)]).toEqual(Array(2).fill("string a;(string a;(string b;))"));
});
