import fc from "fast-check";
import { expect, test } from "vitest";
import type { Columns } from "../../../../src/contract/model/row-values.ts";
import type { Value } from "../../../../src/contract/model/value.ts";
import type { Piece } from "../../../../src/wire/rows/piece.ts";
import { RowText } from "../../../../src/wire/rows/row-text.ts";
import { rowsOf } from "../../../support/values-row.ts";

const names = ["a", "b", "c", "d", "e"];
const around = { before: "{", behind: "}", between: "; " };
const words = { prefix: "w_", count: 2 };

/** Tells 0 from -0, and what is absent from null. */
function shown(held: Value | undefined): string {
  if (Object.is(held, -0)) return "-0";
  return `${typeof held} ${typeof held === "object" ? JSON.stringify(held) : String(held)}`;
}

/** A piece with a comma before it, which is not there where its value is null. */
function pieceOf(key: string, at: number, spelled: (key: string) => void = () => undefined): Piece {
  return {
    key,
    isText: true,
    shown: (held) => held ?? undefined,
    spell(held) {
      spelled(key);
      return held === undefined ? "" : `${at === 0 ? "" : ","}${key}=${shown(held)}`;
    },
  };
}

const value = fc.constantFrom<Value>(null, "", "x", "y", 0, -0, 1, NaN, true, 7n, ["x"], { x: 1 });
const word = fc.constantFrom("w_0a", "w_Zz", "w_99");
const kinds = fc.array(fc.constantFrom(undefined, "any" as const, words), { minLength: 5, maxLength: 5 });
/** How values are a row's own, and rows of such values. */
const given = kinds.chain((own) =>
  fc.record({
    own: fc.constant<Columns["own"]>(own),
    rows: fc.array(
      fc.record(Object.fromEntries(names.map((name, at) => [name, typeof own[at] === "object" ? word : value]))),
      { maxLength: 12 },
    ),
  }),
);

test("writes all rows of lists as if each were the only one, whatever is their own and whatever came before", () => {
  fc.assert(
    fc.property(given, fc.shuffledSubarray([0, 1, 2, 3, 4]), fc.array(fc.nat(12)), ({ own, rows }, order, cuts) => {
      const [all, one] = [0, 1].map(
        () =>
          new RowText(
            names.map((name, at) => pieceOf(name, at)),
            { separated: true, ...around },
          ),
      );
      const planned = rowsOf(
        rows,
        order.map((at) => names[at] ?? ""),
        order.map((at) => own[at]),
      );
      // Lists of any length, each of some of the rows.
      for (const cut of [12, ...cuts]) {
        const list = planned.slice(0, cut);
        expect(all!.writeAll(list)).toBe(list.map((row) => `{${one!.write(row.value)}}`).join("; "));
      }
    }),
    { numRuns: 1500 },
  );
});

test("spells what rows share once for all that are alike in it, and words of their own never", () => {
  const spelled: string[] = [];
  const pieces = ["id", "count", "name"].map((key, at) => pieceOf(key, at, (one) => spelled.push(one)));
  const rows = rowsOf(
    [
      { id: "w_01", count: 1, name: "x" },
      { id: "w_02", count: 2, name: "y" },
      { id: "w_03", count: 3, name: "x" },
      { id: "w_04", count: 4, name: "x" },
    ],
    ["id", "count", "name"],
    [words, "any", undefined],
  );
  expect(new RowText(pieces, around).writeAll(rows)).toBe(
    [1, 2, 3, 4].map((n) => `{id=string w_0${n},count=number ${n},name=string ${n === 2 ? "y" : "x"}}`).join("; "),
  );
  expect(spelled.filter((key) => key === "name")).toHaveLength(2);
  expect(spelled.filter((key) => key === "id")).toHaveLength(1);
});

test("writes on as if nothing had been when a value could not be spelled", () => {
  const picky: Piece = {
    key: "b",
    shown: (held) => held,
    spell(held) {
      if (held === "no") throw new Error("not this one");
      return `b=${shown(held)}`;
    },
  };
  const writer = new RowText([pieceOf("a", 0), picky, pieceOf("c", 1)], around);
  const rows = rowsOf(
    ["yes", "no", "yes"].map((b, at) => ({ a: at, b, c: at % 2 })),
    ["a", "b", "c"],
    ["any", undefined, undefined],
  );
  expect(() => writer.writeAll(rows)).toThrow("not this one");
  expect(() => writer.writeAll(rows.slice(1))).toThrow("not this one");
  expect(writer.writeAll(rows.slice(2))).toBe("{a=number 2b=string yes,c=number 0}");
});
