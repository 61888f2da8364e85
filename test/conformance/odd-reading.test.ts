import { expect, test } from "vitest";
import { ask, type Sent } from "./ask.ts";

const as = (type: string, body: string, headers: Sent["headers"] = {}): Sent => ({
  headers: { ...headers, "Content-Type": type },
  body,
});
const form = "application/x-www-form-urlencoded";
const chunked = { "Transfer-Encoding": "chunked" };

/** What the zoo's echo says of one member, or which names and values it refuses. */
async function echoed(line: string, sent?: Sent): Promise<unknown> {
  const { status, body } = await ask("zoo", line, sent);
  const said = JSON.parse(body) as { responseStatus?: { message: string; errors: { message: string }[] } };
  if (status === 200) return said;
  return said.responseStatus?.errors[0]?.message ?? said.responseStatus?.message.split("\n").at(-1);
}

test.each([
  ["POST /echo", as("application/json", '{"Text":"a"}', chunked), {}],
  ["PUT /json/reply/Echo", as("application/xml", "<broken", chunked), {}],
  ["POST /api/Echo", as("text/csv", "Text\na", chunked), {}],
  ["POST /echo", as(form, "Text=a", chunked), { text: "a" }],
])("a body in chunks is read only where it is a form: %s %j", async (line, sent, want) => {
  const said = await echoed(line, sent);
  expect(said).toMatchObject(want);
  if (!("text" in want)) expect(said).not.toHaveProperty("text");
});

test.each([
  ["GET /echo?Whole=&Whole=7", undefined, { whole: 7 }],
  ["GET /echo?Strings=a&Strings=&Strings=b", undefined, { strings: ["a", "b"] }],
  ["GET /echo?Flag=true&Flag=&Flag=", undefined, { flag: true }],
  ["POST /echo", as(form, "Whole=&Whole=7"), { whole: 7 }],
])("of repeated names the empty ones count nothing: %s %j", async (line, sent, want) => {
  expect(await echoed(line, sent)).toMatchObject(want);
});

test.each([
  ["GET /echo?Whole=x&whole=y", undefined, "'x,y' is an Invalid value for 'whole'"],
  ["GET /echo?whole=x&Whole=1", undefined, "'x,1' is an Invalid value for 'Whole'"],
  ["GET /json/reply/Echo?FLAG=x&flag=1", undefined, "'x,1' is an Invalid value for 'flag'"],
  ["POST /echo", as(form, "Whole=x&whole=7"), "'x,7' is an Invalid value for 'Whole'"],
])("a refusal says the second spelling of a query's name, the first of a form's: %s", async (line, sent, want) => {
  expect(await echoed(line, sent)).toBe(want);
});

test.each([
  ["POST /json/reply/Nothing", as("application/json", "{broken"), 204],
  ["POST /nothing", as("application/json", "[1,"), 204],
  ["PUT /api/Nothing", as("application/json", '"'), 204],
  ["POST /nothing", as("application/jsv", "x"), 204],
  ["POST /nothing", as("application/xml", "<broken"), 400],
])("who has no members reads no text, but XML: %s %j is %i", async (line, sent, status) => {
  expect((await ask("zoo", line, sent)).status).toBe(status);
});

const echo = '<Echo xmlns="http://schemas.datacontract.org/2004/07/Zoo"><Text>a</Text></Echo>';
const mismatch = (name: string): string =>
  `Error: The encoding in the declaration '${name}' does not match the encoding of the document 'utf-8'.`;
test.each([
  ['version="1.0" encoding="utf-16"', mismatch("utf-16")],
  ["version='1.0' encoding='ISO-8859-1'", mismatch("ISO-8859-1")],
  ['version="1.0" encoding = "us-ascii" standalone="yes"', mismatch("us-ascii")],
  ['version="1.0" encoding=utf-8', "Error: Malformed XML declaration."],
  ['version="1.1"', "Line 1, position 22."],
  ['encoding="utf-8"', "Version not found in XML declaration."],
  ['version="1.0" standalone="maybe"', "must be 'yes' or 'no'."],
])("an XML declaration with %s is refused", async (declaration, want) => {
  const sent = as("application/xml", `<?xml ${declaration}?>${echo}`);
  expect(await echoed("POST /echo", sent)).toContain(want);
});

