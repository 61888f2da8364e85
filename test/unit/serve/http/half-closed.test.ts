import { createConnection } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createStandIn } from "../../../../src/serve/http/create-stand-in.ts";
import type { ListeningStandIn } from "../../../../src/serve/http/listening.ts";

let server: ListeningStandIn;
beforeAll(async () => {
  server = await createStandIn({ contracts: ["teahouse"] }).listen();
});
afterAll(async () => await server.close());

/** All that comes back to a client that sends a text and then nothing any more: `nc -N`, HTTP/1.0 programs. */
async function answersTo(text: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = createConnection({ port: Number(new URL(server.url).port), host: "127.0.0.1" });
    let got = "";
    socket.on("data", (data) => (got += data.toString("latin1")));
    socket.on("close", () => resolve(got));
    socket.on("error", reject);
    socket.end(text);
  });
}

const head = (line: string, ...headers: readonly string[]): string =>
  [line, "Host: localhost", ...headers, "", ""].join("\r\n");
const statuses = (answers: string): readonly string[] =>
  [...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, s = ""]) => s);

test.each([0, 1, 60])(
  "answers a client that has closed its side, after %i ms too, and ends the connection",
  async (delay) => {
    const answers = await answersTo(head("GET /nowhere HTTP/1.1", `Prefer: delay=${delay}`));
    expect(statuses(answers)).toEqual(["404"]);
  },
);

test("answers all requests that such a client has sent in a row", async () => {
  const one = head("GET /nowhere HTTP/1.1", "Prefer: delay=5");
  expect(statuses(await answersTo(one.repeat(20)))).toEqual(Array.from({ length: 20 }, () => "404"));
});

test("refuses a body that such a client has not sent to its end", async () => {
  expect(statuses(await answersTo(`${head("POST /teas HTTP/1.1", "Content-Length: 100")}{`))).toEqual(["400"]);
});

test("ends the log of a watcher that has gone, so that others may come", async () => {
  for (let count = 0; count < 70; count++)
    expect(statuses(await answersTo(head("GET /_standin/log/events HTTP/1.1")))).toEqual(["200"]);
});

test("ends a connection on which nothing was asked", async () => {
  expect(await answersTo("")).toBe("");
});
