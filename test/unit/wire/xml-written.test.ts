import { describe, expect, test } from "vitest";
import type { ObjectType, Slot, Type } from "../../../src/contract/model/type.ts";
import type { Value } from "../../../src/contract/model/value.ts";
import { brokenOff } from "../../../src/serve/framework/servicestack/error-response.ts";
import { defaultSpelling } from "../../../src/wire/dialect/servicestack/spelling.ts";
import { writeXml } from "../../../src/wire/dialect/servicestack/xml/xml-document.ts";
import {
  Colour,
  HttpStatusCode,
  enumOf,
  int32,
  listOf,
  mapOf,
  maybe,
  objectOf,
  slot,
  text,
} from "../../support/types.ts";

const OTHER = "http://schemas.datacontract.org/2004/07/Other";
const leaf = objectOf("Leaf", { A: text, T: maybe(listOf(text)) }, { namespace: OTHER });
const inner = objectOf("Inner", { Name: text, Tags: maybe(listOf(text)) });
const bytes: Type = { kind: "bytes" };
const offset: Type = { kind: "datetimeoffset" };
const aLeaf = { A: "x", T: ["t"] };
const anInner = { Name: "n", Tags: ["q"] };

/** Measured on .NET 10's DataContractSerializer; `ARRAYS`, `DC/` and `XSD` stand for its long namespaces. */
const members: readonly (readonly [string, Slot, Value, string])[] = [
  [
    "lists in lists",
    maybe(listOf(maybe(listOf(text)))),
    [["a", null], null, []],
    '<M xmlns:d2p1="ARRAYS"><d2p1:ArrayOfstring><d2p1:string>a</d2p1:string><d2p1:string i:nil="true" /></d2p1:ArrayOfstring><d2p1:ArrayOfstring i:nil="true" /><d2p1:ArrayOfstring /></M>',
  ],
  [
    "lists in dictionaries",
    maybe(mapOf(maybe(listOf(text)))),
    new Map([["k", ["v"]]]),
    '<M xmlns:d2p1="ARRAYS"><d2p1:KeyValueOfstringArrayOfstringty7Ep6D1><d2p1:Key>k</d2p1:Key><d2p1:Value><d2p1:string>v</d2p1:string></d2p1:Value></d2p1:KeyValueOfstringArrayOfstringty7Ep6D1></M>',
  ],
  [
    "dates in dictionaries",
    maybe(mapOf(slot({ kind: "datetime" }))),
    new Map([["k", "2026-01-02T00:00:00"]]),
    '<M xmlns:d2p1="ARRAYS"><d2p1:KeyValueOfstringdateTime><d2p1:Key>k</d2p1:Key><d2p1:Value>2026-01-02T00:00:00</d2p1:Value></d2p1:KeyValueOfstringdateTime></M>',
  ],
  [
    "dates with offset in lists",
    maybe(listOf(slot(offset))),
    ["2026-01-02T03:04:05+02:00"],
    '<M xmlns:d2p1="DC/System"><d2p1:DateTimeOffset><d2p1:DateTime>2026-01-02T01:04:05Z</d2p1:DateTime><d2p1:OffsetMinutes>120</d2p1:OffsetMinutes></d2p1:DateTimeOffset></M>',
  ],
  [
    "bytes in lists",
    maybe(listOf(maybe(bytes))),
    ["AQ==", null, ""],
    '<M xmlns:d2p1="ARRAYS"><d2p1:base64Binary>AQ==</d2p1:base64Binary><d2p1:base64Binary i:nil="true" /><d2p1:base64Binary /></M>',
  ],
  ["enums in lists", maybe(listOf(slot(Colour))), ["Green"], "<M><Colour>Green</Colour></M>"],
  [
    "nullable numbers in lists",
    maybe(listOf(maybe(int32))),
    [1, null],
    '<M xmlns:d2p1="DC/System"><d2p1:int>1</d2p1:int><d2p1:int i:nil="true" /></M>',
  ],
  [
    "nullable numbers in lists in lists",
    maybe(listOf(maybe(listOf(maybe(int32))))),
    [[1]],
    '<M xmlns:d2p1="DC/System"><d2p1:ArrayOfNullableOfint><d2p1:int>1</d2p1:int></d2p1:ArrayOfNullableOfint></M>',
  ],
  [
    "nullable numbers in dictionaries",
    maybe(mapOf(maybe(int32))),
    new Map([["n", null]]),
    '<M xmlns:d2p1="ARRAYS"><d2p1:KeyValueOfstringNullableOfintU6ho3Bhd><d2p1:Key>n</d2p1:Key><d2p1:Value i:nil="true" /></d2p1:KeyValueOfstringNullableOfintU6ho3Bhd></M>',
  ],
  [
    "nullable enums in dictionaries",
    maybe(mapOf(maybe(Colour))),
    new Map([["j", "Red"]]),
    '<M xmlns:d2p1="ARRAYS"><d2p1:KeyValueOfstringNullableOfColourXnRlto51U6ho3Bhd><d2p1:Key>j</d2p1:Key><d2p1:Value>Red</d2p1:Value></d2p1:KeyValueOfstringNullableOfColourXnRlto51U6ho3Bhd></M>',
  ],
  [
    "nullable dates with offset in dictionaries",
    maybe(mapOf(maybe(offset))),
    new Map([["o", "0001-01-01T00:00:00+00:00"]]),
    '<M xmlns:d2p1="ARRAYS"><d2p1:KeyValueOfstringNullableOfDateTimeOffset5F2dSckgU6ho3Bhd><d2p1:Key>o</d2p1:Key><d2p1:Value xmlns:d4p1="DC/System"><d4p1:DateTime>0001-01-01T00:00:00Z</d4p1:DateTime><d4p1:OffsetMinutes>0</d4p1:OffsetMinutes></d2p1:Value></d2p1:KeyValueOfstringNullableOfDateTimeOffset5F2dSckgU6ho3Bhd></M>',
  ],
  [
    "dictionaries in dictionaries",
    maybe(mapOf(maybe(mapOf(slot(int32))))),
    new Map([["k", new Map([["j", 1]])]]),
    '<M xmlns:d2p1="ARRAYS"><d2p1:KeyValueOfstringArrayOfKeyValueOfstringintty7Ep6D1><d2p1:Key>k</d2p1:Key><d2p1:Value><d2p1:KeyValueOfstringint><d2p1:Key>j</d2p1:Key><d2p1:Value>1</d2p1:Value></d2p1:KeyValueOfstringint></d2p1:Value></d2p1:KeyValueOfstringArrayOfKeyValueOfstringintty7Ep6D1></M>',
  ],
  [
    "lists of objects in dictionaries",
    maybe(mapOf(maybe(listOf(maybe(inner))))),
    new Map([["k", [anInner, null]]]),
    '<M xmlns:d2p1="ARRAYS"><d2p1:KeyValueOfstringArrayOfInnerRPrglZVO><d2p1:Key>k</d2p1:Key><d2p1:Value><Inner><Name>n</Name><Tags><d2p1:string>q</d2p1:string></Tags></Inner><Inner i:nil="true" /></d2p1:Value></d2p1:KeyValueOfstringArrayOfInnerRPrglZVO></M>',
  ],
  [
    "foreign objects",
    maybe(leaf),
    aLeaf,
    '<M xmlns:d2p1="DC/Other"><d2p1:A>x</d2p1:A><d2p1:T xmlns:d3p1="ARRAYS"><d3p1:string>t</d3p1:string></d2p1:T></M>',
  ],
  [
    "foreign objects in dictionaries",
    maybe(mapOf(maybe(leaf))),
    new Map([
      ["k", aLeaf],
      ["n", null],
    ]),
    '<M xmlns:d2p1="ARRAYS"><d2p1:KeyValueOfstringLeaf8AyYo_Snw><d2p1:Key>k</d2p1:Key><d2p1:Value xmlns:d4p1="DC/Other"><d4p1:A>x</d4p1:A><d4p1:T><d2p1:string>t</d2p1:string></d4p1:T></d2p1:Value></d2p1:KeyValueOfstringLeaf8AyYo_Snw><d2p1:KeyValueOfstringLeaf8AyYo_Snw><d2p1:Key>n</d2p1:Key><d2p1:Value xmlns:d4p1="DC/Other" i:nil="true" /></d2p1:KeyValueOfstringLeaf8AyYo_Snw></M>',
  ],
  [
    "status codes in dictionaries",
    maybe(mapOf(slot(HttpStatusCode))),
    new Map([["k", "OK"]]),
    '<M xmlns:d2p1="ARRAYS"><d2p1:KeyValueOfstringHttpStatusCoderPJgOKkq><d2p1:Key>k</d2p1:Key><d2p1:Value>OK</d2p1:Value></d2p1:KeyValueOfstringHttpStatusCoderPJgOKkq></M>',
  ],
  [
    "every name of a status code as its first",
    maybe(listOf(slot(HttpStatusCode))),
    ["Redirect", "RedirectKeepVerb"],
    '<M xmlns:d2p1="DC/System.Net"><d2p1:HttpStatusCode>Found</d2p1:HttpStatusCode><d2p1:HttpStatusCode>TemporaryRedirect</d2p1:HttpStatusCode></M>',
  ],
  [
    "infinities and the sign of zero",
    maybe(listOf(slot({ kind: "float", bits: 64 }))),
    [-Infinity, -0, NaN],
    '<M xmlns:d2p1="ARRAYS"><d2p1:double>-INF</d2p1:double><d2p1:double>-0</d2p1:double><d2p1:double>NaN</d2p1:double></M>',
  ],
  [
    "signed bytes by their name in XML Schema",
    maybe(listOf(slot({ kind: "integer", bits: 8, signed: true }))),
    [-1],
    '<M xmlns:d2p1="ARRAYS"><d2p1:byte>-1</d2p1:byte></M>',
  ],
  ["text of no declared type", maybe({ kind: "any" }), "obj", '<M xmlns:d2p1="XSD" i:type="d2p1:string">obj</M>'],
  ["null of no declared type", maybe({ kind: "any" }), null, '<M i:nil="true" />'],
  ["a null date with offset", maybe(offset), null, '<M xmlns:d2p1="DC/System" i:nil="true" />'],
];

