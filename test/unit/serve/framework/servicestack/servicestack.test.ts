import fc from "fast-check";
import { expect, test } from "vitest";
import { servicestack } from "../../../../../src/serve/framework/servicestack/servicestack.ts";
import { as, ask, header, login, smallHost } from "./small-host.ts";

const vary = { status: 200, vary: "Accept" };

test.each([
  ["JSON by default", "/things", "application/json; charset=utf-8"],
  ["CSV by suffix", "/things.csv", "text/csv"],
  ["XML by query", "/things?format=xml", "application/xml"],
  ["HTML by suffix", "/things.html", "text/html"],
])("answers %s", (_, target, contentType) => {
  const answer = ask(target);
  expect({ status: answer.status, vary: header(answer, "Vary") }).toEqual(vary);
  expect(header(answer, "Content-Type")).toBe(contentType);
});

test("names the file of a CSV after the request, on successes only", () => {
  expect(header(ask("/things.csv"), "Content-Disposition")).toBe('attachment;filename="GetThings.csv"');
  expect(header(ask("/nothing.csv"), "Content-Disposition")).toBe('attachment;filename="Nothing.csv"');
  expect(header(ask("/fail/missing.csv"), "Content-Disposition")).toBeUndefined();
});

test("sends a string bare, with a charset, in every format", () => {
  const answer = ask("/text.xml");
  expect([answer.body, header(answer, "Content-Type")]).toEqual(["just text", "application/xml; charset=utf-8"]);
});

test("answers nothing with 204 and no Content-Type", () => {
  const answer = ask("/nothing");
  expect([answer.status, answer.body, header(answer, "Content-Type")]).toEqual([204, "", undefined]);
});

test.each([
  ["an unknown path", "/nowhere", "GET"],
  ["a verb that no route has", "/things", "POST"],
  ["OPTIONS on a predefined route", "/api/GetThings", "OPTIONS"],
])("lets the web server below answer %s: no body, no Vary", (_, target, method) => {
  expect(ask(target, { method })).toEqual({ status: 404, headers: [], body: "" });
});

test("lets a header, a query and a form field override the verb", () => {
  const name = "X-Http-Method-Override";
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  expect(ask("/things", { method: "POST", headers: { [name]: "get" } }).status).toBe(200);
  expect(ask(`/things?${name}=GET`, { method: "POST" }).status).toBe(200);
  expect(ask("/things", { method: "POST", headers: form, body: `${name}=GET` }).status).toBe(200);
  expect(ask(`/things?${name}=DELETE`).status).toBe(404);
});

test.each([
  ["/json/reply/gettext", "just text", 200],
  ["/CSV/ONEWAY/GetText", "just text", 200],
  ["/api/GetText.xml", "just text", 200],
  ["/api/GetText.foo", "just text", 200],
])("answers the predefined route %s", (target, body, status) => {
  expect(ask(target)).toMatchObject({ status, body });
});

test.each([
  ["/api/Nope", "GET", "The operation does not exist for this service"],
  ["/json/reply/GetText.csv", "GET", "The operation does not exist for this service"],
  ["/api/GetText/x", "GET", "The operation does not exist for this service"],
  ["/api/GetText", "POST", "Could not find method named Post(GetText) or Any(GetText) on Service GetTextService"],
])("refuses %s for %s with 405", (target, method, message) => {
  const answer = ask(target, { method });
  expect(answer.status).toBe(405);
  expect(JSON.parse(String(answer.body))).toEqual({
    responseStatus: { errorCode: "NotImplementedException", message, errors: [] },
  });
});

test("trips over a predefined route that names nothing", () => {
  expect(ask("/json/reply")).toMatchObject({
    status: 500,
    body: expect.stringContaining("NullReferenceException") as unknown,
  });
});

test("takes any verb on the predefined route of a service that has several", () => {
  expect(ask("/api/Echo?Name=a", { method: "HEAD" }).status).toBe(200);
});

test("answers a batch with the array of its results, and says how many", () => {
  const answer = ask("/api/Echo[]", { method: "POST", body: '[{"Name":"a"},{"Name":"b"}]' });
  expect(JSON.parse(String(answer.body))).toEqual([{ name: "a" }, { name: "b" }]);
  expect(header(answer, "X-AutoBatch-Completed")).toBe("2");
  expect(ask("/api/Echo[]", { method: "POST" })).toMatchObject({ status: 200, body: "[]" });
});

test("wraps an answer in a script's function", () => {
  const answer = ask("/text?callback=cb");
  expect([answer.body, header(answer, "Content-Type")]).toEqual(["cb(just text)", "text/javascript; charset=utf-8"]);
});

test("shows a script the status of a service's failure, and hides that of the framework's", () => {
  expect(ask("/fail/missing?callback=cb").status).toBe(404);
  expect(ask("/echo?Count=x&callback=cb").status).toBe(200);
});

