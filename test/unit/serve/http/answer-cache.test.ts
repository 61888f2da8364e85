import { describe, expect, test, vi } from "vitest";
import { AnswerCache } from "../../../../src/serve/http/answer-cache.ts";
import type { Api } from "../../../../src/serve/http/stand-in.ts";
import type { Answer, Request } from "../../../../src/serve/operation/request.ts";
import { noChanges } from "../../../../src/serve/state/changes.ts";
import { openTestWorld } from "../../../support/stand-in.ts";

const { apis } = openTestWorld({ contracts: ["test/support/shop.yaml"] }).at(noChanges, 0);
const read = (target: string, headers: Request["headers"] = []): Request => ({
  method: "GET",
  target,
  headers,
  body: new Uint8Array(),
  scheme: "http",
});

/** The APIs with an answer of a test's own, and how often it was made. */
function counted(answer: Partial<Answer> = {}): { apis: readonly Api[]; made: () => number } {
  const make = vi.fn(() => ({ status: 200, headers: [], body: "x".repeat(100), ...answer }));
  const [api] = apis;
  if (api === undefined) throw new Error("There is no API.");
  const manners = { ...api.manners, locate: () => ({ reach: Infinity, answer: make }) };
  return { apis: [{ ...api, manners }], made: () => make.mock.calls.length };
}

async function askedTwice(one: Request, other: Request, answer: Partial<Answer> = {}): Promise<number> {
  const { apis: both, made } = counted(answer);
  const cache = new AnswerCache();
  await cache.answer(one, both);
  await cache.answer(one, both);
  const before = made();
  await cache.answer(other, both);
  return made() - before;
}

describe("kept answers", () => {
  test("are given to a request that is sent for the third time", async () => {
    expect(await askedTwice(read("/a?x=1", [["Accept", "text/csv"]]), read("/a?x=1", [["Accept", "text/csv"]]))).toBe(
      0,
    );
  });

  test.each([
    ["another query", read("/a?x=2")],
    ["another header", read("/a?x=1", [["Accept", "text/csv"]])],
    ["another method", { ...read("/a?x=1"), method: "HEAD" }],
    ["a body", { ...read("/a?x=1"), body: Buffer.from("{}") }],
    ["another scheme", { ...read("/a?x=1"), scheme: "https" }],
  ])("are not given to a request with %s", async (_, other) => {
    expect(await askedTwice(read("/a?x=1"), other)).toBe(1);
  });

  test.each<[string, Partial<Answer>]>([
    ["write rows", { writes: [] }],
    ["keep a reply", { kept: { name: "a", reply: { asked: "b", status: 200, headers: [], body: "" } } }],
    ["have to be kept under a name", { again: { name: "a", asked: "b" } }],
  ])("are made anew where they %s", async (_, answer) => {
    expect(await askedTwice(read("/a"), read("/a"), answer)).toBe(1);
  });

  test("belong to the APIs that gave them", async () => {
    const cache = new AnswerCache();
    const [one, other] = [counted(), counted()];
    for (let time = 0; time < 3; time++) await cache.answer(read("/a"), one.apis);
    await cache.answer(read("/a"), other.apis);
    expect([one.made(), other.made()]).toEqual([2, 1]);
  });

  test("are forgotten, the oldest first, when many others are kept", async () => {
    const cache = new AnswerCache();
    const { apis: large, made } = counted({ body: "x".repeat(1024 * 1024) });
    for (let page = 0; page < 9; page++)
      for (let time = 0; time < 2; time++) await cache.answer(read(`/${page}`), large);
    const before = made();
    await cache.answer(read("/8"), large);
    expect(made() - before).toBe(0);
    await cache.answer(read("/0"), large);
    expect(made() - before).toBe(1);
  });

  test("have the bytes that they had", async () => {
    const cache = new AnswerCache();
    const bodies = new Set<unknown>();
    for (let time = 0; time < 3; time++) bodies.add((await cache.answer(read("/orders"), apis)).answer.body);
    expect(bodies.size).toBe(1);
  });
});