test.each(['version="1.0"', 'version="1.0" encoding="UTF-8"', "version='1.0' encoding='Utf-8' standalone='no'"])(
  "an XML declaration with %s is read",
  async (declaration) => {
    expect(await echoed("POST /echo", as("text/xml", `<?xml ${declaration}?>\n${echo}`))).toMatchObject({ text: "a" });
  },
);

const outside = "Error: Index was outside the bounds of the array.";
test.each([
  ["POST /echo", as("application/jsv", "{Text:a}{Text:b}"), outside],
  ["POST /echo", as("text/jsv", "{Text:a}x"), outside],
  ["POST /echo", as("application/jsv", "{Text:a,Inner:{Name:b}}}"), outside],
  ["GET /echo?Inner={{", undefined, "'{{' is an Invalid value for 'Inner'"],
  ["GET /echo?Inner={Name:a}}", undefined, "'{Name:a}}' is an Invalid value for 'Inner'"],
  ["GET /echo?Map={{", undefined, "'{{' is an Invalid value for 'Map'"],
])("JSV that goes on behind its end, or ends too early, is refused: %s %j", async (line, sent, want) => {
  expect(await echoed(line, sent)).toBe(want);
});

test.each(["Strings", "Ints", "Bytes", "Inners"])("an empty text in JSON is no %s", async (member) => {
  const said = await echoed("POST /echo", as("application/json", `{"${member}":"","Whole":1}`));
  expect(said).toMatchObject({ whole: 1 });
  expect(said).not.toHaveProperty(member.toLowerCase());
});

const noType = (name: string): string => `Error: Invalid Type Name: ${name}`;
test.each([
  ["POST /echo", as("application/json", '{"__type":"Zoo.Echo!","Text":"a"}'), noType("Zoo.Echo!")],
  ["PUT /json/reply/Echo", as("application/json", '{ "__TYPE" : "a\\u002fb" }'), noType("a/b")],
  ["POST /api/Echo", as("application/json", '{"__type":{"a":1}}'), noType("{a:1}")],
  ["POST /echo", as("application/json", '{"Text":"a","Inner":{"__type":"<x>"}}'), noType("<x>")],
  ["POST /echo", as("application/json", '{"Whole":1,"Inner":{"__type":-12,"Name":"a"}}'), noType("-12")],
  ["POST /echo", as("application/jsv", "{Text:a,__type:b-c}"), noType("b-c")],
  ["GET /echo?Inner={__type:x:y}", undefined, "'{__type:x:y}' is an Invalid value for 'Inner'"],
])("what cannot be the name of a class is refused as __type: %s %j", async (line, sent, want) => {
  expect(await echoed(line, sent)).toBe(want);
});

test.each([
  ["application/json", '{"__type":"System.Collections.Generic.List`1[[Nope, Nope]]","Text":"a"}', { text: "a" }],
  ["application/json", '{"Text":"a","__type":"no!"}', { text: "a" }],
  ["application/json", '{"__type":"!","Text":"a"}', { text: "a" }],
  ["application/json", '{"__type":null,"Text":"a"}', { text: "a" }],
  ["application/json", '{"__type":"","Text":"a"}', { text: "a" }],
  ["application/jsv", "{__type:Nope,Text:a}", { text: "a" }],
])("any other __type is passed over, as one behind a member of JSON is: %s %s", async (type, body, want) => {
  expect(await echoed("POST /echo", as(type, body))).toMatchObject(want);
});

test.each([
  ["application/json", '{"Inner":{"__type":"Nope"},"Whole":1}'],
  ["application/jsv", "{Inner:{__type:Nope},Whole:1}"],
])("an object that says nothing but its class is none: %s %s", async (type, body) => {
  const said = await echoed("POST /echo", as(type, body));
  expect(said).toMatchObject({ whole: 1 });
  expect(said).not.toHaveProperty("inner");
});

