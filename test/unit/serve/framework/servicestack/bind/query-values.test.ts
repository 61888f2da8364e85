import { expect, test } from "vitest";
import { Access, int32, listOf, mapOf, maybe, slot, text, zooTypes } from "../../../../../support/types.ts";
import { bound, operationOf } from "../../../../../support/zoo-echo.ts";

const refused = (name: string, value: string) => `refused: '${value}' is an Invalid value for '${name}'`;

test.each([
  ["Whole", " 5 ", 5],
  ["Whole", "-5", -5],
  ["Whole", "007", 7],
  ["Whole", "5\n", 5],
  ["Whole", '"5"', 5],
  ["Whole", "-0", 0],
  ["Whole", "-2147483648", -2147483648],
  ["Big", "-9223372036854775808", -9223372036854775808n],
  ["Double", "1,5", 15],
  ["Double", ".5", 0.5],
  ["Double", "5.", 5],
  ["Double", "+1.5", 1.5],
  ["Double", "1e400", Infinity],
  ["Double", "nan", NaN],
  ["Double", "-infinity", -Infinity],
  ["Double", "-0", -0],
  ["Money", "1.50", "1.50"],
  ["Money", "-0.00", "0.00"],
  ["Money", "1e3", "1000"],
  ["Money", "1.5e-2", "0.015"],
  ["Money", "7.92281625142643375935439503355", "7.922816251426433759354395034"],
  ["Flag", "tRUE", true],
  ["Flag", " false ", false],
  ["Flag", "on", true],
  ["Flag", "off", false],
  ["Flag", "y", true],
  ["Flag", "N", false],
  ["Flag", '"true"', true],
  ["Colour", "green", "Green"],
  ["Colour", "Red,Blue", "Blue"],
  ["Colour", " red ", "Red"],
  ["Colour", "7", "7"],
  ["Colour", "-1", "-1"],
  ["Colour", '"Green"', "Green"],
  ["Guid", "(01234567-89AB-CDEF-0123-456789ABCDEF)", "01234567-89ab-cdef-0123-456789abcdef"],
  ["Guid", " 0123456789abcdef0123456789abcdef ", "01234567-89ab-cdef-0123-456789abcdef"],
  ["Text", '"a"', '"a"'],
  ["Text", " ", " "],
])("reads %s=%j", (name, value, want) => {
  expect(bound(name, value)).toEqual(want);
});

test.each([
  ["Whole", ["+5", "5.0", "5e1", "0x5", "1,000", "null", "2147483648", "-05", " ", "٣"]],
  ["Big", ["9223372036854775808", "1.0"]],
  ["Double", ["INF", "1.5f", "$1", "(1.5)", "1-", "1 000", ",5", " "]],
  ["Money", ["79228162514264337593543950336", "NaN", "1.5m"]],
  ["Flag", ["On", "OFF", "yes", "no", "2", "null", "true,false"]],
  ["Colour", ["purple", "5.0", "null", "99999999999", "Red Blue", "Red,", " "]],
  ["Guid", ["0123", "{0x01234567,0x89ab,0xcdef}", "null", "{0123456789abcdef0123456789abcdef}"]],
])("refuses for %s each of %j", (name, values) => {
  expect(values.map((value) => bound(name, value))).toEqual(values.map((value) => refused(name, value)));
});

test.each([
  ["a,b", ["a", "b"]],
  ["[a,b]", ["a", "b"]],
  ['["a","b"]', ["a", "b"]],
  ['"a,b",c', ["a,b", "c"]],
  ["a,", ["a", null]],
  [",a", [null, "a"]],
  ["a,,b", ["a", null, "b"]],
  ['""', [""]],
  ['a,"",b', ["a", "", "b"]],
  ["[a, b]", ["a", " b"]],
  ["{a:b,c:d},e", ["{a:b,c:d}", "e"]],
  ["null", ["null"]],
  ["[a", []],
  ["[a,b", ["a", null]],
  ["[]", []],
  ["[ ]", []],
])("reads the list of strings %j", (value, want) => {
  expect(bound("Strings", value)).toEqual(want);
});

