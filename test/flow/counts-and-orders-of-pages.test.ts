import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const whole = { type: "integer" };
const flag = { type: "boolean" };
const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
const row = object({ id: whole, state: { type: "string", enum: ["open", "done"] } });

/** Rows below this name, and these members around them. */
function listOf(name: string, around: object): (query: string) => Promise<Readonly<Record<string, unknown>>> {
  const schema = object({ [name]: { type: "array", items: row }, ...around });
  const parameters = ["limit", "offset", "state", "sort"].map((one) => ({
    name: one,
    in: "query",
    schema: one === "limit" || one === "offset" ? whole : { type: "string" },
  }));
  const ok = { description: "", content: { "application/json": { schema } } };
  const paths = { "/jobs": { get: { parameters, responses: { 200: ok } } } };
  const ask = standInFor({ openapi: "3.1.0", info: { title: "Jobs", version: "1" }, paths });
  return async (query) => (await ask(`GET /jobs${query}`)).json as Readonly<Record<string, unknown>>;
}

test.each([
  ["total_count", "filter_count"],
  ["recordsTotal", "recordsFiltered"],
  ["total", "totalFiltered"],
  ["totalCount", "filteredCount"],
])("beside %s, %s counts the rows that filters leave", async (all, filtered) => {
  const ask = listOf("data", { [all]: whole, [filtered]: whole });
  const first = await ask("?limit=2");
  expect(first[all]).toBe(first[filtered]);
  const open = await ask("?limit=100&state=open");
  expect(open[all]).toBe(first[all]);
  expect(open[filtered]).toBe((open["data"] as readonly unknown[]).length);
  expect(open[filtered]).toBeLessThan(Number(open[all]));
});

test("a count of what filters leave alone is the total", async () => {
  const open = await listOf("data", { filteredCount: whole })("?limit=100&state=open");
  expect(open["filteredCount"]).toBe((open["data"] as readonly unknown[]).length);
});

test("an object that tells of the order agrees with the request", async () => {
  const sort = object({ empty: flag, sorted: flag, unsorted: flag });
  const ask = listOf("content", { sort, pageable: object({ sort, offset: whole }), empty: flag });
  const [sorted, unsorted] = [
    { empty: false, sorted: true, unsorted: false },
    { empty: true, sorted: false, unsorted: true },
  ];
  expect(await ask("?sort=id,desc")).toMatchObject({ sort: sorted, pageable: { sort: sorted }, empty: false });
  expect(await ask("")).toMatchObject({ sort: unsorted, pageable: { sort: unsorted }, empty: false });
  expect(await ask("?offset=1000")).toMatchObject({ sort: unsorted, empty: true });
});
