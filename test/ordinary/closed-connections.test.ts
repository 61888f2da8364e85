import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import { type Sender, SendError } from "../../src/verify/exchange/wire.ts";
import { checksOf, findingsOf, type VerifyResult } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { documentOf, smallService, type SmallApi } from "./small-service.ts";
import { senderOf } from "./shelf-host.ts";

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
