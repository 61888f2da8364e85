import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const job = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "string" }, name: { type: "string" } },
};
const json = (schema: object): object => ({ description: "ok", content: { "application/json": { schema } } });
const nothing = { description: "nothing" };

async function removedTwice(responses: Readonly<Record<string, object>>): Promise<readonly number[]> {
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  const document = {
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: {
      "/jobs": { get: { responses: { "200": json({ type: "array", items: job }) } } },
      "/jobs/{id}": { parameters, get: { responses: { "200": json(job) } }, delete: { responses } },
    },
  };
  const ask = standInFor(document);
  const [first] = (await ask("GET /jobs")).json as readonly { readonly id: string }[];
  const place = `/jobs/${first?.id}`;
  const statuses: number[] = [];
  for (const line of [`DELETE ${place}`, `GET ${place}`, `DELETE ${place}`, `GET ${place}`, "DELETE /jobs/nobody"])
    statuses.push((await ask(line)).status);
  return statuses;
}

test.each([
  ["only its success", { "204": nothing }, [204, 404, 204, 404, 404]],
  ["a success that shows the row", { "200": json(job) }, [200, 404, 200, 404, 404]],
  ["refusals of another kind", { "200": json({ type: "object" }), "401": nothing }, [200, 404, 200, 404, 404]],
  ["that nothing was there", { "200": json(job), "204": nothing, default: nothing }, [200, 404, 204, 404, 404]],
])("a removal of which the document says %s succeeds again", async (_, responses, statuses) => {
  expect(await removedTwice(responses)).toEqual(statuses);
});

test.each([
  ["404", { "204": nothing, "404": nothing }, 404],
  ["410", { "204": nothing, "410": nothing }, 404],
  ["any refusal", { "204": nothing, "4XX": nothing }, 404],
  ["a default", { "204": nothing, default: nothing }, 404],
])("where it documents %s, what is gone is not removed again", async (_, responses, status) => {
  const [, , again] = await removedTwice(responses);
  expect(again).toBe(status);
});

test.each([
  ["no answer for what is not found", { "200": json(job) }, 200],
  ["one", { "200": json(job), "404": nothing }, 404],
])("what was removed is put back by PUT where the document has %s", async (_, responses, status) => {
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  const put = { requestBody: { content: { "application/json": { schema: job } } }, responses };
  const remove = { responses: { "204": nothing } };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: { "/jobs/{id}": { parameters, get: { responses: { "200": json(job) } }, put, delete: remove } },
  });
  await ask("DELETE /jobs/j-1");
  expect((await ask("PUT /jobs/j-1", { id: "j-1", name: "back" })).status).toBe(status);
  expect((await ask("GET /jobs/j-1")).status).toBe(status);
});

test("what was removed before its owner was is gone all the same", async () => {
  const inPath = (name: string): object => ({ name, in: "path", required: true, schema: { type: "string" } });
  const remove = { responses: { "204": nothing } };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: {
      "/jobs": { get: { responses: { "200": json({ type: "array", items: job }) } } },
      "/jobs/{jobId}": { parameters: [inPath("jobId")], get: { responses: { "200": json(job) } }, delete: remove },
      "/jobs/{jobId}/steps/{stepId}": {
        parameters: [inPath("jobId"), inPath("stepId")],
        get: { responses: { "200": json(job) } },
        delete: remove,
      },
    },
  });
  const statuses: number[] = [];
  for (const line of ["DELETE /jobs/j/steps/s", "DELETE /jobs/j", "DELETE /jobs/j/steps/s", "DELETE /jobs/j/steps/t"])
    statuses.push((await ask(line)).status);
  expect(statuses).toEqual([204, 204, 204, 404]);
});
