import { expect, it } from "vitest";
import { Digits } from "../../../src/source/digits.ts";
import { plainValue } from "../../../src/contract/compile/plain.ts";
import type { Type } from "../../../src/contract/model/type.ts";
import { ProblemError } from "../../../src/problem.ts";

const int64: Type = { kind: "integer", bits: 64, signed: true };
const uint8: Type = { kind: "integer", bits: 8, signed: false };
const single: Type = { kind: "float", bits: 32 };
const double: Type = { kind: "float", bits: 64 };
const access: Type = {
  kind: "enum",
  name: "Access",
  namespace: "",
  flags: true,
  members: [
    { name: "None", text: "None", number: 0 },
    { name: "Read", text: "read", number: 1 },
    { name: "Write", text: "Write", number: 2 },
  ],
};

it.each<{ given: unknown; type: Type; want: unknown }>([
  { given: "9007199254740993", type: int64, want: 9007199254740993n },
  { given: new Digits("9007199254740993"), type: int64, want: 9007199254740993n },
  { given: 5, type: int64, want: 5n },
  { given: 255, type: uint8, want: 255 },
  { given: 5.0, type: uint8, want: 5 },
  { given: "NaN", type: double, want: NaN },
  { given: "-INF", type: double, want: -Infinity },
  { given: "-0", type: double, want: -0 },
  { given: new Digits("1.50"), type: double, want: 1.5 },
  { given: 0.1, type: single, want: Math.fround(0.1) },
  { given: new Digits("1.50"), type: { kind: "decimal" }, want: "1.50" },
  { given: "-0.00", type: { kind: "decimal" }, want: "0.00" },
  { given: 1e21, type: { kind: "decimal" }, want: "1000000000000000000000" },
  { given: 1.5e-7, type: { kind: "decimal" }, want: "0.00000015" },
  { given: "0042", type: { kind: "string" }, want: "0042" },
  { given: "0123456789ABCDEF0123456789abcdef", type: { kind: "guid" }, want: "01234567-89ab-cdef-0123-456789abcdef" },
  { given: "2026-02-03T04:05:06.7890000Z", type: { kind: "datetime" }, want: "2026-02-03T04:05:06.789Z" },
  { given: "2026-02-03", type: { kind: "datetime" }, want: "2026-02-03T00:00:00" },
  { given: "2026-02-03T04:05:06+0200", type: { kind: "datetime" }, want: "2026-02-03T04:05:06+02:00" },
  { given: "/Date(1746385687007)/", type: { kind: "datetime" }, want: "2025-05-04T19:08:07.007Z" },
  { given: "/Date(-62135596800000)/", type: { kind: "datetime" }, want: "0001-01-01T00:00:00Z" },
  { given: "/Date(1794062917500-0530)/", type: { kind: "datetimeoffset" }, want: "2026-11-07T09:18:37.5-05:30" },
  { given: "2026-02-03T04:05:06Z", type: { kind: "datetimeoffset" }, want: "2026-02-03T04:05:06+00:00" },
  { given: "2026-02-03T04:05:06", type: { kind: "datetimeoffset" }, want: "2026-02-03T04:05:06+00:00" },
  { given: "1.02:03:04.0050000", type: { kind: "timespan" }, want: "P1DT2H3M4.005S" },
  { given: "-15:15:47.1234567", type: { kind: "timespan" }, want: "-PT15H15M47.1234567S" },
  { given: "PT90M", type: { kind: "timespan" }, want: "PT1H30M" },
  { given: "00:00:00", type: { kind: "timespan" }, want: "PT0S" },
  { given: "P2D", type: { kind: "timespan" }, want: "P2D" },
  { given: "read, Write", type: access, want: "Read, Write" },
  { given: 2, type: access, want: "Write" },
  { given: 7, type: access, want: "7" },
  {
    given: { b: 1, a: [new Digits("9007199254740993")] },
    type: { kind: "any" },
    want: { b: 1, a: [9007199254740993n] },
  },
])("reads $given as $type.kind", ({ given, type, want }) => {
  expect(plainValue(given, { type, nullable: false }, "")).toEqual(want);
});

it.each<{ given: unknown; type: Type }>([
  { given: 256, type: uint8 },
  { given: -1, type: uint8 },
  { given: 1.5, type: uint8 },
  { given: "9223372036854775808", type: int64 },
  { given: "one", type: double },
  { given: "", type: double },
  { given: 5, type: { kind: "string" } },
  { given: "ab", type: { kind: "char" } },
  { given: "0123", type: { kind: "guid" } },
  { given: "2026-02-30", type: { kind: "datetime" } },
  { given: "2026-02-03T24:00:00", type: { kind: "datetime" } },
  { given: "PT", type: { kind: "timespan" } },
  { given: "1:2", type: { kind: "timespan" } },
  { given: "AAA", type: { kind: "bytes" } },
  { given: "Reed", type: access },
  { given: {}, type: { kind: "boolean" } },
])("refuses $given as $type.kind", ({ given, type }) => {
  expect(() => plainValue(given, { type, nullable: true }, "/rows/0")).toThrow(ProblemError);
});

it("reports everything that does not fit, each with its place", () => {
  const list: Type = { kind: "list", item: { type: uint8, nullable: false } };
  expect(() => plainValue([1, 300, null, "x"], { type: list, nullable: false }, "/rows")).toThrow(
    new ProblemError([
      {
        place: "/rows/1",
        found: "this is 300, and a whole number of 8 bits that is not negative stands here",
        cure: "write a whole number of 8 bits that is not negative",
      },
      {
        place: "/rows/2",
        found: "this is empty, and its place cannot be",
        cure: "write a whole number of 8 bits that is not negative, or leave it out",
      },
      {
        place: "/rows/3",
        found: 'this is "x", and a whole number of 8 bits that is not negative stands here',
        cure: "write a whole number of 8 bits that is not negative",
      },
    ]),
  );
});
