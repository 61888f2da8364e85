import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import type { ProblemError } from "../../../../src/problem.ts";
import { openWorld } from "../../../../src/serve/http/open-world.ts";
import type { Scenario } from "../../../../src/serve/scenario/scenario.ts";

const scenario: Scenario = {
  name: "test",
  file: "test.yaml",
  about: "",
  seed: "test",
  now: "2026-01-01T00:00:00Z",
  apis: new Map(),
};

function problemsOf(host: object): ProblemError["problems"] {
  const contract = compileContract(
    { openapi: "3.1.0", info: { title: "Pets", version: "1" }, paths: {}, ...host },
    "pets.yaml",
  );
  try {
    openWorld({ contracts: [contract], scenario, loadScenario: () => scenario });
    return [];
  } catch (error) {
    return (error as ProblemError).problems;
  }
}

test("serves the host of a framework that it knows", () => {
  expect(problemsOf({ "x-standin-host": { framework: "servicestack" } })).toEqual([]);
});

test("serves an ordinary document, which names no framework", () => {
  expect(problemsOf({})).toEqual([]);
});

test("tells which frameworks there are when a contract names another", () => {
  expect(problemsOf({ "x-standin-host": { framework: "servicestak" } })).toEqual([
    {
      file: "pets.yaml",
      place: "/x-standin-host/framework",
      found: 'there is no framework "servicestak"',
      cure: 'did you mean "servicestack"?',
    },
  ]);
});
