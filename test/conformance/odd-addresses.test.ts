import { expect, test } from "vitest";
import { inProcess } from "../support/in-process.ts";
import { openTestWorld } from "../support/stand-in.ts";
import { ask } from "./ask.ts";

test.each([
  "GET /API/Echo",
  "GET /Api/Echo?Text=a",
  "POST //api/Echo",
  "GET ///api/Echo",
  "GET //api/FindWebhookSubscription",
  "GET /json//reply/Echo",
  "GET /jsv//oneway/Echo",
])("%s is no address: empty 404", async (line) => {
  expect(await ask("zoo", line)).toMatchObject({ status: 404, type: "", body: "" });
});

test.each([
  ["GET //json/reply/Echo?Text=a", "application/json; charset=utf-8"],
  ["GET /json/reply/Echo/more?Text=a", "application/json; charset=utf-8"],
  ["GET /api/more/Echo?Text=a", "application/json; charset=utf-8"],
  ["GET /api/Echo.?Text=a", "application/json; charset=utf-8"],
  ["GET /api/Echo.?Text=a&format=xml", "application/xml"],
  ["GET /api/Echo.foo?Text=a", "application/json; charset=utf-8"],
  ["GET /api/more/Echo.csv?Text=a", "text/csv"],
])("%s runs the operation", async (line, type) => {
  const answer = await ask("zoo", line);
  expect(answer).toMatchObject({ status: 200, type });
  expect(answer.body).toContain("a");
});

test("an ending that is no format leaves the choice to Accept", async () => {
  const headers = { Accept: "application/xml" };
  expect((await ask("zoo", "GET /api/Echo.foo", { headers })).type).toBe("application/xml");
  expect((await ask("zoo", "GET /api/Echo.", { headers })).type).toBe("application/xml");
  expect((await ask("zoo", "GET /api/Echo.json", { headers })).type).toBe("application/json; charset=utf-8");
});

test.each(["GET /json/reply/", "POST /xml/reply/", "GET /csv/oneway/", "GET /json/reply/more/Echo", "GET /jsv/reply/"])(
  "%s names no operation: 405",
  async (line) => {
    const answer = await ask("zoo", line);
    expect(answer.status).toBe(405);
    if (!line.includes("csv")) expect(answer.body).toContain("The operation does not exist for this service");
  },
);

test.each([
  ["zoo", "/api/Echo/", "Echo"],
  ["zoo", "/api/GetList/?Case=full", "GetList"],
  ["pwc", "/api/FindWebhookSubscription/", "FindWebhookSubscription"],
  ["bokamera", "/api/Nothing/", "ListWebhookEndpointAttempts"],
])("at %s a slash at the end of %s asks for the list of operations", async (host, target, listed) => {
  const answer = await ask(host, `GET ${target}`);
  expect(answer).toMatchObject({ status: 200, type: "application/json" });
  expect(answer.body).toContain(`"http://shop.test/api/${listed}"`);
});

const xml = '<Echo xmlns="http://schemas.datacontract.org/2004/07/Zoo"><Whole>abc</Whole></Echo>';
test.each([
  ["/api/Echo.xml", xml, 400],
  ["/api/Echo.csv", "Text\r\nabc\r\n", 200],
  ["/api/Echo.jsv", "{Text:abc}", 200],
  ["/api/Echo.json", xml, 400],
  ["/api/Echo.xml", "abc", 400],
])("a body at %s is in the format of the ending: %j is %i", async (target, body, status) => {
  const answer = await ask("zoo", `POST ${target}`, { headers: { "Content-Type": "application/json" }, body });
  expect(answer.status).toBe(status);
  const format = /[^.]+$/.exec(target)?.[0] ?? "";
  expect(answer.body).toContain(status === 200 ? "abc" : `Could not deserialize 'application/${format}'`);
});

test.each([
  ["/jsv/reply/Echo", "application/jsv"],
  ["/jsv/reply/Echo?format=", "text/jsv"],
  ["/jsv/reply/Echo?format=none", "text/jsv"],
  ["/jsv/reply/Echo?format=jsv", "application/jsv"],
  ["/csv/reply/Echo?format=", "text/csv"],
])("the type of %s is %s", async (target, type) => {
  expect((await ask("zoo", `GET ${target}`)).type).toBe(type);
});

test.each([
  ["POST", "/json/reply/Echo[]", "application/json; charset=utf-8", "[]"],
  ["GET", "/json/reply/Echo[", "application/json; charset=utf-8", "[]"],
  ["GET", "/json/reply/ListWebhookEndpointAttempts[]", "application/json; charset=utf-8", "[]"],
  ["POST", "/jsv/reply/Nothing[]", "application/jsv", "[]"],
])("an empty batch asks nobody for a login: %s %s", async (method, target, type, body) => {
  const host = target.includes("Webhook") ? "bokamera" : "zoo";
  expect(await ask(host, `${method} ${target}`)).toMatchObject({ status: 200, type, body });
});

test("an empty batch in XML is a list of anything", async () => {
  expect((await ask("zoo", "POST /xml/reply/Echo[]")).body).toContain("<ArrayOfanyType ");
});

test.each(["/api/Echo", "/json/reply/Echo", "/echo"])(
  "OPTIONS with another verb in the header runs at %s",
  async (target) => {
    expect((await ask("zoo", `OPTIONS ${target}`, { headers: { "X-HTTP-Method-Override": "GET" } })).status).toBe(200);
  },
);

const both = inProcess(openTestWorld({ contracts: ["bokamera", "pwc-reportfiling"], scenario: "recorded" }));
test.each([
  ["/json/reply/Nope", "reportfiling.pwc.de", "responseStatus"],
  ["/jsv/reply/Nope", "ReportFiling.pwc.de:443", "responseStatus"],
  ["/api/", "reportfiling.pwc.de", "FindWebhookSubscription"],
  ["/api/Nope", "api.bokamera.se", "ResponseStatus"],
  ["/api/", "api.bokamera.se", "ListWebhookEndpointAttempts"],
  ["/api/FindWebhookSubscription?callback=cb", "api.bokamera.se", "responseStatus"],
  ["/api/Nope", "elsewhere.example", "ResponseStatus"],
])(
  "where two APIs share a port, %s at %s is answered by the one that knows it or is named",
  async (target, host, part) => {
    const { body } = await both({ method: "GET", target, headers: [["Host", host]], body: undefined });
    expect(Buffer.from(body).toString("utf8")).toContain(part);
  },
);
