import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerRequest } from "../../../../src/serve/http/stand-in.ts";
import { noChanges } from "../../../../src/serve/state/changes.ts";
import { createStandIn } from "../../../../src/serve/http/create-stand-in.ts";
import { listDocument } from "../../../support/inferred.ts";
import { openTestWorld } from "../../../support/stand-in.ts";

// Every look at the clock costs a tenth of a millisecond.
let time = 0;
beforeEach(() => {
  vi.spyOn(performance, "now").mockImplementation(() => (time += 0.1));
});
afterEach(() => vi.restoreAllMocks());

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
  [20, 0, 2],
  [1000, 9, 40],
])("makes %i rows of a list with %i to %i turns for other requests between them", async (rows, least, most) => {
  const { apis } = openTestWorld({ contracts: ["test/support/shop.yaml"], rows: [`orders=${rows}`] }).at(noChanges, 0);
  const request = { method: "GET", target: "/orders", headers: [], body: new Uint8Array(), scheme: "http" };
  const answering = answerRequest(request, apis);
  const had = await turnsUntil(answering);
  expect(had).toBeGreaterThanOrEqual(least);
  expect(had).toBeLessThanOrEqual(most);
  const { answer } = await answering;
  expect(JSON.parse(String(answer.body))).toHaveLength(rows);
});

test.each(["status=paid", "sort=-status", "q=paid"])(
  "looks at 2000 rows for ?%s with turns for others between them",
  async (query) => {
    const text = { type: "string" };
    const row = {
      type: "object",
      required: ["id", "status"],
      properties: { id: text, status: { enum: ["open", "paid"] } },
    };
    const parameters = ["status", "sort", "q"].map((name) => ({ name, in: "query", schema: text }));
    const document = listDocument(parameters, { type: "array", items: row });
    const { apis } = createStandIn({ document, rows: ["orders=2000"] }).world.at(noChanges, 0);
    const answering = answerRequest(
      { method: "GET", target: `/orders?${query}`, headers: [], body: new Uint8Array(), scheme: "http" },
      apis,
    );
    expect(await turnsUntil(answering)).toBeGreaterThanOrEqual(18);
    const rows = JSON.parse(String((await answering).answer.body)) as readonly { status: string }[];
    expect(rows.length).toBeGreaterThan(0);
    if (query !== "sort=-status") expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["paid"]));
  },
);
