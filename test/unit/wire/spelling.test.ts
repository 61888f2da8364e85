import { describe, expect, test } from "vitest";
import type { Type } from "../../../src/contract/model/type.ts";
import type { Value } from "../../../src/contract/model/value.ts";
import { equalValues } from "../../../src/wire/compare/equal-values.ts";
import { defaultSpelling, type Spelling } from "../../../src/wire/dialect/servicestack/spelling.ts";
import { serviceStackFormats } from "../../../src/wire/dialect/servicestack/formats.ts";
import { jsonValueOf } from "../../../src/wire/dialect/servicestack/json/json-value.ts";
import {
  Colour,
  HttpStatusCode,
  Order,
  int32,
  listOf,
  mapOf,
  maybe,
  objectOf,
  slot,
  text,
} from "../../support/types.ts";

const Row = objectOf("Row", {
  FirstName: text,
  Count: slot(int32),
  When: slot({ kind: "datetime" }),
  Colour: slot(Colour),
  Order: slot(Order),
  Span: slot({ kind: "timespan" }),
  Key: slot({ kind: "guid" }),
  MaybeKey: maybe({ kind: "guid" }),
});
const row: Value = { Order: "Descending", Span: "PT1H", MaybeKey: "00000000-0000-0000-0000-000000000001" };
const base: Spelling = { ...defaultSpelling, guids: "compact" };
const all =
  '"Colour":"Red","Order":"descending","Span":"PT1H","Key":"00000000000000000000000000000000","MaybeKey":"00000000000000000000000000000001"';