describe("an XML document", () => {
  test.each(members)("holds %s", (_what, held, value, element) => {
    const type = objectOf("Weird", { M: held });
    expect(shortened(writeXml({ M: value }, type, defaultSpelling))).toBe(
      `<Weird xmlns:i="INSTANCE" xmlns="DC/Zoo">${element}</Weird>`,
    );
  });

  test("writes members of a base class elsewhere in a default namespace of their own", () => {
    const base = objectOf("Base", { Z: text, T: maybe(listOf(text)), L: maybe(leaf) }, { namespace: OTHER });
    const type = objectOf("Derived", { D: text }, { base });
    expect(shortened(writeXml({ D: "d" }, type, defaultSpelling))).toBe(
      '<Derived xmlns:i="INSTANCE" xmlns="DC/Zoo"><L i:nil="true" xmlns="DC/Other" /><T xmlns:d2p1="ARRAYS" i:nil="true" xmlns="DC/Other" /><Z i:nil="true" xmlns="DC/Other" /><D>d</D></Derived>',
    );
  });

  test.each<[string, Type, Value, string]>([
    [
      "a list of text",
      listOf(text),
      ["a", null],
      '<ArrayOfstring xmlns:i="INSTANCE" xmlns="ARRAYS"><string>a</string><string i:nil="true" /></ArrayOfstring>',
    ],
    [
      "a list of dictionaries",
      listOf(maybe(mapOf(text))),
      [new Map([["a", "b"]])],
      '<ArrayOfArrayOfKeyValueOfstringstring xmlns:i="INSTANCE" xmlns="ARRAYS"><ArrayOfKeyValueOfstringstring><KeyValueOfstringstring><Key>a</Key><Value>b</Value></KeyValueOfstringstring></ArrayOfKeyValueOfstringstring></ArrayOfArrayOfKeyValueOfstringstring>',
    ],
    [
      "a dictionary of objects",
      mapOf(maybe(inner)),
      new Map([["k", anInner]]),
      '<ArrayOfKeyValueOfstringInnerRPrglZVO xmlns:i="INSTANCE" xmlns="ARRAYS"><KeyValueOfstringInnerRPrglZVO><Key>k</Key><Value xmlns:d3p1="DC/Zoo"><d3p1:Name>n</d3p1:Name><d3p1:Tags><string>q</string></d3p1:Tags></Value></KeyValueOfstringInnerRPrglZVO></ArrayOfKeyValueOfstringInnerRPrglZVO>',
    ],
    [
      "a list of enums",
      listOf(slot(Colour)),
      ["Red"],
      '<ArrayOfColour xmlns:i="INSTANCE" xmlns="DC/Zoo"><Colour>Red</Colour></ArrayOfColour>',
    ],
    [
      "a list of nullable enums",
      listOf(maybe(Colour)),
      [null],
      '<ArrayOfNullableOfColourXnRlto51 xmlns:i="INSTANCE" xmlns="DC/System"><Colour i:nil="true" /></ArrayOfNullableOfColourXnRlto51>',
    ],
    ["a number", int32, 1, '<int xmlns="http://schemas.microsoft.com/2003/10/Serialization/">1</int>'],
    ["an enum", Colour, "Green", '<Colour xmlns="DC/Zoo">Green</Colour>'],
  ])("has a root of %s", (_what, type, value, want) => {
    expect(shortened(writeXml(value, type, defaultSpelling))).toBe(want);
  });
});

