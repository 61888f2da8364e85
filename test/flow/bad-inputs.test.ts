import { readFileSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import type { ListeningStandIn } from "../../src/serve/http/listening.ts";

const page = "docs/reliability.md";
const standIn = createStandIn({ contracts: ["teahouse"], maxBody: 1 });
let server: ListeningStandIn;
beforeAll(async () => {
  server = await standIn.listen();
});
afterAll(async () => await server.close());

const json = "Content-Type: application/json\nX-Staff-Key: any-key";
const post = (body: string, headers = json): string =>
  `POST /teas HTTP/1.1\nHost: localhost\n${headers}\nContent-Length: ${Buffer.byteLength(body)}\n\n${body}`;
const get = (target: string, headers = "Host: localhost"): string => `GET ${target} HTTP/1.1\n${headers}\n\n`;

/** What somebody sends, and the bytes of it. */
const inputs: readonly (readonly [what: string, sent: string])[] = [
  ["a first line that is none", "nonsense\n\n"],
  ["no Host", get("/teas", "Accept: */*")],
  ["headers of 41 KB", get("/teas", `Host: localhost\nX: ${"x".repeat(41_000)}`)],
  ["two lengths", "POST /teas HTTP/1.1\nHost: localhost\nContent-Length: 1\nContent-Length: 2\n\nx"],
  ["a length and chunks", "POST /teas HTTP/1.1\nHost: localhost\nContent-Length: 1\nTransfer-Encoding: chunked\n\nx"],
  ["a chunk whose length is none", "POST /teas HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\nzz\n"],
  ["an unknown method", "BREW /teas HTTP/1.1\nHost: localhost\n\n"],
  ["a path that nobody has", get("/nothing")],
  ["a percent sign alone in the path", get("/teas/%")],
  ["a zero byte in the path", get("/teas/%00")],
  ["a way out of the folder", get("/../../etc/passwd")],
  ["a name of the prototype in the query", get("/teas?__proto__=1&constructor=2")],
  ["a number of 400 digits in the query", get(`/teas?limit=${"9".repeat(400)}`)],
  ["a whole address that is none", get("http://[::1/teas")],
  ["a body that is no JSON", post("{")],
  ["JSON 100,000 levels deep", post("[".repeat(100_000))],
  ["a member `__proto__`", post('{"__proto__":{"x":1}}')],
  ["bytes that are no UTF-8", post("\udcff")],
  ["a body that says it is packed and is not", post("{}", `${json}\nContent-Encoding: gzip`)],
  ["a body in an unknown type", post("x", "Content-Type: x/y\nX-Staff-Key: any-key")],
  ["a body larger than --max-body", post(" ".repeat(1024 * 1024 + 1))],
  ["a list of 60,000 values", post(`[${"1,".repeat(60_000)}1]`)],
  ["a text of 500,000 escaped signs", post(`"${"\\n".repeat(500_000)}"`)],
  ["a number of 20,000 digits", post(`{"price":${"9".repeat(20_000)}}`)],
  [
    "a form of 10,001 fields",
    post("a=1&".repeat(10_000) + "b=2", "Content-Type: application/x-www-form-urlencoded\nX-Staff-Key: k"),
  ],
  ["a body that is packed six times", post("{}", `${json}\nContent-Encoding: gzip,gzip,gzip,gzip,gzip,gzip`)],
  [
    "70,000 bytes for the control interface",
    `PUT /_standin/seed HTTP/1.1\nHost: localhost\nContent-Length: 70000\n\n${" ".repeat(70_000)}`,
  ],
  ["steering under an unknown Host", get("/_standin/", "Host: evil.example")],
  ["steering by another page", get("/_standin/", "Host: localhost\nOrigin: http://evil.example")],
];

/** Status and media type of what comes back. */
async function answerTo(sent: string): Promise<string> {
  const text = await new Promise<string>((resolve) => {
    let got = "";
    const socket = createConnection(Number(new URL(server.url).port), "127.0.0.1");
    socket.on("data", (data) => (got += data.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(got));
    const [head = "", ...rest] = sent.split("\n\n");
    const lines = head.startsWith("nonsense") ? head : `${head}\nConnection: close`;
    socket.write([lines.replaceAll("\n", "\r\n"), rest.join("\n\n").replace(/^zz\n$/, "zz\r\n")].join("\r\n\r\n"));
  });
  const [, status = "a clean end"] = /^HTTP\/1\.1 (\d+)/.exec(text) ?? [];
  const [, type = "–"] = /\r\ncontent-type: ([^;\r]*)/i.exec(text.split("\r\n\r\n", 1)[0] ?? "") ?? [];
  return `| ${status} | ${type} |`;
}

/** `UPDATE_BAD_INPUTS=1` writes what comes; else the page has to say the same. */
test("docs/reliability.md says what each bad input gets", async () => {
  const rows: string[] = [];
  for (const [what, sent] of inputs) rows.push(`| ${what} ${await answerTo(sent)}`);
  const text = readFileSync(page, "utf8");
  const start = text.indexOf("<!-- bad inputs -->\n") + "<!-- bad inputs -->\n".length;
  const end = text.indexOf("<!-- end of bad inputs -->");
  const [before, between, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  if (process.env["UPDATE_BAD_INPUTS"] === undefined) {
    const plain = (line: string): string => line.replace(/\s+/g, " ").trim();
    expect(
      between
        .split("\n")
        .map(plain)
        .filter((line) => line.startsWith("| "))
        .slice(2),
    ).toEqual(rows.map(plain));
  } else
    writeFileSync(
      page,
      `${before}\n| what is sent | status | type |\n| --- | --- | --- |\n${rows.join("\n")}\n\n${after}`,
    );
});

test("no bad input is answered with a failure of the stand-in's own", async () => {
  for (const [what, sent] of inputs)
    expect([what, await answerTo(sent)]).not.toContainEqual(expect.stringMatching(/\| 500/));
});
