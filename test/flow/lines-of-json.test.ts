import { expect, test } from "vitest";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";

const row = { type: "object", required: ["w"], properties: { w: { type: "integer" }, note: { type: "string" } } };

/** Sends these lines where items of this schema are taken: the status, and what the refusal says. */
async function sent(text: string, items: object = row): Promise<readonly [number, string]> {
  const content = { "application/x-ndjson": { schema: { type: "array", items } } };
  const standIn = createStandIn({
    cors: false,
    document: {
      openapi: "3.1.0",
      info: { title: "Sizes", version: "1" },
      paths: {
        "/sizes": { post: { requestBody: { required: true, content }, responses: { "204": { description: "ok" } } } },
      },
    },
  });
  const headers = { "Content-Type": "application/x-ndjson" };
  const answer = await standIn.fetch(
    new Request("http://stand-in.example/sizes", { method: "POST", headers, body: text }),
  );
  return [answer.status, await answer.text()];
}

test.each([
  ["rows", '{"w":1}\n{"w":2}\n', row],
  ["rows with blank lines and the line ends of Windows", '{"w":1}\r\n\r\n{"w":2}', row],
  ["a list that is one line", '[{"w":1},{"w":2}]', row],
  ["a list over several lines", '[\n  {"w":1},\n  {"w":2}\n]\n', row],
  ["lists of numbers", "[1,2]\n[3]\n", { type: "array", items: { type: "integer" } }],
  ["numbers", "1\n2\n", { type: "integer" }],
  ["nothing", "\n", row],
])("takes %s", async (_, text, items) => {
  expect((await sent(text, items))[0]).toBe(204);
});

test.each([
  ["1,2\n", { type: "integer" }, "line 1"],
  ["1\n2,3\n", { type: "integer" }, "line 2"],
  ['{"w":1}\n\n{"w":2},{"w":3}', row, "line 3"],
  ['{"w":1\n}\n', row, "line 1"],
  ['{"w":1}\n,"note":"x"}', row, "line 2"],
  ['{"w":1}]\n[{"w":2}', row, "line 1"],
])("refuses %j, whose line is no JSON", async (text, items, line) => {
  const [status, said] = await sent(text, items);
  expect([status, said]).toEqual([400, expect.stringContaining(line)]);
});

test("lines count as values, however small they are", async () => {
  expect((await sent("1\n".repeat(1_200_000), { type: "integer" }))[0]).toBe(413);
});

test("a line that breaks the schema is named by its place in the list", async () => {
  expect(await sent('{"w":1}\n{"w":"x"}\n')).toEqual([400, expect.stringContaining("#/1/w") as string]);
});
