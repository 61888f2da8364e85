import { expect, test } from "vitest";
import { bindSent } from "../../../../../support/zoo-echo.ts";

/** What a body binds to: the values, or the detail of its refusal. */
function posted(contentType: string, body: string): unknown {
  const result = bindSent({ method: "POST", contentType, body });
  if (result.kind === "bound") return Object.fromEntries(result.values);
  const { status, code, message, errors } = result.failure;
  expect([status, code, errors]).toEqual([400, "SerializationException", []]);
  const [start, detail] = message.split("\nError: ");
  expect(start).toBe(`Could not deserialize '${contentType}' request using Zoo.Echo'`);
  return `refused: ${detail ?? ""}`;
}

test.each<[string, unknown]>([
  ['{"text":"a","WHOLE":5}', { Text: "a", Whole: 5 }],
  ['{"Whole":"abc","Text":"a"}', { Text: "a" }],
  ['{"Whole":"5","Flag":"true","Double":"1.5"}', { Whole: 5, Flag: true, Double: 1.5 }],
  ['{"Colour":"purple","Guid":"x","When":"x","Whole":99999999999}', {}],
  ['{"Colour":5}', { Colour: "Green" }],
  ['{"Ints":[1,"x"]}', {}],
  ['{"Ints":["1",2]}', { Ints: [1, 2] }],
  ['{"Text":5}', { Text: "5" }],
  ['{"Text":true}', { Text: "true" }],
  ['{"Text":{"a":1}}', { Text: "{a:1}" }],
  ['{"Text":["a"]}', { Text: "[a]" }],
  ['{"Text":""}', { Text: "" }],
  ['{"Text":null}', {}],
  ['{"Text":"null"}', { Text: "null" }],
  ['{"Text":"a","Text":null}', {}],
  ['{"Text":"a","Text":"b"}', { Text: "b" }],
  ['{"Text":"a",}', { Text: "a" }],
  ['{"Text":"a"} trailing', { Text: "a" }],
  ['{"Text":"a"', { Text: "a" }],
  ['\ufeff {\n\t"Text" : "a" \r\n}', { Text: "a" }],
  ["{'Text':'a'}", {}],
  ['{Text:"a","Whole":1}', { Whole: 1 }],
  ['{/*c*/"Text":"a"}', {}],
  ['{"Text":"\\u00e5\\n\\"\\/\\\\\\t"}', { Text: 'å\n"/\\\t' }],
  ['{"Strings":"a,b"}', { Strings: ["a", "b"] }],
  ['{"Strings":["a",null,""]}', { Strings: ["a", null, ""] }],
  ['{"Strings":[ "a" , "b" ]}', { Strings: ["a", "b"] }],
  ['{"Strings":[]}', { Strings: [] }],
  ['{"Strings":[{"a":1},[2]]}', { Strings: ["{a:1}", "[2]"] }],
  ['{"Inner":{"name":"x","Count":"y","Tags":["t"]}}', { Inner: { Name: "x", Tags: ["t"] } }],
  ['{"Inner":"x"}', {}],
  ['{"Inner":{"Name":"x}"}}', { Inner: { Name: "x}" } }],
  [
    '{"Map":{"a":1,"b":null,"c":"d\\n"}}',
    {
      Map: new Map([
        ["a", "1"],
        ["b", null],
        ["c", "d\n"],
      ]),
    },
  ],
  ['{"Money":1.50}', { Money: "1.50" }],
  ['{"When":"\\/Date(1770091506789)\\/"}', { When: "2026-02-03T04:05:06.7890000Z" }],
  ['{"When":"2026-02-03T04:05:06"}', { When: "2026-02-03T04:05:06" }],
  ['{"Span":"PT1H","Big":9223372036854775807}', { Span: "PT1H", Big: 9223372036854775807n }],
  ["{}", {}],
  ["{", {}],
  ['{"Text":', {}],
  [
    "[]",
    "refused: Type definitions should start with a '{', expecting serialized type 'Echo', got string starting with: []",
  ],
  [
    "null",
    "refused: Type definitions should start with a '{', expecting serialized type 'Echo', got string starting with: null",
  ],
  [" ", "refused: Index was outside the bounds of the array."],
  ['{"Text":"a', "refused: Index was outside the bounds of the array."],
  ["", {}],
])("reads the JSON body %j", (body, want) => {
  expect(posted("application/json", body)).toEqual(want);
});

test.each([
  ["TEXT/JSON", '{"Text":"a"}'],
  ["application/json; charset=utf-8", '{"Text":"a"}'],
  ["application/jsv", "{Text:a}"],
  ["text/jsv", "{text:a"],
  ["text/csv", "text,Nope\r\na,b\r\nc,d\r\n"],
  ["text/csv", 'Text\n"a"'],
  ["text/jsonl", '{"Text":"a"}\n'],
])("reads a body as %s", (contentType, body) => {
  expect(posted(contentType, body)).toEqual({ Text: "a" });
});

test.each(["text/plain", "application/problem+json", "application/octet-stream", "json"])(
  "ignores a body as %s",
  (contentType) => {
    expect(posted(contentType, '{"Text":"a"}')).toEqual({});
  },
);

test("reads cells of a CSV body as JSV", () => {
  expect(posted("text/csv", 'Strings,Inner,Whole,Text\r\n"[a,b]","{Name:n}",3,"x ""y"""\r\n')).toEqual({
    Strings: ["a", "b"],
    Inner: { Name: "n" },
    Whole: 3,
    Text: 'x "y"',
  });
  expect(posted("text/csv", "Whole\r\nx\r\n")).toBe("refused: Input string was not in a correct format.");
  expect(posted("text/csv", "Text\r\n")).toEqual({});
});

