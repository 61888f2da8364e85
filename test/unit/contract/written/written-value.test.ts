import fc from "fast-check";
import { expect, it } from "vitest";
import { Digits } from "../../../../src/source/digits.ts";
import { readWritten, writtenValue } from "../../../../src/contract/written/written-value.ts";
import type { MapType, Type } from "../../../../src/contract/model/type.ts";
import { type Problem, ProblemError } from "../../../../src/problem.ts";
import { canonicalLeaf } from "../../../../src/wire/compare/canonical-leaf.ts";
import { HttpStatusCode, mapOf, maybe, objectOf, Order, slot, text } from "../../../support/types.ts";

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

const leaves: readonly Type[] = [
  int64,
  uint8,
  single,
  double,
  access,
  HttpStatusCode,
  { kind: "decimal" },
  { kind: "guid" },
  { kind: "datetime" },
  { kind: "datetimeoffset" },
  { kind: "timespan" },
  { kind: "bytes" },
];
/** Texts that look like values of one kind or another. */
const spellings = fc.oneof(
  fc.stringMatching(/^[+-]?\d{0,4}\.?\d{0,4}(e-?\d)?$/),
  fc.stringMatching(/^\d{4}-[01]\d-[0-3]\d([T ][0-2]\d:[0-5]\d(:[0-5]\d(\.\d{1,7})?)?(Z|[+-][01]\d:?[03]0)?)?$/),
  fc.stringMatching(/^\/Date\(-?\d{1,14}([+-][01]\d[03]0)?\)\/$/),
  fc.stringMatching(/^-?(P\dD)?(T\d{1,2}H)?(\d\.)?[0-2]\d:[0-5]\d:[0-5]\d$/),
  fc.stringMatching(/^[0-9a-fA-F]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/),
  fc.constantFrom("Read, Write", "read", "Redirect", "302", "AAA=", "AAB=", "NaN", "-INF", "P1D", "-PT0S"),
);

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
  { given: 1, type: Order, want: "Ascending" },
  { given: "descending", type: Order, want: "Descending" },
  { given: "Redirect", type: HttpStatusCode, want: "Found" },
  {
    given: { b: "1", a: null },
    type: mapOf(text),
    want: new Map([
      ["b", "1"],
      ["a", null],
    ]),
  },
  {
    given: { b: 1, a: [new Digits("9007199254740993")] },
    type: { kind: "any" },
    want: new Map<string, unknown>([
      ["b", 1],
      ["a", [9007199254740993n]],
    ]),
  },
])("reads $given as $type.kind", ({ given, type, want }) => {
  expect(writtenValue(given, { type, nullable: false }, "")).toEqual(want);
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
  expect(() => writtenValue(given, { type, nullable: true }, "/rows/0")).toThrow(ProblemError);
});

// Two readers stood here, one for examples and overrides and one for files of rows. Each took what the other refused.
it.each<{ given: unknown; type: Type; want: unknown }>([
  { given: "2026-02-03T04:05Z", type: { kind: "datetime" }, want: "2026-02-03T04:05:00Z" },
  { given: "2026-02-03 04:05:06", type: { kind: "datetime" }, want: "2026-02-03T04:05:06" },
  { given: "2026-02-03Z", type: { kind: "datetime" }, want: "2026-02-03T00:00:00Z" },
  { given: "/Date(1770091506000)/", type: { kind: "datetime" }, want: "2026-02-03T04:05:06Z" },
  { given: "+1.5", type: { kind: "decimal" }, want: "1.5" },
  { given: "1.", type: double, want: 1 },
  { given: ".5", type: double, want: 0.5 },
  { given: "INF", type: double, want: Infinity },
  { given: new Digits("-Infinity"), type: double, want: -Infinity },
  { given: "5.0", type: uint8, want: 5 },
  { given: "1e2", type: uint8, want: 100 },
  { given: "Read, Write", type: access, want: "Read, Write" },
  { given: "read,read", type: access, want: "Read" },
  { given: 3, type: access, want: "Read, Write" },
  { given: "007", type: access, want: "7" },
])("reads $given as $type.kind in examples, overrides and rows alike", ({ given, type, want }) => {
  expect(writtenValue(given, { type, nullable: false }, "")).toEqual(want);
});

it.each<{ given: unknown; type: Type }>([
  { given: "2026-02-03T04:05:06+15:00", type: { kind: "datetime" } },
  { given: "2026-02-03T04:05:06+01:75", type: { kind: "datetimeoffset" } },
  { given: "/Date(1770091506000+2500)/", type: { kind: "datetime" } },
  { given: "P99999999999D", type: { kind: "timespan" } },
  { given: "AAB=", type: { kind: "bytes" } },
  { given: "0-1234567-89ab-cdef-0123-456789abcdef", type: { kind: "guid" } },
])("refuses $given as $type.kind, which no wire format could spell", ({ given, type }) => {
  expect(() => writtenValue(given, { type, nullable: false }, "")).toThrow(ProblemError);
});