describe("a document that cannot be finished", () => {
  const error = (code: string, message: string) =>
    `<ErrorResponse xmlns:i="INSTANCE" xmlns="http://schemas.servicestack.net/types"><ResponseStatus><ErrorCode>${code}</ErrorCode><Message>${message}`;
  const rest =
    '</Message><StackTrace i:nil="true" /><Errors /><Meta xmlns:d3p1="ARRAYS" i:nil="true" /></ResponseStatus></ErrorResponse>';
  const lone = "The surrogate pair is invalid. Missing a low surrogate character.";
  const wrong =
    "Invalid high surrogate character (0xDC00). A high surrogate character must have a value from range (0xD800 - 0xDBFF).";
  const pair =
    "The surrogate pair (0xD800, 0x62) is invalid. A high surrogate character (0xD800 - 0xDBFF) must always be paired with a low surrogate character (0xDC00 - 0xDFFF).";

  test.each([
    ["a control character", "abc\u0001", "", ""],
    ["a control character behind a line break", "a\r\nb\u0001c", "a\n", ""],
    ["U+FFFE behind two line breaks", "ab\nc\nd\ufffe", "ab\nc\n", ""],
    ["half a pair at the end", "x\ny\ud800", "x\n", lone + rest],
    ["half a pair before a letter", "a\ud800b", "", pair + rest],
    ["the second half of a pair", "\udc00x", "", wrong + rest],
  ])("stops before %s and goes on with an error", (_what, given, kept, message) => {
    const type = objectOf("Row", { Name: text, Zeta: text });
    expect(shortened(writeXml({ Name: given }, type, { ...defaultSpelling, brokenOff }))).toBe(
      `<Row xmlns:i="INSTANCE" xmlns="DC/Zoo"><Name>${kept}${error("ArgumentException", message)}`,
    );
  });

  const NoZero = enumOf("NoZero", { Read: 1, Write: 2, Both: 3, All: 7 }, { flags: true });
  const Four = enumOf("Four", { None: 0, A: 1, B: 2, AB: 3, C: 4 }, { flags: true });
  test.each<[Type, string, string]>([
    [Colour, "7", "<E />"],
    [NoZero, "9", "<E>Read</E>"],
    [Four, "8", "<E />"],
    [Four, "-1", "<E>A B C</E>"],
  ])("closes what is open where an enum has no name for a number (%#)", (type, given, element) => {
    const row = objectOf("Row", { E: slot(type), Z: text });
    const message = `Enum value '${given}' is invalid for type 'Zoo.${(type as { name: string }).name}' and cannot be serialized. Ensure that the necessary enum values are present and are marked with EnumMemberAttribute attribute if the type has DataContractAttribute attribute.`;
    expect(shortened(writeXml({ E: given }, row, { ...defaultSpelling, brokenOff }))).toBe(
      `<Row xmlns:i="INSTANCE" xmlns="DC/Zoo">${element}</Row>${error("SerializationException", message + rest)}`,
    );
  });

  test.each([
    [NoZero, "3", "<E>Both</E>"],
    [NoZero, "0", "<E />"],
    [Four, "7", "<E>A B C</E>"],
    [Four, "5", "<E>A C</E>"],
    [Four, "A, C", "<E>A C</E>"],
  ])("is not one whose flags all have names (%#)", (type, given, element) => {
    const row: ObjectType = objectOf("Row", { E: slot(type) });
    expect(shortened(writeXml({ E: given }, row, { ...defaultSpelling, brokenOff }))).toBe(
      `<Row xmlns:i="INSTANCE" xmlns="DC/Zoo">${element}</Row>`,
    );
  });
});

function shortened(document: string): string {
  return document
    .replaceAll('<?xml version="1.0" encoding="utf-8"?>', "")
    .replaceAll("http://schemas.microsoft.com/2003/10/Serialization/Arrays", "ARRAYS")
    .replaceAll("http://schemas.datacontract.org/2004/07/", "DC/")
    .replaceAll("http://www.w3.org/2001/XMLSchema-instance", "INSTANCE")
    .replaceAll("http://www.w3.org/2001/XMLSchema", "XSD");
}
