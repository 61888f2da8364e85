import { createConnection, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createStandIn } from "../../../../src/serve/http/create-stand-in.ts";
import type { ListeningStandIn } from "../../../../src/serve/http/listening.ts";

const standIn = createStandIn({ contracts: ["teahouse"], maxBody: 1, maxBodies: 1.5 });
const body = Buffer.alloc(1024 * 1024, " ");
let server: ListeningStandIn;
beforeAll(async () => {
  server = await standIn.listen();
});
afterAll(async () => await server.close());

async function post(length = body.length): Promise<Response> {
  return await fetch(`${server.url}/teas`, { method: "POST", body: body.subarray(0, length) });
}

/** A client that has sent all of a body but its end. */
async function held(): Promise<Socket> {
  const socket = createConnection(Number(new URL(server.url).port), "127.0.0.1");
  socket.write(`POST /teas HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n`);
  socket.on("error", () => undefined);
  await new Promise<void>((resolve) => socket.write(body.subarray(1), () => resolve()));
  return socket;
}

test("reads no more of all bodies than it may, and again when others are answered or gone", async () => {
  const slow = await held();
  await expect.poll(async () => (await post()).status, { timeout: 10_000 }).toBe(503);
  const refused = await post();
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "1"]);
  expect(await refused.text()).toContain("Too many request bodies at once");
  const isAnswered = new Promise((resolve) => slow.once("data", resolve));
  slow.write(" ");
  await isAnswered;
  expect((await post()).status).not.toBe(503);
  slow.destroy();
  const gone = await held();
  gone.destroy();
  await expect.poll(async () => (await post()).status).not.toBe(503);
});

test("lets go of bodies of requests that have no connection", async () => {
  const apart = createStandIn({ contracts: ["teahouse"], maxBody: 1, maxBodies: 1.5 });
  for (let count = 0; count < 4; count++) {
    const answer = await apart.fetch(new Request("http://localhost/teas", { method: "POST", body }));
    expect(answer.status).not.toBe(503);
  }
});

test("refuses one body that is larger than one may be", async () => {
  const large = await fetch(`${server.url}/teas`, { method: "POST", body: Buffer.alloc(body.length + 1) });
  expect(large.status).toBe(413);
});