test.each([
  ["2026-02-03%2B02:00", Date.UTC(2026, 1, 2, 22)],
  ["3-Feb-2026%20%2B0200", Date.UTC(2026, 1, 2, 22)],
  ["Feb%203,%202026%2B2", Date.UTC(2026, 1, 2, 22)],
  ["2/3/2026-02:00", Date.UTC(2026, 1, 3, 2)],
])("a day may have an offset without a time: %s", async (text, ms) => {
  expect(await echoed(`GET /echo?When=${text}`)).toMatchObject({ when: `/Date(${ms}+0000)/` });
});

const mark = "%EF%BB%BF";
test.each([
  [`Flag=${mark}true`, "Flag"],
  [`Colour=${mark}Red`, "Colour"],
  [`When=${mark}2026-02-03`, "When"],
  [`Span=${mark}1:02:03`, "Span"],
  [`Whole=${mark}1`, "Whole"],
])("a byte order mark is no blank: %s", async (query, name) => {
  expect(await echoed(`GET /echo?${query}`)).toContain(`is an Invalid value for '${name}'`);
});

test("the next-line character is one", async () => {
  expect(await echoed("GET /echo?Colour=%C2%85Green&Flag=true%C2%85")).toMatchObject({ colour: "Green", flag: true });
});

test.each([
  ["2026-01-31T22:22:17.12399999", "2026-01-31T22:22:17.1239999"],
  ["2026-01-31T22:22:17.00000009999", "2026-01-31T22:22:17.0000000"],
  ["9999-01-31T22:22:17.99999999", "9999-01-31T22:22:17.9999999"],
])("a date in XML loses what is finer than a tick: %s", async (text, when) => {
  const sent = as("application/xml", echo.replace("<Text>a</Text>", `<When>${text}</When>`));
  expect((await ask("zoo-pascal", "POST /echo", sent)).body).toContain(`"When":"${when}"`);
  const far = as("application/xml", echo.replace("<Text>a</Text>", "<When>9999-01-31T22:22:17.99999999</When>"));
  expect(await echoed("POST /echo", far)).toMatchObject({ when: "/Date(253373437337999-0000)/" });
});

const multipart = "multipart/form-data; boundary=b";
const part = '--b\r\nContent-Disposition: form-data; name="Text"\r\n\r\na';
test.each([
  ["POST /echo", as(multipart, part), "IOException"],
  ["POST /echo", as(multipart, ""), "IOException"],
  ["POST /echo", as(multipart, "--b\r\n"), "IOException"],
  ["POST /echo", as("multipart/form-data", part), "InvalidDataException"],
  ["GET /list/full", as(multipart, ""), "IOException"],
  ["GET /api/GetList?Case=full", as(multipart, part), "IOException"],
  ["DELETE /nothing", as("multipart/form-data", ""), "InvalidDataException"],
  ["GET /json/reply/Echo", as(multipart, "--b\r\n"), "IOException"],
])("a form of parts that breaks off is the host's mistake, whatever the verb: %s %j", async (line, sent, code) => {
  const answer = await ask("zoo", line, sent);
  expect(answer.status).toBe(500);
  expect(answer.body).toContain(`"errorCode":"${code}"`);
});

const verb = `--b\r\nContent-Disposition: form-data; name="X-Http-Method-Override"\r\n\r\nGET\r\n--b--\r\n`;
test("a form is looked into for a verb where none is said elsewhere", async () => {
  expect((await ask("zoo", "POST /list/full", as(multipart, verb))).status).toBe(200);
  expect((await ask("zoo", "GET /list/full", as(multipart, part, { "X-HTTP-Method-Override": "GET" }))).status).toBe(
    200,
  );
  expect((await ask("zoo", "GET /list/full?X-HTTP-Method-Override=GET", as(multipart, ""))).status).toBe(200);
});