test.each([
  ["1,2", [1, 2]],
  ["[1,2]", [1, 2]],
  [" 1 , 2 ", [1, 2]],
  ["1,", [1]],
  ["+1", [1]],
  ["[]", []],
])("reads the list of numbers %j", (value, want) => {
  expect(bound("Ints", value)).toEqual(want);
});

test.each([
  ["{Name:a,Count:2,Tags:[x,y]}", { Name: "a", Count: 2, Tags: ["x", "y"] }],
  ['{"Name":"a"}', { Name: "a" }],
  ['{"Name": "a"}', { Name: ' "a"' }],
  ["{nAME:a", { Name: "a" }],
  ["{Count:x,Name:a,Nope:1}", { Name: "a" }],
  ["{Name:a,Name:b}", { Name: "b" }],
  ['{Name:"a,b"}', { Name: "a,b" }],
  ["{Name:}", { Name: null }],
  ["{}", {}],
  ["{ }", {}],
])("reads the object %j", (value, want) => {
  expect(bound("Inner", value)).toEqual(want);
});

test.each([
  ["{k:v,l:w}", { k: "v", l: "w" }],
  ["k:v", { k: "v" }],
  ["k:null", { k: "null" }],
  ["k:v,k:w", { k: "w" }],
  ['{"":v}', { "\u200b": "v" }],
  ["{k:}", { k: null }],
  [" ", {}],
  ["{}", {}],
])("reads the dictionary %j", (value, want) => {
  expect(Object.fromEntries(bound("Map", value) as ReadonlyMap<string, string>)).toEqual(want);
});

test.each([
  ["Strings", [" "]],
  ["Ints", ["1,,2", "1,a", '"1",2', "null", " "]],
  ["Inner", ["x", "[a]", " {Name:a}", "{Name}", " "]],
  ["Map", ["x", "{x}"]],
])("refuses for the structure %s each of %j", (name, values) => {
  expect(values.map((value) => bound(name, value))).toEqual(values.map((value) => refused(name, value)));
});

const others = operationOf("Others", {
  Tiny: maybe({ kind: "integer", bits: 8, signed: false }),
  Small: maybe({ kind: "integer", bits: 16, signed: true }),
  Unsigned: maybe({ kind: "integer", bits: 64, signed: false }),
  Single: maybe({ kind: "float", bits: 32 }),
  Letter: maybe({ kind: "char" }),
  Link: maybe({ kind: "uri" }),
  Bytes: maybe({ kind: "bytes" }),
  Access: maybe(Access),
  Sure: slot({ kind: "boolean" }),
  Longs: maybe(listOf(slot({ kind: "integer", bits: 64, signed: true }))),
  Inners: maybe(listOf(maybe(zooTypes("pascal").Inner))),
  Counts: maybe(mapOf(slot(int32))),
  Any: maybe({ kind: "any" }),
  Own: text,
});

test.each([
  ["Tiny", "255", 255],
  ["Tiny", "256", refused("Tiny", "256")],
  ["Tiny", "-1", refused("Tiny", "-1")],
  ["Small", "-32768", -32768],
  ["Unsigned", "18446744073709551615", 18446744073709551615n],
  ["Single", "0.1", Math.fround(0.1)],
  ["Letter", "c", "c"],
  ["Letter", "cd", "c"],
  ["Link", "http://EXAMPLE.com:80/x#f", "http://EXAMPLE.com:80/x#f"],
  ["Link", "::::", refused("Link", "::::")],
  ["Link", "http://", refused("Link", "http://")],
  ["Bytes", "YQ==", "YQ=="],
  ["Bytes", "[97,98]", "YWI="],
  ["Bytes", "x", refused("Bytes", "x")],
  ["Access", "Read,Write", "Read, Write"],
  ["Access", "3", "Read, Write"],
  ["Access", "4", "4"],
  ["Sure", "true,false", true],
  ["Longs", "1,2,", [1n, 2n, 0n]],
  ["Inners", "[{Name:a},{Name:b}]", [{ Name: "a" }, { Name: "b" }]],
  ["Any", "a", "a"],
])("reads %s=%j among the rarer types", (name, value, want) => {
  expect(bound(name, value, others)).toEqual(want);
});
