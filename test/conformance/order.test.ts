import fc from "fast-check";
import { expect, test } from "vitest";
import { inProcess } from "../support/in-process.ts";
import { basic, openTestWorld } from "../support/stand-in.ts";

/** A sample of `npm run shuffle`: what a stand-in answers does not depend on what it was asked before, or which one it is. */
const endpoints = [
  "ep_3HOh5cD5gewvQTdodl9lupOBusy",
  "ep_39w2EQSHj764A9V9ii2KXpFlaky",
  "ep_39w2EQSHj764A9V000000000001",
];
const queries = [
  "",
  "&Status=2",
  "&EventTypes=booking.created",
  "&Before=2026-08-01",
  "&After=2026-09-01&Before=2026-09-10",
];
const formats = ["application/json", "application/xml", "text/csv", "application/jsv"];
const requests = endpoints.flatMap((id) =>
  queries.flatMap((query, n) =>
    formats.map((accept) => ({ target: `/webhook/endpoints/${id}/attempts?Limit=${n + 3}${query}`, accept })),
  ),
);

async function answers(order: readonly number[]): Promise<string[]> {
  const ask = inProcess(openTestWorld());
  const found: string[] = [];
  for (const number of order) {
    const { target, accept } = requests[number]!;
    const headers = [["Accept", accept] as const, ["Authorization", basic("admin")] as const];
    const { status, body } = await ask({ method: "GET", target, headers, body: undefined });
    found[number] = `${status} ${Buffer.from(body).toString()}`;
  }
  return found;
}

test("answers the same in any order, on any stand-in", async () => {
  const inOrder = await answers(requests.map((_, n) => n));
  expect(inOrder.every((answer) => answer.startsWith("200 "))).toBe(true);
  const anyOrder = fc.shuffledSubarray(
    requests.map((_, n) => n),
    { minLength: requests.length },
  );
  await fc.assert(
    fc.asyncProperty(anyOrder, async (order) => {
      expect(await answers(order)).toEqual(inOrder);
    }),
    { numRuns: 5 },
  );
});
