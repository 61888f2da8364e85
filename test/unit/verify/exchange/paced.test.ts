import { expect, test } from "vitest";
import { type Budget, BudgetSpent, paced, TooBusy, type WaitReason } from "../../../../src/verify/exchange/paced.ts";
import { SendError, type WireRequest, type WireResponse } from "../../../../src/verify/exchange/wire.ts";
import { bareTarget, type Target } from "../../../../src/verify/deployment/target.ts";

const request: WireRequest = { method: "GET", target: "/", headers: [], body: undefined };
const bare = bareTarget("http://deployment.example");

function answer(status: number, headers: WireResponse["headers"] = []): WireResponse {
  return { status, reason: "", headers, body: new Uint8Array(), milliseconds: 1 };
}

function sending(answers: readonly WireResponse[], target: Target = bare, total = 100) {
  const waits: (readonly [number, WaitReason])[] = [];
  const budget: Budget = { total, spent: 0 };
  let number = 0;
  const sender = () => Promise.resolve(answers[Math.min(number++, answers.length - 1)] ?? answer(200));
  return { send: paced({ target, sender, budget, onWait: (...told) => void waits.push(told) }), waits, budget };
}

function limited(requestsPerSecond: number): Target {
  return { ...bare, limits: { ...bare.limits, requestsPerSecond } };
}

test("waits as long as Retry-After says and tells of it", async () => {
  const { send, waits, budget } = sending([answer(429, [["Retry-After", "1"]]), answer(200)]);
  expect((await send(request)).status).toBe(200);
  expect(waits).toEqual([[1000, "deployment"]]);
  expect(budget.spent).toBe(2);
});

test("waits until the date that a 503 names, by the deployment's own clock", async () => {
  const busy = answer(503, [
    ["Date", "Fri, 18 Sep 2026 10:00:00 GMT"],
    ["Retry-After", "Fri, 18 Sep 2026 10:00:01 GMT"],
  ]);
  const { send, waits } = sending([busy, answer(200)]);
  expect((await send(request)).status).toBe(200);
  expect(waits).toEqual([[1000, "deployment"]]);
});

test("tells of pauses that its own pace makes only where a person would notice them", async () => {
  const slow = sending([answer(200)], limited(0.8));
  await slow.send(request);
  await slow.send(request);
  expect(slow.waits).toEqual([[expect.closeTo(1250, -2), "own limit"]]);
  const quick = sending([answer(200)], limited(50));
  await quick.send(request);
  await quick.send(request);
  expect(quick.waits).toEqual([]);
});

test("gives back a 503 that names no time, and one that stays", async () => {
  expect((await sending([answer(503)]).send(request)).status).toBe(503);
  const { send, budget } = sending([answer(503, [["Retry-After", "0"]])]);
  expect((await send(request)).status).toBe(503);
  expect(budget.spent).toBe(3);
});

test.each([
  ["429 that stays", [answer(429, [["Retry-After", "0"]])], 3, "keeps answering 429"],
  ["longer wait than is obeyed", [answer(429, [["Retry-After", "3600"]])], 1, "asked to wait 3600 s"],
])("sends nothing more after a %s", async (_, answers, sent, told) => {
  const { send, budget } = sending(answers);
  await expect(send(request)).rejects.toThrow(told);
  await expect(send(request)).rejects.toThrow(TooBusy);
  expect(budget.spent).toBe(sent);
});

test("counts every try, and sends none too many", async () => {
  const { send, budget } = sending([answer(429, [["Retry-After", "0"]])], bare, 2);
  await expect(send(request)).rejects.toThrow(BudgetSpent);
  expect(budget.spent).toBe(2);
});

/** A host that closes kept connections this often before it answers. */
function closing(times: number, total: number, wasKept = true) {
  const budget: Budget = { total, spent: 0 };
  let received = 0;
  const sender = () => {
    received += 1;
    return received > times ? Promise.resolve(answer(200)) : Promise.reject(new SendError("broken", "reset", wasKept));
  };
  return { send: paced({ target: bare, sender, budget, onWait: undefined }), budget, received: () => received };
}

test("sends again what met a kept connection being closed, and counts it", async () => {
  const { send, budget, received } = closing(2, 10);
  expect((await send(request)).status).toBe(200);
  expect([budget.spent, received()]).toEqual([3, 3]);
});

test("sends again once what met a new connection being closed, and tells it with the answer", async () => {
  const { send, budget } = closing(1, 10, false);
  expect(await send(request)).toMatchObject({ status: 200, closedBefore: "reset" });
  expect(budget.spent).toBe(2);
});

/** A host that does one after the other, the last again and again: it answers, or closes the connection. */
function doing(steps: readonly (WireResponse | SendError)[]) {
  const budget: Budget = { total: 20, spent: 0 };
  let number = 0;
  const sender = () => {
    const step = steps[Math.min(number++, steps.length - 1)] ?? answer(200);
    return step instanceof SendError ? Promise.reject(step) : Promise.resolve(step);
  };
  return { send: paced({ target: bare, sender, budget, onWait: undefined }), budget };
}

const hangup = new SendError("broken", "reset");
const keptHangup = new SendError("broken", "reset", true);
const busy = answer(503, [["Retry-After", "0"]]);
const removal = { ...request, method: "DELETE" };

test.each([
  ["before", [hangup, busy, answer(200)]],
  ["behind", [busy, hangup, answer(200)]],
  ["between two of", [busy, hangup, busy, answer(200)]],
])("tells of a closed connection that stands %s what asks to wait", async (_, steps) => {
  expect(await doing(steps).send(request)).toMatchObject({ status: 200, closedBefore: "reset" });
});

test("gives up at a second new connection that is closed, though an answer between them asked to wait", async () => {
  const { send, budget } = doing([hangup, busy, hangup, answer(200)]);
  await expect(send(request)).rejects.toThrow("reset");
  expect(budget.spent).toBe(3);
});

test.each([
  ["a new", hangup, "reset"],
  ["a kept", keptHangup, undefined],
])("sends a removal again that met %s connection being closed", async (_, closed, closedBefore) => {
  const { send, budget } = doing([closed, answer(204)]);
  const { status, closedBefore: told } = await send(removal);
  expect([status, told, budget.spent]).toEqual([204, closedBefore, 2]);
});

test.each([
  ["404", [hangup, answer(404)]],
  ["410", [keptHangup, answer(410)]],
  ["404 behind what asks to wait", [hangup, busy, answer(404)]],
])("does not hold a removal that was sent again to a %s: the first one may have done it", async (_, steps) => {
  await expect(doing(steps).send(removal)).rejects.toThrow("reset");
});

const post = { ...request, method: "POST" };

test.each([
  ["a host that closes every connection", closing(9, 10), request, "reset", 3],
  ["a spent budget", closing(9, 1), request, "the budget of 1 requests is spent", 1],
  ["a request that may change something", closing(9, 10), post, "reset", 1],
  ["a second new connection that is closed", closing(9, 10, false), request, "reset", 2],
  ["a new connection of a request that may change something", closing(9, 10, false), post, "reset", 1],
] as const)("gives up at %s", async (_, { send, budget, received }, asked, told, sent) => {
  await expect(send(asked)).rejects.toThrow(told);
  expect([budget.spent, received()]).toEqual([sent, sent]);
});
