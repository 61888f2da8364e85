import { deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readForm } from "../../../../../../src/serve/framework/servicestack/bind/form.ts";
import { parseQuery } from "../../../../../../src/serve/framework/servicestack/bind/query.ts";
import type { BindResult } from "../../../../../../src/serve/framework/servicestack/bind/bind.ts";
import { bindSent } from "../../../../../support/zoo-echo.ts";
import type { Sent } from "../../../../../support/zoo-echo.ts";

const form = "application/x-www-form-urlencoded";
const json = "application/json";
const predefined = { kind: "predefined", bodyType: json } as const;

function values(result: BindResult): Record<string, unknown> {
  if (result.kind === "refused") throw new Error(result.failure.message);
  return Object.fromEntries(result.values);
}

test.each([
  [
    "a=1&b=2",
    [
      ["a", "1"],
      ["b", "2"],
    ],
  ],
  [
    "&a=1&&b",
    [
      ["a", "1"],
      ["b", ""],
    ],
  ],
  ["a+b=c%20d%2B", [["a b", "c d+"]]],
  ["a=b=c?d", [["a", "b=c?d"]]],
  [
    "a=%E5&b=%&c=%zz&d=%C3%A5",
    [
      ["a", "%E5"],
      ["b", "%"],
      ["c", "%zz"],
      ["d", "å"],
    ],
  ],
  [
    "a=%C3%A5%C3&b=%F0%9F%98%80%ff",
    [
      ["a", "å%C3"],
      ["b", "😀%ff"],
    ],
  ],
  ["a=%EF%BF%BD", [["a", "\ufffd"]]],
  ["=x", [["", "x"]]],
  ["", []],
])("parses the query %j", (raw, want) => {
  expect(parseQuery(raw)).toEqual(want);
});

test("joins values of one name in any case with commas", () => {
  expect(values(bindSent({ query: parseQuery("Text=a&TEXT=b&Strings=a,b&strings=c") }))).toEqual({
    Text: "a,b",
    Strings: ["a", "b", "c"],
  });
});

test("skips empty values, names without a value and names that nobody knows", () => {
  expect(values(bindSent({ query: parseQuery("Text=&Whole&Inner.Name=a&Strings[]=a&Foo=1") }))).toEqual({});
});

test("lists every bad value in the order of the query under the client's spelling", () => {
  const result = bindSent({ query: parseQuery("Flag=maybe&Text=a&whole=x") });
  expect(result).toEqual({
    kind: "refused",
    failure: {
      status: 400,
      code: "SerializationException",
      message: "Unable to bind to request 'Echo'",
      errors: [
        { code: "SerializationException", field: "Flag", message: "'maybe' is an Invalid value for 'Flag'" },
        { code: "SerializationException", field: "whole", message: "'x' is an Invalid value for 'whole'" },
      ],
    },
  });
});

test("lets the query replace a path variable of the same spelling before either is read", () => {
  const path = new Map([["Whole", "abc"]]);
  expect(values(bindSent({ path, query: [["Whole", "5"]] }))).toEqual({ Whole: 5 });
  expect(bindSent({ path, query: [["whole", "5"]] })).toMatchObject({ failure: { errors: [{ field: "Whole" }] } });
});

test("takes body, path, query and form, each over the one before", () => {
  const sent: Sent = { method: "POST", contentType: json, body: '{"Text":"body","Whole":1}' };
  expect(values(bindSent(sent))).toEqual({ Text: "body", Whole: 1 });
  expect(values(bindSent({ ...sent, path: new Map([["Text", "path"]]) }))).toEqual({ Text: "path", Whole: 1 });
  expect(values(bindSent({ ...sent, query: [["text", "query"]] }))).toEqual({ Text: "query", Whole: 1 });
  expect(values(bindSent({ method: "POST", contentType: form, query: [["Whole", "x"]], body: "Whole=3" }))).toEqual({
    Whole: 3,
  });
});

test("binds a JSON body of a GET, and no form of one", () => {
  expect(values(bindSent({ contentType: json, body: '{"Text":"a"}' }))).toEqual({ Text: "a" });
  expect(values(bindSent({ contentType: form, body: "Text=a" }))).toEqual({});
});

test("lets the body win on a predefined route, and the query fill what it left", () => {
  const sent: Sent = { route: predefined, method: "POST", contentType: "text/plain", body: '{"Text":"b"}' };
  expect(values(bindSent({ ...sent, query: parseQuery("Text=q&Whole=3") }))).toEqual({ Text: "b", Whole: 3 });
});

