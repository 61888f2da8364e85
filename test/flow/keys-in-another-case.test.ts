import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { listedKeys } from "../../src/serve/http/samples/listed-keys.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import { openWorld } from "../../src/serve/http/open-world.ts";
import { asker, bareScenario } from "../support/inferred.ts";

const level = {
  type: "object",
  required: ["level", "text"],
  properties: { level: { type: "string", enum: ["LOW", "HIGH"] }, text: { type: "string" } },
};
const ok = (schema: object): object => ({
  responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
});
const parameter = { name: "level", in: "path", required: true, schema: { type: "string", enum: ["high", "low"] } };
const contract = compileContract(
  {
    openapi: "3.0.3",
    info: { title: "Levels", version: "1" },
    paths: {
      "/levels": { get: ok({ type: "array", items: level }) },
      "/levels/{level}": { get: { parameters: [parameter], ...ok(level) } },
    },
  },
  "levels.yaml",
);

test("a path names a row in its own case: it is the row of the list", async () => {
  const ask = asker([contract]);
  const rows = (await ask("/levels")).json as { level: string }[];
  expect(rows.map((row) => row.level).toSorted()).toEqual(["HIGH", "LOW"]);
  for (const row of rows) expect((await ask(`/levels/${row.level.toLowerCase()}`)).json).toEqual(row);
});

test("a printed request names the row as its path lists it", () => {
  const world = openWorld({ contracts: [contract], scenario: bareScenario, loadScenario: () => bareScenario });
  const [api] = world.at(noChanges, 0).apis;
  const operation = contract.operations.find(({ path }) => path.endsWith("}"));
  if (api === undefined || operation === undefined) throw new Error("no API");
  expect(["high", "low"]).toContain(listedKeys(operation, api).get("level"));
});
