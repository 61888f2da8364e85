import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import { documentOf, get, inPath, listOf, object, row, send, text } from "../support/document-words.ts";

const gone = { responses: { 204: { description: "gone" } } };
const Task = object({ id: text, name: text, state: { ...text, enum: ["open", "done"] } }, ["id", "state"]);
const document = documentOf(
  {
    "/tasks": {
      ...get(listOf(row("Task"))),
      delete: { parameters: [{ name: "name", in: "query", schema: text }], ...gone },
    },
    "/tasks/batch": { post: send(listOf(row("Task")), listOf(row("Task"))) },
    "/tasks/{id}": get(row("Task"), inPath("id")),
  },
  { Task },
);

afterEach(() => void vi.restoreAllMocks());

test.each([
  ["rows of a long list that filters remove", "DELETE", "/tasks?name=nobody", undefined],
  [
    "a thousand rows that are sent at once",
    "POST",
    "/tasks/batch",
    Array.from({ length: 1000 }, (_, index) => ({ id: `t-${index}`, state: "open" })),
  ],
])("others have turns while work goes on: %s", async (_, method, target, sent) => {
  const standIn = createStandIn({ document, cors: false, rows: ["tasks=20000"] });
  const body =
    sent === undefined ? {} : { body: JSON.stringify(sent), headers: { "content-type": "application/json" } };
  // A clock that goes on by a millisecond each time somebody looks: how fast the machine is makes no difference.
  let now = 0;
  vi.spyOn(globalThis.performance, "now").mockImplementation(() => now++);
  const work = { isDone: false };
  const answer = standIn.fetch(new Request(`http://stand-in.example${target}`, { method, ...body })).finally(() => {
    work.isDone = true;
  });
  let turns = 0;
  for (; !work.isDone; turns++) await nextTurn();
  expect((await answer).status).toBeLessThan(300);
  expect(turns).toBeGreaterThan(100);
});
