import { connect } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { mostInARow, turnOf } from "../../../../src/serve/http/connection-turns.ts";
import { createTestApp, listen } from "../../../support/stand-in.ts";

test("requests that a connection sends at once take their turns in order, and keep no other connection waiting", async () => {
  const busy = {};
  const begun: number[] = [];
  for (let number = 0; number < 3 * mostInARow; number++) {
    const wait = turnOf(busy, 0);
    if (wait === undefined) begun.push(number);
    else void wait.then(() => begun.push(number));
  }
  expect(begun).toHaveLength(mostInARow);
  expect(turnOf({}, 0)).toBeUndefined();
  const seen: number[] = [];
  while (begun.length < 3 * mostInARow) {
    await turn();
    seen.push(begun.length);
  }
  expect(seen).toEqual([2 * mostInARow, 3 * mostInARow]);
  expect(begun).toEqual([...begun.keys()]);
});

test("requests that come one after the other never wait", () => {
  const calm = {};
  for (let now = 0; now < 100; now += 2) expect(turnOf(calm, now)).toBeUndefined();
});

test("a request that comes when others wait is answered after them", async () => {
  const busy = {};
  for (let number = 0; number < mostInARow; number++) void turnOf(busy, 0);
  const order: string[] = [];
  const first = turnOf(busy, 0)?.then(() => order.push("first"));
  const second = turnOf(busy, 0)?.then(() => order.push("second"));
  await Promise.all([first, second]);
  expect(order).toEqual(["first", "second"]);
});

test("hundreds of requests in one write are answered, in order", async () => {
  const { url, close } = await listen(createTestApp({ contracts: ["teahouse"] }));
  const count = 500;
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let text = "";
  socket.on("data", (data: Buffer) => (text += data.toString()));
  const lines = Array.from({ length: count }, (_, index) => {
    const last = index === count - 1 ? "Connection: close\r\n" : "";
    return `GET /teas/${index + 1} HTTP/1.1\r\nHost: localhost\r\n${last}\r\n`;
  });
  socket.write(lines.join(""));
  await new Promise((done) => socket.once("close", done));
  await close();
  const ids = [...text.matchAll(/^\{"id":(\d+)/gm)].map(([, id]) => Number(id));
  expect(ids).toEqual(Array.from({ length: count }, (_, index) => index + 1));
});
