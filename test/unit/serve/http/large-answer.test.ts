import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { send } from "../../../../src/serve/http/outgoing.ts";
import { largeBody } from "../../../../src/serve/http/connection-turns.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Serves a body, and says in how many writes each answer left. */
async function serving(body: string | Uint8Array): Promise<{ url: string; writes: number[]; turns: () => number }> {
  const writes: number[] = [];
  let [turns, isUnderWay] = [0, true];
  const count = (): void => {
    turns++;
    if (isUnderWay) setImmediate(count);
  };
  const listening = createServer((incoming, outgoing) => {
    const index = writes.push(0) - 1;
    const write = outgoing.write.bind(outgoing) as (part: unknown) => boolean;
    outgoing.write = (part: unknown) => {
      writes[index] = (writes[index] ?? 0) + 1;
      return write(part);
    };
    outgoing.once("close", () => (isUnderWay = false));
    setImmediate(count);
    send({ status: 200, headers: [["Content-Type", "text/plain"]], body }, incoming, outgoing);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, writes, turns: () => turns };
}

test.each([
  ["text of ASCII", "a".repeat(3 * largeBody + 1)],
  ["text whose letters fall on the edges of pieces", `a${"é𝄞".repeat(largeBody / 2)}`],
  ["bytes", Buffer.alloc(3 * largeBody + 1, 7)],
])("a large answer of %s leaves in pieces, with turns between, and arrives whole", async (_kind, body) => {
  const { url, writes, turns } = await serving(body);
  const answer = await fetch(url);
  const got = Buffer.from(await answer.arrayBuffer());
  const bytes = Buffer.from(body);
  expect(answer.headers.get("content-length")).toBe(String(bytes.length));
  expect(got.equals(bytes)).toBe(true);
  expect(writes).toEqual([Math.ceil(bytes.length / largeBody)]);
  expect(turns()).toBeGreaterThanOrEqual((writes[0] ?? 0) - 1);
});

test("an answer that is not large leaves in one go", async () => {
  const { url, writes } = await serving("a".repeat(largeBody));
  expect((await (await fetch(url)).text()).length).toBe(largeBody);
  expect(writes).toEqual([0]);
});

test("a client that leaves amid a large answer ends it, and the next is answered", async () => {
  const { url } = await serving("a".repeat(100 * largeBody));
  const leaving = new AbortController();
  const answer = await fetch(url, { signal: leaving.signal });
  const reader = answer.body?.getReader();
  await reader?.read();
  leaving.abort();
  await expect(reader?.read()).rejects.toThrow(/abort/);
  expect((await (await fetch(url)).text()).length).toBe(100 * largeBody);
});
