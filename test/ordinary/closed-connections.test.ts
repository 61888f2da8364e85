import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import { type Sender, SendError } from "../../src/verify/exchange/wire.ts";
import { checksOf, findingsOf, type VerifyResult } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { documentOf, smallService, type SmallApi } from "./small-service.ts";
import { type Answered, type Asked, senderOf } from "./shelf-host.ts";

const text = { type: "string" };
const api: SmallApi = {
  properties: { title: text },
  parameters: [{ name: "title", schema: text }],
  rows: Array.from({ length: 9 }, (_, index) => ({ id: `t${index}`, title: `Night ${index}` })),
  example: { title: "What the sea says" },
};
const closed = (wasKept = false) => new SendError("broken", "the connection was closed without an answer", wasKept);

/** A run against a right host whose requests are cut off where `isCut` says so, given the number of each. */
async function runCut(isCut: (number: number, method: string) => boolean, wasKept = false): Promise<VerifyResult> {
  const rows = smallService(api, ({ query }, all) => {
    const title = query.get("title");
    return { status: 200, json: { items: all.filter((row) => title === null || row["title"] === title) } };
  });
  const right = senderOf(rows);
  let number = 0;
  const sender: Sender = (request) => {
    number += 1;
    return isCut(number, request.method) ? Promise.reject(closed(wasKept)) : right(request);
  };
  const contract = compileContract(documentOf(api), "things.yaml");
  return await verify({
    apis: [{ contract, target: bareTarget(undefined), sender }],
    allowWrites: true,
    only: ["lists", "items", "writes"],
  });
}

/** What breaks, what is remarked, and how many checks of something else hold. */
function told(result: VerifyResult): readonly [breaks: readonly string[], remarks: readonly string[], holds: number] {
  const remarks = result.apis.flatMap(({ operations }) => operations.flatMap((one) => one.remarks));
  const holds = checksOf(result).filter(({ id, verdict }) => verdict.kind === "holds" && id !== "answers/answered");
  return [
    [...new Set(findingsOf(result).map(({ check }) => check))],
    [...new Set(remarks.flatMap(({ shown }) => shown?.check ?? []))],
    holds.length,
  ];
}

const isRead = (method: string): boolean => method === "GET";
const quiet = await runCut(() => false);

test("a host that closes one connection in four breaks that, and nothing else; what only reads is checked all the same", async () => {
  const result = await runCut((number, method) => isRead(method) && number % 4 === 0);
  expect(told(result)).toEqual([["answers/answered"], ["answers/answered"], told(quiet)[2]]);
  const all = await runCut((number) => number % 4 === 0);
  expect(told(all)[0]).toEqual(["answers/answered"]);
});

test("a connection that is closed once is a remark, and all is checked", async () => {
  expect(told(quiet)).toEqual([[], [], told(quiet)[2]]);
  expect(told(await runCut((number) => number === 3))).toEqual([[], ["answers/answered"], told(quiet)[2]]);
});

test("a connection that was kept and is closed before a write breaks nothing", async () => {
  let isDone = false;
  const once = (_: number, method: string): boolean => !isDone && method === "POST" && (isDone = true);
  expect(told(await runCut(once, true)).slice(0, 2)).toEqual([[], ["answers/answered"]]);
});

test("requests that are never answered break, however often they are sent", async () => {
  expect(told(await runCut((_, method) => method === "PATCH"))[0]).toEqual(["answers/answered"]);
});

const strict: SmallApi = {
  properties: { name: { ...text, maxLength: 20 }, size: { type: "integer" }, words: { type: "array", items: text } },
  required: ["name", "size", "words"],
  rows: [{ id: "a", name: "Ann", size: 3, words: [] }],
  example: { name: "Bea", size: 4, words: ["one"] },
};

/** A service that refuses wrong bodies. */
function refusing(): (asked: Asked) => Answered {
  const service = smallService(strict);
  return (asked) => {
    const isWritten = ["POST", "PATCH"].includes(asked.method);
    return isWritten && !isRight(asked.body, asked.method === "PATCH") ? { status: 422, json: {} } : service(asked);
  };
}

function isRight(body: unknown, isPart: boolean): boolean {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return false;
  const { name, size, words } = body as Readonly<Record<string, unknown>>;
  const mayLack = (value: unknown): boolean => isPart && value === undefined;
  return (
    (mayLack(name) || (typeof name === "string" && name.length <= 20)) &&
    (mayLack(size) || Number.isInteger(size)) &&
    (mayLack(words) || (Array.isArray(words) && words.every((word) => typeof word === "string")))
  );
}

/** What is said of wrong bodies where the connections of some of them are closed, and how many of them were sent. */
async function wrongBodies(isCut: (number: number) => boolean) {
  const right = senderOf(refusing());
  let number = 0;
  const sender: Sender = async (request) => {
    const answer = await right(request);
    return answer.status === 422 && isCut((number += 1)) ? Promise.reject(closed()) : answer;
  };
  const contract = compileContract(documentOf(strict), "things.yaml");
  const apis = [{ contract, target: bareTarget(undefined), sender }];
  const result = await verify({ apis, allowWrites: true, only: ["bodies"] });
  const checks = checksOf(result).filter(({ id }) => id.startsWith("bodies/"));
  const unchecked = checks.filter(({ verdict }) => verdict.kind === "not checked");
  return { checks: checks.length, unchecked: unchecked.length, breaks: told(result)[0], sent: number };
}

test("one connection that is closed at a wrong body leaves the other wrong bodies checked", async () => {
  const usual = await wrongBodies(() => false);
  expect(usual).toMatchObject({ unchecked: 0, breaks: [] });
  for (const cut of [1, 2, usual.sent])
    expect(await wrongBodies((number) => number === cut)).toMatchObject({
      checks: usual.checks,
      unchecked: 1,
      breaks: ["answers/answered"],
      sent: usual.sent,
    });
});

test("every other connection that is closed at wrong bodies leaves half of them checked", async () => {
  const { checks, unchecked, breaks } = await wrongBodies((number) => number % 2 === 0);
  expect(breaks).toEqual(["answers/answered"]);
  expect(unchecked).toBe(Math.floor(checks / 2));
});

test("a host that closes the connection of each wrong body gets no more than two of each operation", async () => {
  const { checks, unchecked, breaks, sent } = await wrongBodies(() => true);
  expect([breaks, unchecked]).toEqual([["answers/answered"], checks]);
  expect(sent).toBeLessThanOrEqual(8);
});
