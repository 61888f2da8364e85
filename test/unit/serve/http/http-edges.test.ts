import { request as send } from "node:http";
import { createConnection } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerRequest } from "../../../../src/serve/http/stand-in.ts";
import { noChanges } from "../../../../src/serve/state/changes.ts";
import { createStandIn } from "../../../../src/serve/http/create-stand-in.ts";
import type { ListeningStandIn } from "../../../../src/serve/http/listening.ts";
import { openTestWorld } from "../../../support/stand-in.ts";

const options = { contracts: ["bokamera", "pwc-reportfiling"], scenario: "recorded" };
let server: ListeningStandIn;
beforeAll(async () => {
  server = await createStandIn(options).listen();
});
afterAll(async () => {
  await server.close();
});

/** The status line and body of an answer to a request written by hand. */
async function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return await new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), hostname, () => socket.end(text.replaceAll("\n", "\r\n")));
    let got = "";
    socket.on("data", (data) => (got += data.toString()));
    socket.on("end", () => resolve(got));
    socket.on("error", reject);
  });
}

const statusOf = async (text: string): Promise<number> => Number((await raw(text)).split(" ")[1]);
const list = "/webhook/endpoints/x/attempts";

test.each([
  ["the whole address", `GET http://api.test${list}?Limit=x HTTP/1.1\nHost: api.test\n\n`, 400],
  ["the whole address of the root", `GET http://api.test HTTP/1.1\nHost: api.test\n\n`, 404],
  ["the whole address with a query alone", `GET HTTP://api.test?x HTTP/1.1\nHost: api.test\n\n`, 404],
  ["a whole address that is none", `GET http://[::1${list} HTTP/1.1\nHost: api.test\n\n`, 401],
  ["a whole address without a host", `GET http:// HTTP/1.1\nHost: api.test\n\n`, 404],
  ["a first line of 9 kB", `GET ${list}?${"x".repeat(9000)} HTTP/1.1\nHost: api.test\n\n`, 414],
  ["a header of 20 kB", `GET ${list} HTTP/1.1\nHost: api.test\nX: ${"x".repeat(20_000)}\n\n`, 401],
  ["headers of 35 kB", `GET ${list} HTTP/1.1\nHost: api.test\nX: ${"x".repeat(35_000)}\n\n`, 431],
  ["two Host lines", `GET ${list} HTTP/1.1\nHost: api.test\nHost: api.test\n\n`, 400],
  ["a Host of one letter", `GET ${list} HTTP/1.1\nHost: a\n\n`, 401],
  ["two slashes", `GET //webhook//endpoints/x/attempts HTTP/1.1\nHost: api.test\n\n`, 401],
])("as the recorded hosts' web server does: %s is %i", async (_what, text, status) => {
  expect(await statusOf(text.replace(/\n\n$/, "\nConnection: close\n\n"))).toBe(status);
});

/** Node answers before anybody sees the request; another web server has its own words for these. */
test.each([
  ["a first line that is none", `nonsense\n\n`, 400],
  ["no Host", `GET ${list} HTTP/1.1\n\n`, 400],
  ["a length that is no number", `POST ${list} HTTP/1.1\nHost: a\nContent-Length: x\n\n`, 400],
  ["headers of 60 kB", `GET ${list} HTTP/1.1\nHost: a\nX: ${"x".repeat(60_000)}\n\n`, 431],
])("as Node does: %s is %i", async (_what, text, status) => {
  expect(await statusOf(text)).toBe(status);
});

test.each([
  [undefined, "ResponseStatus"],
  ["reportfiling.pwc.de", "responseStatus"],
  ["REPORTFILING.PWC.DE:443", "responseStatus"],
  ["api.bokamera.se", "ResponseStatus"],
])("of two APIs the Host %s has the word where no path decides", async (host, member) => {
  const { apis } = openTestWorld(options).at(noChanges, 0);
  for (const target of ["/json/reply/Nope", "/api/Nope", "/xml/reply/?format=json"]) {
    const headers: [string, string][] = [["Host", host ?? "elsewhere.test"]];
    const { answer } = await answerRequest(
      { method: "GET", target, headers, body: Buffer.alloc(0), scheme: "http" },
      apis,
    );
    expect(Buffer.from(answer.body as Uint8Array).toString("utf8")).toContain(`"${member}"`);
  }
});

test("HEAD of the whole address has no body", async () => {
  const status = await new Promise((resolve, reject) => {
    const asked = send(`${server.url}${list}`, { method: "HEAD", path: `${server.url}${list}` }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("error", reject).end();
  });
  expect(status).toBe(404);
});
