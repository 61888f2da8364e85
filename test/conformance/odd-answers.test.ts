import { expect, test } from "vitest";
import { ask } from "./ask.ts";

test.each([
  ["a-b", "a_b"],
  ["a%26b", "a_b"],
  ["%C3%A5%20%2F", "___"],
  ["%F0%9F%98%80", "__"],
  ["$.get", "_.get"],
  ["a.b_c9", "a.b_c9"],
])("of the callback %s every sign that is none of a name becomes _", async (callback, name) => {
  const answer = await ask("zoo", `GET /list/none?callback=${callback}`);
  expect(answer.body.startsWith(`${name}(`)).toBe(true);
});

test.each([
  ["zoo", "/validate?callback=cb", 400],
  ["zoo", "/validate?callback=cb&Name=a", 400],
  ["zoo", "/api/Checked?callback=1", 400],
])("at %s what validators find at %s is not wrapped", async (host, target, status) => {
  const answer = await ask(host, `GET ${target}`);
  expect(answer).toMatchObject({ status, type: "application/json; charset=utf-8" });
  expect(answer.body.startsWith("{")).toBe(true);
});

test.each([
  ["/webhook/endpoints/x/attempts.csv?callback=cb", "Unauthorized"],
  ["/webhook/endpoints/x/attempts.xml?callback=cb", "Unauthorized"],
  ["/webhook/endpoints/x/attempts.jsonl?callback=cb", "Unauthorized"],
])("a script that is not logged in gets JSON at %s", async (target, reason) => {
  const answer = await ask("bokamera", `GET ${target}`);
  expect(answer).toMatchObject({ status: 200, reason, type: "text/javascript" });
  expect(answer.body).toMatch(/^cb\(\{"ResponseStatus":\{"ErrorCode":"Unauthorized",.*\}\}\)$/);
});

test.each([
  ["/echo.csv?callback=cb&Whole=x", "Bad Request"],
  ["/echo.xml?callback=cb&Whole=x", "Bad Request"],
  ["/json/reply/Echo?callback=cb&Flag=maybe", "Bad Request"],
])("a script reads a refusal as a success that keeps its reason: %s", async (target, reason) => {
  const answer = await ask("zoo", `GET ${target}`);
  expect(answer).toMatchObject({ status: 200, reason, type: "text/javascript" });
  expect(answer.body.startsWith("cb(")).toBe(true);
});

const text = "/everything/full";
test.each([
  ["TextCase:SnakeCase", "maybe_flag"],
  ["tc:snakecase", "maybe_flag"],
  ["tc:pascalcase", "MaybeFlag"],
  ["%20eccn", "maybeFlag"],
  ["tc:nothing", "maybeFlag"],
])("jsconfig=%s writes %s", async (config, name) => {
  expect((await ask("zoo", `GET ${text}?jsconfig=${config}`)).body).toContain(`"${name}":`);
});

test.each([
  ["GET /echo?Whole=x&jsconfig=inv", false],
  ["GET /echo.jsv?Flag=maybe&jsconfig=inv", false],
  ["GET /json/reply/Echo?Guid=x&jsconfig=IncludeNullValues", false],
  ["GET /fail/notfound?jsconfig=inv", true],
])("nulls are left out of what could not be read: %s %j", async (line, shown) => {
  expect(/stackTrace"?:null/.test((await ask("zoo", line)).body)).toBe(shown);
});

test.each([
  ["/echo?Whole=x&jsconfig=pp", '"fieldName": "Whole"'],
  ["/api/Nope?jsconfig=i", '"errors": [\n            \n        ]'],
  ["/fail/notfound?jsconfig=Indent", '"errors": [\n            \n        ]'],
])("an empty list is broken into lines too: %s", async (target, part) => {
  expect((await ask("zoo", `GET ${target}`)).body).toContain(part);
});

test.each([
  ["GET /echo", {}],
  ["GET /list/full", {}],
  ["GET /map/full", {}],
])("a request that says it is SOAP is refused: %s", async (line, headers) => {
  const answer = await ask("zoo", line, { headers: { ...headers, "Content-Type": "application/soap+xml" } });
  expect(answer.status).toBe(405);
});

test.each(["/json/reply/Nothing", "/xml/reply/Nothing", "/api/Nothing"])(
  "HEAD %s has nothing to say, but says 200",
  async (target) => {
    expect(await ask("zoo", `HEAD ${target}`)).toMatchObject({ status: 200, body: "" });
    expect(await ask("zoo", `GET ${target}`)).toMatchObject({ status: 204, body: "" });
  },
);

test.each<[readonly string[], string]>([
  [["text/csv", "*/*"], "application/json; charset=utf-8"],
  [["*/*", "text/csv"], "application/json; charset=utf-8"],
  [["text/xml, */*"], "application/json; charset=utf-8"],
  [["text/csv, */*"], "text/csv"],
])("Accept lines %j give %s", async (lines, type) => {
  expect((await ask("zoo", "GET /echo", { headers: { Accept: lines } })).type).toBe(type);
});
