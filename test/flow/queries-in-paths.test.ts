import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { requestsFor } from "../../src/serve/http/samples/sample-requests.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import { openWorld } from "../../src/serve/http/open-world.ts";
import { asker, bareScenario } from "../support/inferred.ts";

const said = (word: string): object => ({
  responses: { "200": { description: "ok", content: { "text/plain": { schema: { type: "string", enum: [word] } } } } },
});
const text = { type: "string" };
const contract = compileContract(
  {
    openapi: "3.0.3",
    info: { title: "Rides", version: "1" },
    paths: {
      "/rides": { get: said("all") },
      "/rides?city={city}": {
        get: { parameters: [{ name: "city", in: "path", required: true, schema: text }], ...said("of a city") },
      },
      "/rides?from={lat}&to={lon}": {
        parameters: [{ $ref: "#/components/parameters/lat" }],
        get: said("between"),
      },
      "/rides?view=summary": { get: said("summary") },
      "/rides?view=count": { get: said("count") },
      "/codes/?q={q}": { get: said("codes") },
      "/at/{lat}": { get: { parameters: [{ $ref: "#/components/parameters/lat" }], ...said("at") } },
    },
    components: { parameters: { lat: { name: "lat", in: "path", required: true, schema: { type: "number" } } } },
  },
  "rides.yaml",
);

test.each([
  ["/rides", "all"],
  ["/rides?page=2", "all"],
  ["/rides?city=Hamar", "of a city"],
  ["/rides?to=b&from=1.5", "between"],
  ["/rides?from=1.5", "all"],
  ["/rides?view=summary", "summary"],
  ["/rides?view=count&page=2", "count"],
  ["/rides?view=other", "all"],
  ["/at/1.5", "at"],
])("a query behind a path tells operations apart: %s", async (target, expected) => {
  expect(await asker([contract])(target)).toMatchObject({ status: 200, text: expected });
});

test("requests to try have the query of their path, and are answered by their operation", async () => {
  const world = openWorld({ contracts: [contract], scenario: bareScenario, loadScenario: () => bareScenario });
  const [api] = world.at(noChanges, 0).apis;
  if (api === undefined) throw new Error("no API");
  const asked: [string, string][] = [];
  for (const operation of contract.operations)
    for (const { target } of requestsFor(operation, api))
      asked.push([operation.path, (await asker([contract])(target)).text]);
  expect(asked).toEqual([
    ["/rides", "all"],
    ["/rides?city={city}", "of a city"],
    ["/rides?from={lat}&to={lon}", "between"],
    ["/rides?view=summary", "summary"],
    ["/rides?view=count", "count"],
    ["/codes/?q={q}", "codes"],
    ["/at/{lat}", "at"],
  ]);
});

test("a path that ends with a slash before its query is asked for with it", () => {
  const world = openWorld({ contracts: [contract], scenario: bareScenario, loadScenario: () => bareScenario });
  const [api] = world.at(noChanges, 0).apis;
  const codes = contract.operations.find(({ path }) => path.startsWith("/codes/"));
  if (api === undefined || codes === undefined) throw new Error("no API");
  expect(requestsFor(codes, api)[0]?.target).toMatch(/^\/codes\/\?q=./);
});

test("a query in a path is a remark that says how to write it", () => {
  expect(contract.remarks.map(({ found }) => found)).toContain(
    "the path /rides?view=count has a query, which is no part of a path",
  );
  expect(contract.remarks.filter(({ found }) => found.includes("takes the same requests"))).toEqual([]);
});

test("a query that holds parameters alone narrows the list at its path", async () => {
  const ride = {
    type: "object",
    required: ["id", "city"],
    properties: { id: { type: "integer" }, city: { type: "string", enum: ["Hamar", "Oslo"] } },
  };
  const json = (schema: object): object => ({ content: { "application/json": { schema } } });
  const city = { name: "city", in: "query", required: true, schema: text };
  const list = { responses: { "200": { description: "ok", ...json({ type: "array", items: ride }) } } };
  const paths = { "/rides": { get: list }, "/rides?city={city}": { get: { ...list, parameters: [city] } } };
  const ask = asker([
    compileContract({ openapi: "3.0.3", info: { title: "Rides", version: "1" }, paths }, "rides.yaml"),
  ]);
  const all = (await ask("/rides")).json as { id: number; city: string }[];
  const here = (await ask("/rides?city=Hamar")).json as typeof all;
  expect(here.length).toBeGreaterThan(0);
  expect(here).toEqual(all.filter((one) => one.city === "Hamar"));
});