const namespaces =
  'xmlns="http://schemas.datacontract.org/2004/07/Zoo" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays"';
const wrong = (value: string, type: string) =>
  `refused: There was an error deserializing the object of type Zoo.Echo. The value '${value}' cannot be parsed as the type '${type}'.`;

test.each<[string, unknown]>([
  ["<Text>a</Text><Whole>1</Whole>", { Text: "a", Whole: 1 }],
  ["<Whole>1</Whole><Text>a</Text>", { Whole: 1 }],
  ["<text>a</text><Foo><b/></Foo>", {}],
  ["<Text>a</Text><Text>b</Text>", { Text: "a" }],
  ["<Text i:nil='true'/>", {}],
  ["<Text/>", { Text: "" }],
  ["<Text>a<!-- c -->b<![CDATA[<x>]]>&lt;&#65;&#x42;\r\n</Text>", { Text: "ab<x><AB\n" }],
  ["<Flag> true </Flag>", { Flag: true }],
  ["<Flag>1</Flag>", { Flag: true }],
  ["<Flag>True</Flag>", wrong("True", "Boolean")],
  ["<Whole> +5 </Whole>", { Whole: 5 }],
  ["<Whole>x</Whole>", wrong("x", "Int32")],
  ["<Whole/>", wrong("", "Int32")],
  ["<Double>-INF</Double>", { Double: -Infinity }],
  ["<Double>1,5</Double>", wrong("1,5", "double")],
  ["<Money>1.50</Money>", { Money: "1.50" }],
  ["<Money>1e3</Money>", wrong("1e3", "decimal")],
  ["<Guid>{01234567-89ab-cdef-0123-456789abcdef}</Guid>", { Guid: "01234567-89ab-cdef-0123-456789abcdef" }],
  ["<When>2026-02-03T04:05:06Z</When>", { When: "2026-02-03T04:05:06Z" }],
  ["<When>2026-02-03T04:05:06</When>", { When: "2026-02-03T04:05:06" }],
  ["<When>2026-02-03T04:05:06+02:00</When>", { When: "2026-02-03T02:05:06+00:00" }],
  ["<When>2026-02</When>", { When: "2026-02-01T00:00:00" }],
  ["<When>2/3/2026</When>", wrong("2/3/2026", "DateTime")],
  ["<Span>P1M</Span>", { Span: "P30D" }],
  ["<Span>1:02:03</Span>", wrong("1:02:03", "TimeSpan")],
  ["<Colour>Green</Colour>", { Colour: "Green" }],
  [
    "<Colour>green</Colour>",
    "refused: Invalid enum value 'green' cannot be deserialized into type 'Zoo.Colour'. Ensure that the necessary enum values are present and are marked with EnumMemberAttribute attribute if the type has DataContractAttribute attribute.",
  ],
  ["<Strings><a:string>x</a:string><a:string i:nil='true'/><a:string/></Strings>", { Strings: ["x", null, ""] }],
  ["<Strings><string>x</string></Strings>", { Strings: [] }],
  ["<Inner><Count>2</Count><Name>n</Name></Inner>", { Inner: { Count: 2, Name: "n" } }],
  [
    "<Map><a:KeyValueOfstringstring><a:Key>k</a:Key><a:Value>v</a:Value></a:KeyValueOfstringstring></Map>",
    { Map: new Map([["k", "v"]]) },
  ],
  [
    "<Text>a</Text",
    "refused: There was an error deserializing the object of type Zoo.Echo. The token '>' was expected but found '<'. Line 1, position 191.",
  ],
])("reads the XML members %j", (members, want) => {
  expect(posted("application/xml", `<Echo ${namespaces}>${members}</Echo>`)).toEqual(want);
});

test.each([
  ["<Echo><Text>a</Text></Echo>", 7, "Echo", ""],
  ['<?xml version="1.0"?>\n<echo xmlns="urn:x"/>', 22, "echo", "urn:x"],
])("refuses the XML root of %j", (body, position, name, namespace) => {
  const expected = "Expecting element 'Echo' from namespace 'http://schemas.datacontract.org/2004/07/Zoo'..";
  expect(posted("text/xml", body)).toBe(
    `refused: Error in line 1 position ${String(position)}. ${expected} Encountered 'Element'  with name '${name}', namespace '${namespace}'.`,
  );
});

test.each([
  ["{}", "Unexpected end of file."],
  [
    '{"Text":"a"}',
    "There was an error deserializing the object of type Zoo.Echo. The data at the root level is invalid. Line 1, position 1.",
  ],
  [
    '<Echo xmlns="http://schemas.datacontract.org/2004/07/Zoo"><Text>a</Echo>',
    "There was an error deserializing the object of type Zoo.Echo. Start element 'Text' does not match end element 'Echo'. Line 1, position 71.",
  ],
  [
    '<Echo xmlns="http://schemas.datacontract.org/2004/07/Zoo">',
    "There was an error deserializing the object of type Zoo.Echo. Unexpected end of file. Following elements are not closed: Echo. Line 1, position 59.",
  ],
])("refuses what is no XML: %j", (body, detail) => {
  expect(posted("application/xml", body)).toBe(`refused: ${detail}`);
});
