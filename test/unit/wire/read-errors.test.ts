import { describe, expect, test } from "vitest";
import type { Slot } from "../../../src/contract/model/type.ts";
import { ReadError } from "../../../src/wire/format.ts";
import { serviceStackFormats } from "../../../src/wire/dialect/servicestack/formats.ts";
import { SPELLINGS } from "../../support/recorded-formats.ts";
import { Order, int32, listOf, mapOf, maybe, objectOf, slot, text } from "../../support/types.ts";

const Row = objectOf("Row", {
  Id: text,
  Count: maybe(int32),
  When: maybe({ kind: "datetime" }),
  Order: maybe(Order),
  Money: maybe({ kind: "decimal" }),
  Tags: maybe(listOf(text)),
  Map: maybe(mapOf(slot(int32))),
});
const Page = objectOf("Page", { Rows: maybe(listOf(maybe(Row))), Done: slot({ kind: "boolean" }) });
const page: Slot = slot(Page);
const spelling = SPELLINGS["zoo-pascal"];
const ROOT =
  '<Page xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/Zoo">';

describe("reading an answer strictly", () => {
  test.each([
    ['{"Rows":[{"Count":"1"}],"Done":true}', "/Rows/0/Count", 18, 'expected a whole number of 32 bits, found "1"'],
    [
      '{"Rows":[{"Count":2147483648}],"Done":true}',
      "/Rows/0/Count",
      18,
      "expected a whole number of 32 bits, found 2147483648",
    ],
    [
      '{"Rows":[{"When":"2026-01-01T00:00:00Z"}],"Done":true}',
      "/Rows/0/When",
      17,
      'expected a date and time, found "2026-01-01T00:00:00Z"',
    ],
    [
      '{"Rows":[{"Order":"Ascending"}],"Done":true}',
      "/Rows/0/Order",
      18,
      'expected one of ascending, descending, found "Ascending"',
    ],
    ['{"Rows":{},"Done":true}', "/Rows", 8, "expected a list, found an object"],
    ['{"Rows":[]}', "/Done", 0, 'expected the member "Done" of Page, found none'],
    ['{"Done":true,"Done":true}', "", 13, 'expected each member once, found "Done" again'],
    ['{"Done":true', "", 12, "expected a comma or a closing brace, found the end of the text"],
    ['{"Done":true} x', "", 14, 'expected the end of the document, found "x"'],
    [
      '{"Rows":[{"Map":{"a~/b":true}}],"Done":true}',
      "/Rows/0/Map/a~0~1b",
      24,
      "expected a whole number of 32 bits, found true",
    ],
    ["{'Done':true}", "", 1, "expected a member's name in quotes, found \"'Done':true}\""],
  ])("refuses JSON %s", (given, pointer, offset, message) => {
    expect(failureOf(() => serviceStackFormats(spelling).named("json").read(given, page))).toEqual({
      pointer,
      offset,
      message,
    });
  });

  test.each([
    [
      `${ROOT}<Rows /><Done>true</Done></Page>`,
      "",
      "expected <Done> of http://schemas.datacontract.org/2004/07/Zoo, found <Rows> of http://schemas.datacontract.org/2004/07/Zoo",
    ],
    [`${ROOT}<Done>True</Done><Rows /></Page>`, "/Done", 'expected true or false, found "True"'],
    [
      `${ROOT}<Done>true</Done></Page>`,
      "",
      "expected <Rows> of http://schemas.datacontract.org/2004/07/Zoo, found the end of <Page>",
    ],
    [
      `${ROOT}<Ready>true</Ready><Rows /></Page>`,
      "",
      "expected <Done> of http://schemas.datacontract.org/2004/07/Zoo (renamed to <Ready>, which no schema names?), found <Rows> of http://schemas.datacontract.org/2004/07/Zoo",
    ],
    [
      `${ROOT}<Done>true</Done><Lines /></Page>`,
      "",
      "expected <Rows> of http://schemas.datacontract.org/2004/07/Zoo (renamed to <Lines>, which no schema names?), found the end of <Page>",
    ],
    [
      ROOT.replace("/Zoo", "/Zoom") + "</Page>",
      "",
      "expected the root <Page> of http://schemas.datacontract.org/2004/07/Zoo, found <Page> of http://schemas.datacontract.org/2004/07/Zoom",
    ],
    [`${ROOT}<Done i:nil="true" /><Rows /></Page>`, "/Done", "expected true or false, found i:nil"],
    [`${ROOT}<Done>true</Done><Rows>x</Rows></Page>`, "/Rows", 'expected only elements in <Rows>, found text "x"'],
    [
      `${ROOT}<Done>true</Done><Rows><d:Row /></Rows></Page>`,
      "",
      'expected well-formed XML, found unbound namespace prefix: "d" after "Done><Rows><d:Row />"',
    ],
    [
      `${ROOT}<Done>true</Done><Rows /></Page><x/>`,
      "",
      'expected well-formed XML, found documents may contain only one root after "e><Rows /></Page><x/"',
    ],
    [
      `${ROOT}<Done>true</Rows></Page>`,
      "",
      'expected well-formed XML, found unexpected close tag after "o\\"><Done>true</Rows>"',
    ],
    ["<!DOCTYPE x><Page/>", "", 'expected well-formed XML, found a document type after "<!DOCTYPE x>"'],
    ["<?xml version='1.1'?><Page/>", "", /found version "1.1"/],
    [`${ROOT}<Done>&nbsp;</Done></Page>`, "", /found undefined entity after ".*<Done>&nbsp;"/],
    [`${ROOT}<Done>\u0001</Done></Page>`, "", /found disallowed character after ".*<Done>\\u0001"/],
    [`${ROOT}<Done>\ud800x</Done></Page>`, "", /found half of a surrogate pair after ".*<Done>"/],
    [`${ROOT}<Done>true</Done>`, "", /found unclosed tag: Page after ".*<\/Done>"/],
    ["", "", /found document must contain a root element at the beginning/],
    // What our own scanner let through.
    [`${ROOT}<Done><?xml x?>true</Done></Page>`, "", /found an XML declaration must be at the start of the document/],
    ["<Page xmlns:a='u' xmlns:b='u' a:x='' b:x=''/>", "", /found duplicate attribute: {u}x/],
    ["<Page xmlns:a=''/>", "", /found invalid attempt to undefine prefix in XML 1.0/],
  ])("refuses XML %s", (given, pointer, message) => {
    const failure = failureOf(() => serviceStackFormats(spelling).named("xml").read(given, page));
    expect(failure.pointer).toBe(pointer);
    if (typeof message === "string") expect(failure.message).toBe(message);
    else expect(failure.message).toMatch(message);
  });

  test("knows the place of what is no XML", () => {
    const given = `${ROOT}<Done>tr&nbsp;ue</Done></Page>`;
    const failure = failureOf(() => serviceStackFormats(spelling).named("xml").read(given, page));
    expect(failure.offset).toBe(given.indexOf("&nbsp;") + "&nbsp;".length);
  });

  test.each([
    ["Done,Rows\r\n", "", 'expected the column "Rows", found "Done,Rows\\r\\n"'],
    ['Rows,Done\r\n"[]",true\r\n', "/Done", 'expected true or false, found "true\\r\\n"'],
    ['Rows,Done\r\n"[]"\r\n', "", 'expected a comma and Done, found "\\r\\n"'],
    ['Rows,Done\r\n"[{Count:x}]",True\r\n', "/Rows/0/Count", 'expected a whole number of 32 bits, found "x}]"'],
    ["Rows,Done\r\n,True\r\n,True\r\n", "", 'expected one line behind the header, found ",True\\r\\n"'],
  ])("refuses CSV %j", (given, pointer, message) => {
    const failure = failureOf(() => serviceStackFormats(spelling).named("csv").read(given, page));
    expect({ pointer: failure.pointer, message: failure.message }).toEqual({ pointer, message });
  });

  test.each([
    [
      "{Rows:[{Count:1.5}],Done:True}",
      "/Rows/0/Count",
      14,
      'expected a whole number of 32 bits, found "1.5}],Done:True}"',
    ],
    ["{Rows:[],Done:True", "", 18, "expected a comma or a closing brace, found the end of the text"],
    ["[]", "", 0, 'expected an object (Page), found "[]"'],
  ])("refuses JSV %s", (given, pointer, offset, message) => {
    expect(failureOf(() => serviceStackFormats(spelling).named("jsv").read(given, page))).toEqual({
      pointer,
      offset,
      message,
    });
  });

  test.each([
    ["json", '{"Rows":[{"Extra":{"a":[1]}}],"Done":true,"More":1}', ["/Rows/0 Extra", " More"]],
    ["jsv", '{Rows:[{Extra:{a:[1,"x,y"]}}],Done:True,More:1}', ["/Rows/0 Extra", " More"]],
    ["xml", `${ROOT}<Done>true</Done><More /><Rows i:nil="true" /></Page>`, [" More"]],
  ] as const)("remarks members in %s that the type has not, and leaves them out", (format, given, want) => {
    const remarks: string[] = [];
    const read = serviceStackFormats(spelling)
      .named(format)
      .read(given, page, (pointer, name) => remarks.push(`${pointer} ${name}`));
    expect(remarks).toEqual(want);
    expect(Object.keys(read as object)).toEqual(expect.not.arrayContaining(["More"]));
  });

  test("keeps every digit of numbers and the order of a dictionary", () => {
    const type = objectOf("Exact", {
      Big: slot({ kind: "integer", bits: 64, signed: true }),
      Money: slot({ kind: "decimal" }),
      Map: maybe(mapOf(text)),
    });
    const read = serviceStackFormats(spelling)
      .named("json")
      .read('{"Big":9007199254740993,"Money":1.50,"Map":{"2":"b","1":"a"}}', slot(type));
    expect(read).toEqual({
      Big: 9007199254740993n,
      Money: "1.50",
      Map: new Map([
        ["2", "b"],
        ["1", "a"],
      ]),
    });
    expect([...(read as { Map: Map<string, string> }).Map.keys()]).toEqual(["2", "1"]);
  });

  const levels = 100_000;
  const deep = (open: string, close: string): string => open.repeat(levels) + close.repeat(levels);
  const anything = objectOf("Box", { Any: maybe({ kind: "any" }), Rows: maybe(listOf(maybe({ kind: "any" }))) });
  test.each([
    ["json", deep('{"Any":', "}")],
    ["json", `{"Rows":${deep("[", "]")}}`],
    ["xml", deep("<Any>", "</Any>")],
    ["xml", `${ROOT.replace("Page", "Box")}${deep('<i:a i:b="">', "</i:a>")}</Box>`],
    ["xml", deep('<a xmlns:b="c" b:d="">', "</a>")],
    ["xml", `<Box>${deep("<Rows>", "</Rows>")}`],
    ["csv", `Any,Rows\r\n"${deep("{Any:", "}")}",\r\n`],
    ["jsv", deep("{Any:", "}")],
    ["jsv", `{Rows:${deep("[", "]")}}`],
  ] as const)("refuses %s of 100,000 levels, whatever they are of", (format, given) => {
    const read = (): unknown => serviceStackFormats(spelling).named(format).read(given, slot(anything));
    expect(failureOf(read).message).toContain("more");
  });
});

function failureOf(read: () => unknown): { pointer: string; offset: number | undefined; message: string } {
  try {
    read();
  } catch (error) {
    if (error instanceof ReadError) return { pointer: error.pointer, offset: error.offset, message: error.message };
    throw error;
  }
  throw new Error("nothing was refused");
}