it.each<{ given: string; datetime: string; datetimeoffset: string }>([
  { given: "/Date(0-0000)/", datetime: "1970-01-01T00:00:00", datetimeoffset: "1970-01-01T00:00:00+00:00" },
  {
    given: "1970-01-01T00:00:00-00:00",
    datetime: "1970-01-01T00:00:00+00:00",
    datetimeoffset: "1970-01-01T00:00:00+00:00",
  },
])("reads the offset of $given, which is zero", ({ given, datetime, datetimeoffset }) => {
  expect(writtenValue(given, { type: { kind: "datetime" }, nullable: false }, "")).toBe(datetime);
  expect(writtenValue(given, { type: { kind: "datetimeoffset" }, nullable: false }, "")).toBe(datetimeoffset);
});

it("gives values that every wire format reads back as they are", () => {
  fc.assert(
    fc.property(fc.constantFrom(...leaves), fc.oneof(fc.string(), spellings), (type, given) => {
      const problems: Problem[] = [];
      const value = readWritten(given, { type, nullable: true }, "", (problem) => problems.push(problem));
      return problems.length > 0 || Object.is(canonicalLeaf(value, type), value);
    }),
  );
});

it("finds members by key, by name in the code and by alias, and leaves out those that may be empty", () => {
  const type = objectOf("Row", { FirstName: maybe({ kind: "string" }), Count: slot(uint8) }, { casing: "camel" });
  const read = (json: unknown): unknown => writtenValue(json, { type, nullable: false }, "");
  expect([read({ FirstName: "a" }), read({ firstName: "a", count: 2 }), read({})]).toEqual([
    { firstName: "a", count: 0 },
    { firstName: "a", count: 2 },
    { count: 0 },
  ]);
  expect(() => read({ FirstName: "a", firstName: "b" })).toThrow('"firstName" and "FirstName" are the same member');
  expect(() => read({ Firstname: "a" })).toThrow('Row has no member "Firstname"');
});

it("reports everything that does not fit, each with its place", () => {
  const list: Type = { kind: "list", item: { type: uint8, nullable: false } };
  expect(() => writtenValue([1, 300, null, "x"], { type: list, nullable: false }, "/rows")).toThrow(
    new ProblemError([
      {
        place: "/rows/1",
        found: "this is 300; expected a whole number of 8 bits that is not negative",
        cure: "write a whole number of 8 bits that is not negative",
      },
      {
        place: "/rows/2",
        found: "this is empty, but a value is required",
        cure: "write a whole number of 8 bits that is not negative, or leave it out",
      },
      {
        place: "/rows/3",
        found: 'this is "x"; expected a whole number of 8 bits that is not negative',
        cure: "write a whole number of 8 bits that is not negative",
      },
    ]),
  );
});

const whole: Type = { kind: "number", integer: true };
const entries: MapType = {
  kind: "map",
  value: slot(whole),
  patterns: [{ pattern: /^x-/u, slot: slot({ kind: "string" }) }],
};

it.each<{ title: string; given: unknown; type: Type; want: unknown }>([
  {
    title: "a number of JSON, with every digit",
    given: new Digits("90071992547409931"),
    type: whole,
    want: 90071992547409931n,
  },
  {
    title: "a list by the types of its places",
    given: ["a", 1],
    type: { kind: "tuple", items: [slot({ kind: "string" })], rest: slot(int64) },
    want: ["a", 1n],
  },
  {
    title: "a dictionary by its patterns",
    given: { a: 1, "x-b": "c" },
    type: entries,
    want: new Map<string, unknown>([
      ["a", 1],
      ["x-b", "c"],
    ]),
  },
  {
    title: "what may stand beside the members of an object",
    given: { name: "a", "x-more": "b" },
    type: { ...objectOf("Thing", { name: slot({ kind: "string" }) }), rest: entries },
    want: { name: "a", "x-more": "b" },
  },
  {
    title: "the choice of a union that fits",
    given: { lives: 9 },
    type: {
      kind: "union",
      choices: [objectOf("Dog", { name: slot({ kind: "string" }) }), objectOf("Cat", { lives: slot(int64) })],
      discriminator: undefined,
    },
    want: { lives: 9n },
  },
])("reads $title", ({ given, type, want }) => {
  expect(writtenValue(given, slot(type), "/v")).toEqual(want);
});

it("says what a union takes where nothing of it fits", () => {
  const union: Type = { kind: "union", choices: [whole, { kind: "boolean" }], discriminator: undefined };
  expect(() => writtenValue("five", slot(union), "/v")).toThrow(ProblemError);
});

it("leaves members away that are not there and need not be, where null may not stand", () => {
  const optional = objectOf("Thing", { flag: slot({ kind: "boolean" }) });
  const all = optional.all.map((member) => ({ ...member, required: false }));
  expect(writtenValue({}, slot({ ...optional, members: all, all }), "/v")).toEqual({});
  expect(writtenValue({}, slot(optional), "/v")).toEqual({ flag: false });
});
