import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { createData } from "../../../../src/serve/data/create-data.ts";
import { unmentioned } from "../../../../src/serve/scenario/scenario.ts";
import { attemptsContract, attemptsScenario } from "./worlds.ts";

const file = "contracts/bokamera/openapi.yaml";
const request = { limit: 1, from: undefined, towards: "older", conditions: [] } as const;
const scenario = { ...attemptsScenario({ story: "healthy", size: 5 }), apis: new Map() };

test("names an owner that exists and has rows where a scenario names none", () => {
  const document = parse(
    readFileSync(file, "utf8").replace(/kind: owners, pattern: .*/, 'kind: owners, pattern: "^c[0-9]{3}$" }'),
  ) as object;
  for (const contract of [attemptsContract, compileContract(document, file)]) {
    const data = createData(contract, scenario, { seed: "s", now: scenario.now });
    const [name, ...others] = data.names();
    expect(others).toEqual([]);
    const owner = name?.parameters.get("EndpointId") ?? "";
    expect(data.page("attempts", owner, request)?.rows.length).toBe(1);
    expect(data.page("attempts", owner, { ...request, limit: 1e6 })?.rows.length).toBe(name?.size);
  }
});

test("names nobody where only who is named exists", () => {
  const apis = new Map([["bokamera", { ...unmentioned, exists: "named" as const }]]);
  const data = createData(attemptsContract, { ...scenario, apis }, { seed: "s", now: scenario.now });
  expect(data.names()).toEqual([]);
});