test("takes only the body of a predefined GET that has one", () => {
  expect(
    values(bindSent({ route: predefined, contentType: json, body: '{"Text":"b"}', query: [["Whole", "3"]] })),
  ).toEqual({ Text: "b" });
});

test("reads the form over the query on a predefined route", () => {
  const sent: Sent = { route: predefined, method: "POST", contentType: form, body: "Text=f" };
  expect(values(bindSent({ ...sent, query: parseQuery("Text=q&Whole=3") }))).toEqual({ Text: "f", Whole: 3 });
});

test.each([
  ["Whole", "x", 400, "FormatException", "Input string was not in a correct format."],
  ["Flag", "zz", 400, "FormatException", "String 'zz' was not recognized as a valid Boolean."],
  ["Colour", "zz", 400, "ArgumentException", "Requested value 'zz' was not found."],
  ["Double", "zz", 400, "FormatException", "The input string 'zz' was not in a correct format."],
  ["When", "zz", 400, "FormatException", "String 'zz' was not recognized as a valid DateTime."],
  ["Span", "z:z", 400, "FormatException", "String 'z:z' was not recognized as a valid TimeSpan."],
  [
    "Inner",
    "zz",
    400,
    "SerializationException",
    "Type definitions should start with a '{', expecting serialized type 'Inner', got string starting with: zz",
  ],
  ["Whole", "99999999999", 500, "OverflowException", "Value was either too large or too small for an Int32."],
])(
  "fails with the reader's own words for %s=%s beside a body of a predefined route",
  (name, text, status, code, message) => {
    const result = bindSent({ route: predefined, method: "POST", query: [[name, text]] });
    expect(result).toEqual({ kind: "refused", failure: { status, code, message, errors: [] } });
  },
);

test("names the field on a predefined GET", () => {
  expect(bindSent({ route: predefined, query: [["Whole", "x"]] })).toMatchObject({
    failure: { errors: [{ field: "Whole" }] },
  });
});

const multipart = [
  "--b",
  'Content-Disposition: form-data; name="Text"',
  "",
  "å\r\nb",
  "--b",
  'Content-Disposition: form-data; name="File"; filename="a.txt"',
  "Content-Type: text/plain",
  "",
  "content",
  "--b",
  "Content-Disposition: form-data; name=Whole",
  "",
  "5",
  "--b--",
  "",
].join("\r\n");

test.each([
  ["nothing at all", ""],
  ["no end", multipart.replace("--b--", "")],
  ["an end of another form", multipart.replace("--b--", "--c--")],
  ["a part that breaks off", multipart.slice(0, 60)],
])("refuses a multipart form with %s, on any route", (_, body) => {
  for (const route of [{ kind: "user" }, predefined] as const)
    expect(bindSent({ method: "POST", contentType: "multipart/form-data; boundary=b", body, route })).toMatchObject({
      kind: "refused",
      failure: { status: 500, code: "IOException", errors: [] },
    });
});

test("refuses a multipart form without a boundary, and a part without a name for it", () => {
  const refused = (contentType: string, body: string) => bindSent({ method: "POST", contentType, body });
  expect(refused("multipart/form-data", multipart)).toMatchObject({
    failure: { status: 500, code: "InvalidDataException", message: "Missing content-type boundary." },
  });
  expect(refused("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--")).toMatchObject({
    failure: { status: 500, code: "InvalidDataException" },
  });
});

test("reads the fields of a multipart form without its files", () => {
  const body = new TextEncoder().encode(multipart);
  expect(readForm(body, "multipart/form-data; boundary=b")).toEqual([
    ["Text", "å\r\nb"],
    ["Whole", "5"],
  ]);
  expect(
    values(bindSent({ method: "POST", contentType: 'Multipart/Form-Data; boundary="b"', body: multipart })),
  ).toEqual({ Text: "å\r\nb", Whole: 5 });
  expect(readForm(body, json)).toEqual([]);
});

test.each([
  ["gzip", gzipSync('{"Text":"a"}')],
  ["deflate", deflateSync('{"Text":"a"}')],
  ["unknown", Buffer.from('{"Text":"a"}')],
])("reads a body with Content-Encoding %s", (contentEncoding, body) => {
  expect(values(bindSent({ method: "POST", contentType: json, contentEncoding, body }))).toEqual({ Text: "a" });
});

test("refuses a body that is not compressed as it says", () => {
  expect(bindSent({ method: "POST", contentType: json, contentEncoding: "gzip", body: "{}" })).toMatchObject({
    kind: "refused",
    failure: { status: 400, errors: [] },
  });
});
