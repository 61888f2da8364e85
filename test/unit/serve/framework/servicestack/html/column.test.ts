import { expect, test } from "vitest";
import type { Member, Type } from "../../../../../../src/contract/model/type.ts";
import { columnOf, fittingWidth } from "../../../../../../src/serve/framework/servicestack/html/column.ts";

const memberOf = (key: string, type: Type): Member => ({
  key,
  name: key,
  verbatim: false,
  order: undefined,
  required: false,
  slot: { type, nullable: true },
});
const text: Type = { kind: "string" };
const whole: Type = { kind: "integer", bits: 32, signed: true };
const column = (key: string, type: Type, values: readonly (string | number | null)[]): ReturnType<typeof columnOf> =>
  columnOf(
    memberOf(key, type),
    values.map((value) => ({ [key]: value })),
  );

test.each([
  { rule: "is constant when all rows say the same", values: ["a", "a"], want: true },
  { rule: "is constant when no row says anything", values: [null, null], want: true },
  { rule: "tells null from empty text", values: [null, ""], want: false },
  { rule: "is not constant in a single row", values: ["a"], want: false },
])("$rule", ({ values, want }) => {
  expect(column("name", text, values).isConstant).toBe(want);
});

test("is as wide as its widest value or its name", () => {
  expect(column("n", text, ["a", "abc"]).width).toBe(3);
  expect(column("long name", text, ["a"]).width).toBe(9);
  expect(column("n", text, ["😀😀"]).width).toBe(2);
});

test.each([
  { of: "a word about success", key: "state", type: text, values: ["Success", "Fail"], at: 0, want: "good" },
  { of: "a word about failure", key: "state", type: text, values: ["Success", "Fail"], at: 1, want: "bad" },
  { of: "a word about waiting", key: "state", type: text, values: ["Pending", "Fail"], at: 0, want: "open" },
  { of: "any other word", key: "state", type: text, values: ["Blue", "Red"], at: 0, want: undefined },
  { of: "a sentence", key: "state", type: text, values: ["Fail: see the log, please"], at: 0, want: undefined },
  { of: "an HTTP status", key: "statusCode", type: whole, values: [200, 503], at: 1, want: "bad" },
  { of: "no status yet", key: "statusCode", type: whole, values: [0, 503], at: 0, want: undefined },
  { of: "a number beside one that is no status", key: "code", type: whole, values: [200, 7], at: 0, want: undefined },
  { of: "an amount", key: "count", type: whole, values: [200, 500], at: 1, want: undefined },
])("colours $of as $want", ({ key, type, values, at, want }) => {
  expect(column(key, type, values).tone?.(values[at] ?? null)).toBe(want);
});

const wide = (...widths: number[]): { width: number; isCuttable: boolean }[] =>
  widths.map((width) => ({ width, isCuttable: true }));

test.each([
  { rule: "cuts nothing that fits", columns: wide(10, 20), room: 40, want: Infinity },
  { rule: "cuts the widest alone when that is enough", columns: wide(10, 100), room: 66, want: 50 },
  { rule: "cuts all wide ones to the same measure", columns: wide(10, 90, 100), room: 99, want: 40 },
  { rule: "never cuts to less than can be told apart", columns: wide(50, 50, 50), room: 30, want: 14 },
  {
    rule: "leaves room for what cannot be cut",
    columns: [...wide(100), { width: 24, isCuttable: false }],
    room: 80,
    want: 50,
  },
])("$rule", ({ columns, room, want }) => {
  expect(fittingWidth(columns, room)).toBe(want);
});