test("gives up with 405 on a type that it cannot write, and keeps the status of a failure", () => {
  const headers = { Accept: "*/*", "Content-Type": "text/plain" };
  const answer = ask("/things", { headers });
  expect([answer.status, answer.body, header(answer, "Content-Type")]).toEqual([405, "", "text/plain"]);
  expect(ask("/fail/missing", { headers })).toMatchObject({ status: 404, body: "" });
});

test("puts binding before logins, logins before validators", () => {
  expect(ask("/secret?Count=x").status).toBe(400);
  expect(ask("/secret").status).toBe(401);
  expect(ask("/secret", { headers: as("reader", "r") })).toMatchObject({ status: 403, reason: "Invalid Role" });
  expect(ask("/secret", { headers: as("writer", "w") })).toMatchObject({ status: 400, reason: "NotEmpty" });
  expect(ask("/secret?Name=a", { headers: as("writer", "w") }).status).toBe(200);
  expect(ask("/secret?Name=a", { headers: as("root", "x") }).status).toBe(200);
});

test("puts validators before a verb that the service lacks", () => {
  const method = "DELETE";
  expect(ask("/api/Secret", { method }).status).toBe(401);
  expect(ask("/api/Secret", { method, headers: as("writer", "w") })).toMatchObject({ status: 400 });
  expect(ask("/api/Secret?Name=a", { method, headers: as("writer", "w") })).toMatchObject({ status: 405 });
});

test("answers nobody with an empty body and a challenge", () => {
  const answer = ask("/secret.csv");
  expect([answer.status, answer.body, header(answer, "Content-Type")]).toEqual([401, "", undefined]);
  expect(header(answer, "WWW-Authenticate")).toBe('jwt realm="/auth/jwt"');
});

test("sends browsers to the login page, with a challenge only where nobody logged in", () => {
  const nobody = ask("/secret.html");
  const refused = ask("/secret.html", { headers: as("writer", "wrong") });
  expect([nobody.status, header(nobody, "WWW-Authenticate")]).toEqual([302, 'jwt realm="/auth/jwt"']);
  expect([refused.status, header(refused, "WWW-Authenticate")]).toEqual([302, undefined]);
});

test("answers a script that is nobody with a success that says so", () => {
  const answer = ask("/secret?callback=cb");
  expect(answer).toMatchObject({
    status: 200,
    body: 'cb({"responseStatus":{"errorCode":"Unauthorized","message":"Not Authenticated","errors":[]}})',
  });
  expect(header(answer, "WWW-Authenticate")).toBe('jwt realm="/auth/jwt"');
});

test("answers in the error's words where a validator checks the login", () => {
  const host = smallHost({ ...login, check: "validator" });
  expect(ask("/secret", {}, host).body).toContain('"message":"Not Authenticated"');
  expect(ask("/secret", { headers: as("reader", "r") }, host).body).toContain('"message":"writer Role Required"');
});

test("answers people in plain words: a text for 404 and 403, a page for the rest", () => {
  expect(ask("/fail/missing.html")).toMatchObject({ status: 404, body: "Error (NotFound): No <such> thing\n\n404" });
  expect(ask("/fail/denied.html").body).toMatch(/^Forbidden\r\n\r\nRequest\.HttpMethod: GET\r\n/);
  const page = ask("/fail/argument.html");
  expect([page.status, header(page, "Content-Type")]).toEqual([400, "text/html"]);
  expect(page.body).toContain("Bad &lt;argument&gt;");
});

test("knows how far it knows a path", () => {
  const manners = servicestack.open(smallHost().contract);
  const reach = (target: string): number =>
    manners.locate({ method: "GET", target, headers: [], body: new Uint8Array(), scheme: "http" }).reach;
  expect([reach("/things.csv"), reach("/api/gettext"), reach("/fail"), reach("/nope")]).toEqual([
    Infinity,
    Infinity,
    1,
    0,
  ]);
});

test("answers whatever is asked", () => {
  const target = fc.oneof(fc.webPath(), fc.string({ unit: "binary-ascii" })).map((path) => `/${path}`);
  const path = fc.oneof(target, fc.constantFrom("/echo", "/api/Echo", "/api/Echo[]", "/secret.html", "/things.html"));
  const query = fc.webQueryParameters();
  const authorization = fc.oneof(
    fc.string(),
    fc.string().map((given) => `Bearer ${given}`),
    fc.base64String().map((given) => `Basic ${given}`),
  );
  fc.assert(
    fc.property(path, query, authorization, fc.string(), (at, pairs, given, body) => {
      const headers = { Authorization: given, "Content-Type": "application/json" };
      expect(ask(`${at}?${pairs}`, { method: "POST", headers, body }).status).toBeGreaterThanOrEqual(200);
      expect(ask(`${at}?${pairs}`, { headers }).status).toBeGreaterThanOrEqual(200);
    }),
  );
});
