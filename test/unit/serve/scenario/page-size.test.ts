import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Contract } from "../../../../src/contract/model/contract.ts";
import { compileContract, loadContract } from "../../../../src/contract/load-contract.ts";
import type { ProblemError } from "../../../../src/problem.ts";
import { openWorld } from "../../../../src/serve/http/open-world.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import { inProcess } from "../../../support/in-process.ts";
import { basic } from "../../../support/stand-in.ts";

const file = "contracts/bokamera/openapi.yaml";
const text = readFileSync(file, "utf8");
const open = compileContract(parse(text.replace(/^ *default: 50\n/gm, "")), file);
const folder = mkdtempSync(join(tmpdir(), "standin-page-size-"));

function scenarioFile(api: string): string {
  const path = join(folder, "scenario.yaml");
  const admin = "identities: { admin: { password: secret, roles: all } }";
  writeFileSync(path, `now: 2026-09-18T10:00:00Z\napis: { bokamera: { ${admin}, ${api} } }\n`);
  return path;
}

async function rowsShown(contract: Contract, api: string, query = ""): Promise<number> {
  const scenario = loadScenario(scenarioFile(api), [contract]);
  const send = inProcess(openWorld({ contracts: [contract], scenario, loadScenario: () => scenario }));
  const target = `/webhook/endpoints/ep_34xhRFr7q0vdVdYGewt4wVKassa/attempts${query}`;
  const headers = [
    ["Accept", "application/json"],
    ["Authorization", basic("admin")],
  ] as const;
  const { status, body } = await send({ method: "GET", target, headers, body: undefined });
  expect(status).toBe(200);
  return (JSON.parse(Buffer.from(body).toString("utf8")) as { Attempts: unknown[] }).Attempts.length;
}

const problemsOf = (contract: Contract, api: string): ProblemError["problems"] => {
  try {
    loadScenario(scenarioFile(api), [contract]);
    return [];
  } catch (error) {
    return (error as ProblemError).problems;
  }
};

test.each([
  { title: "of its entity", api: "pageSize: 20, entities: { attempts: { size: 300, pageSize: 7 } }", want: 7 },
  { title: "of its API", api: "pageSize: 20, entities: { attempts: { size: 300 } }", want: 20 },
  { title: "usual where nobody says", api: "entities: { attempts: { size: 300 } }", want: 50 },
])("shows pages of the size $title where the contract leaves it open", async ({ api, want }) => {
  expect(await rowsShown(open, api)).toBe(want);
  expect(await rowsShown(open, api, "?Limit=9")).toBe(9);
});

test("keeps to the size that the contract names", async () => {
  expect(await rowsShown(loadContract("bokamera"), "pageSize: 20, entities: { attempts: { size: 300 } }")).toBe(50);
});

test.each([
  {
    title: "more rows than may be asked for",
    contract: open,
    api: "pageSize: 251",
    want: [["/apis/bokamera/pageSize (line 2)", "251 rows are outside the allowed range 0 to 250"]],
  },
  {
    title: "a size that the contract has settled",
    contract: loadContract("bokamera"),
    api: "entities: { attempts: { pageSize: 7 } }",
    want: [
      [
        "/apis/bokamera/entities/attempts/pageSize (line 2)",
        "the contract already says how many rows a page of attempts has",
      ],
    ],
  },
  {
    title: "no rows at all",
    contract: open,
    api: "pageSize: 0",
    want: [["/apis/bokamera/pageSize (line 2)", "0 is not valid here: it must be >= 1"]],
  },
])("refuses $title", ({ contract, api, want }) => {
  expect(problemsOf(contract, api).map(({ place, found }) => [place, found])).toEqual(want);
});