describe("a spelling", () => {
  test.each<[Partial<Spelling>, string]>([
    [{}, `{"Count":0,"When":"0001-01-01T00:00:00.0000000",${all}}`],
    [{ nulls: true }, `{"FirstName":null,"Count":0,"When":"0001-01-01T00:00:00.0000000",${all}}`],
    [
      { omitDefaults: true },
      '{"Colour":"Red","Order":"descending","Span":"PT1H","MaybeKey":"00000000000000000000000000000001"}',
    ],
    [
      { enumNumbers: true, omitDefaults: true },
      '{"Colour":0,"Order":"descending","Span":"PT1H","MaybeKey":"00000000000000000000000000000001"}',
    ],
    [
      { timeSpans: "clock", omitDefaults: true },
      '{"Colour":"Red","Order":"descending","Span":"01:00:00","MaybeKey":"00000000000000000000000000000001"}',
    ],
    [
      { casing: "snake", omitDefaults: true },
      '{"colour":"Red","order":"descending","span":"PT1H","maybe_key":"00000000000000000000000000000001"}',
    ],
    [
      { dates: "seconds", guids: "hyphens" },
      '{"Count":0,"Colour":"Red","Order":"descending","Span":"PT1H","MaybeKey":"00000000-0000-0000-0000-000000000001"}',
    ],
    [{ dates: "wcf", guids: "compact" }, `{"Count":0,"When":"\\/Date(-62135596800000-0000)\\/",${all}}`],
  ])("%j changes what it says and nothing else", (changes, want) => {
    const spelling = { ...base, ...changes };
    expect(serviceStackFormats(spelling).named("json").write(row, Row)).toBe(want);
    expect(jsonValueOf(row, Row, spelling)).toEqual(JSON.parse(want));
  });

  test("breaks lines on request", () => {
    const type = objectOf("Pretty", { A: maybe(listOf(text)), B: maybe(mapOf(text)), C: maybe(listOf(text)) });
    const value: Value = { A: ["x{", 'y"'], B: new Map([["k:", "v"]]), C: [] };
    expect(
      serviceStackFormats({ ...base, pretty: true })
        .named("json")
        .write(value, type),
    ).toBe(
      '{\n    "A": [\n        "x{",\n        "y\\""\n    ],\n    "B": {\n        "k:": "v"\n    },\n    "C": [\n        \n    ]\n}',
    );
  });

  test("by the host's own date function knows only dates that are never null, and is quoted in JSV but not in a cell", () => {
    const type = objectOf("Dated", { When: slot({ kind: "datetime" }), Maybe: maybe({ kind: "datetime" }) });
    const value: Value = { When: "2026-02-23T23:27:16.5Z", Maybe: "2026-02-23T23:27:16Z" };
    const spelling: Spelling = { ...base, dates: "seconds" };
    expect(serviceStackFormats(spelling).named("json").write(value, type)).toBe(
      '{"When":"2026-02-23T23:27:16","Maybe":"\\/Date(1771889236000)\\/"}',
    );
    expect(serviceStackFormats(spelling).named("jsv").write(value, type)).toBe(
      '{When:"2026-02-23T23:27:16",Maybe:2026-02-23T23:27:16Z}',
    );
    expect(serviceStackFormats(spelling).named("csv").write(value, type)).toBe(
      "When,Maybe\r\n2026-02-23T23:27:16,2026-02-23T23:27:16Z\r\n",
    );
    expect(serviceStackFormats(spelling).named("xml").write(value, type)).toContain(
      "<When>2026-02-23T23:27:16.5Z</When>",
    );
  });

  test("serves a type that holds itself", () => {
    const next: { type: Type; nullable: boolean } = { type: { kind: "any" }, nullable: true };
    const node = objectOf("Node", { Name: text, Next: next });
    next.type = node;
    const value: Value = { Name: "a", Next: { Name: "b", Next: null } };
    for (const format of serviceStackFormats(base).all) {
      expect(equalValues(format.read(format.write(value, node), slot(node)), value, node), format.name).toBe(true);
    }
    expect(jsonValueOf(value, node, base)).toEqual({ Name: "a", Next: { Name: "b" } });
  });

  test("of text as an answer is the text itself in every format", () => {
    const written = serviceStackFormats(base).all.map((format) => format.write("just, text", { kind: "string" }));
    expect(new Set(written)).toEqual(new Set(["just, text"]));
  });

  test.each<[Type, Value, string]>([
    [listOf(maybe(Row)), [], ""],
    [listOf(text), ["a", null], '"a"\nnull\n'],
    [objectOf("One", { A: text }), { A: "x" }, '{"A":"x"}'],
    [
      objectOf("Page", { Done: slot({ kind: "boolean" }), Rows: maybe(listOf(text)) }, { dataContract: true }),
      { Done: true, Rows: ["a"] },
      '"a"\n',
    ],
  ])("has a line per row in JSONL (%#)", (type, value, want) => {
    expect(serviceStackFormats(base).named("jsonl").write(value, type)).toBe(want);
  });
});

describe("two values", () => {
  test.each<[Type, Value, Value, boolean]>([
    [{ kind: "decimal" }, "1.50", "1.5", false],
    [{ kind: "decimal" }, "-0.0", "0.0", true],
    [{ kind: "datetime" }, "2026-01-01T00:00:00.50Z", "2026-01-01T00:00:00.5Z", true],
    [{ kind: "datetime" }, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00", false],
    [{ kind: "datetime" }, "2026-01-01T02:00:00+02:00", "2026-01-01T00:00:00+00:00", true],
    [{ kind: "datetimeoffset" }, "2026-01-01T02:00:00+02:00", "2026-01-01T00:00:00+00:00", false],
    [{ kind: "float", bits: 64 }, 0, -0, false],
    [{ kind: "float", bits: 64 }, NaN, NaN, true],
    [HttpStatusCode, "Redirect", "Found", true],
    [
      mapOf(text),
      new Map([
        ["a", "1"],
        ["b", "2"],
      ]),
      new Map([
        ["b", "2"],
        ["a", "1"],
      ]),
      true,
    ],
    [Row, { Count: 1 }, { Count: 1, FirstName: null }, true],
    [listOf(text), ["a"], ["a", null], false],
  ])("are equal up to spelling, or not (%#)", (type, a, b, want) => {
    expect(equalValues(a, b, type)).toBe(want);
  });
});
