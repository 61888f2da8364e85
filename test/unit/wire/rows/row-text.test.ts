import fc from "fast-check";
import { expect, test } from "vitest";
import type { ObjectValue, Value } from "../../../../src/contract/model/value.ts";
import { rowsOf } from "../../../support/values-row.ts";
import { type Piece, RowText } from "../../../../src/wire/rows/row-text.ts";

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

test("writes rows as it writes the objects that they stand for, whatever is their own", () => {
  const own = fc.array(fc.constantFrom(undefined, "any" as const), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(objects, fc.shuffledSubarray(names), own, fc.array(fc.boolean()), (rows, keys, kinds, asObject) => {
      const writer = new RowText(names.map((name) => pieceOf(name)));
      const given = rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null])));
      for (const [at, row] of rowsOf(given, keys, kinds).entries())
        expect(writer.write(asObject[at] === true ? row.value : row)).toBe(
          names.map((name) => shown(given[at]?.[name])).join(""),
        );
    }),
    { numRuns: 1000 },
  );
});

test("writes words of a row's own between what stands around them, without spelling each", () => {
  const spelled: string[] = [];
  const piece = (key: string, isText: boolean): Piece => ({
    key,
    isText,
    shown: (held) => held,
    spell(held) {
      spelled.push(key);
      return `<${key}>${typeof held === "string" ? held : JSON.stringify(held)}</${key}>`;
    },
  });
  const writer = new RowText([piece("id", true), piece("count", false), piece("name", true)]);
  const rows = rowsOf(
    [
      { id: "a_1", count: 1, name: "x" },
      { id: "a_2", count: 2, name: "x" },
      { id: null, count: 3, name: "x" },
    ],
    ["id", "count", "name"],
    ["word", "any", undefined],
  );
  expect(rows.map((row) => writer.write(row))).toEqual([
    "<id>a_1</id><count>1</count><name>x</name>",
    "<id>a_2</id><count>2</count><name>x</name>",
    "<id>null</id><count>3</count><name>x</name>",
  ]);
  expect(spelled).toEqual(["id", "count", "name", "count", "id", "count"]);
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
