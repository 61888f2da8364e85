import { expect, test } from "vitest";
import { answerRequest } from "../../../../src/serve/http/stand-in.ts";
import { noChanges } from "../../../../src/serve/state/changes.ts";
import { openTestWorld } from "../../../support/stand-in.ts";

/** How often the event loop goes round until something is done: so often others can have their turn. */
async function turnsUntil(done: Promise<unknown>): Promise<number> {
  let turns = 0;
  let handle = setImmediate(function count() {
    turns++;
    handle = setImmediate(count);
  });
  await done;
  clearImmediate(handle);
  return turns;
}

test.each([
  [20, 0],
  [1000, 9],
])("makes %i rows of a list with %i turns for other requests between them", async (rows, turns) => {
  const { apis } = openTestWorld({ contracts: ["test/support/shop.yaml"], rows: [`orders=${rows}`] }).at(noChanges, 0);
  const request = { method: "GET", target: "/orders", headers: [], body: new Uint8Array(), scheme: "http" };
  const answering = answerRequest(request, apis);
  expect(await turnsUntil(answering)).toBe(turns);
  const { answer } = await answering;
  expect(JSON.parse(String(answer.body))).toHaveLength(rows);
});
