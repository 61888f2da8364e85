import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { send } from "../../../../src/serve/http/outgoing.ts";
import { createStandIn } from "../../../../src/index.ts";

afterEach(() => void vi.useRealTimers());

const page = { status: 200, headers: [["Content-Type", "text/plain"]], body: "tea" } as const;

test.each([
  ["text", page],
  ["bytes", { ...page, body: Buffer.from("tea") }],
  ["no body", { ...page, status: 204, body: "" }],
])("an answer of %s leaves when all requests that came together have been answered", async (_, answer) => {
  const incoming = new IncomingMessage(new Socket());
  const [first, second] = [new ServerResponse(incoming), new ServerResponse(incoming)];
  send(answer, incoming, first);
  await Promise.resolve();
  send(answer, incoming, second);
  expect([first.writableEnded, second.writableEnded]).toEqual([false, false]);
  await nextTurn();
  expect([first.writableEnded, second.writableEnded]).toEqual([true, true]);
});

test("answers leave while the timers of a test are faked", async () => {
  const standIn = createStandIn({ contracts: ["teahouse"] });
  await standIn.fetch(new Request("https://any.example/teas"));
  vi.useFakeTimers();
  const answer = await standIn.fetch(new Request("https://any.example/teas?per_page=3"));
  expect(await answer.json()).toHaveLength(3);
});
