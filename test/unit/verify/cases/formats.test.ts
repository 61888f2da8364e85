import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { openWorld } from "../../../../src/serve/http/open-world.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import type { Sender } from "../../../../src/verify/exchange/wire.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { checksOf, findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { inProcess } from "../../../support/in-process.ts";
import { root } from "../../../support/source-files.ts";

const contract = loadContract(join(root, "fixtures/contracts/zoo-pascal"));
const scenario = loadScenario("zoo", [contract]);
const right = inProcess(openWorld({ contracts: [contract], scenario, loadScenario: () => scenario }));

async function run(sender: Sender, names: readonly string[]) {
  const target = { ...bareTarget(undefined), values: new Map([["Case", names]]) };
  return await verify({ apis: [{ contract, target, sender }], only: ["GetContract/formats"] });
}

test("knows that a CSV of rows that are null has no text at all", async () => {
  const result = await run(right, ["null"]);
  expect(findingsOf(result)).toEqual([]);
  expect(checksOf(result).map(({ verdict }) => verdict.kind)).toEqual(["holds", "holds", "holds"]);
});

test("finds a CSV without a text where JSON has rows", async () => {
  const empty: Sender = async (request) => {
    const answer = await right(request);
    const isCsv = request.headers.some(([, value]) => value === "text/csv");
    return isCsv ? { ...answer, body: new Uint8Array() } : answer;
  };
  expect(findingsOf(await run(empty, ["full"])).map(({ check }) => check)).toEqual(["formats/csv-as-json"]);
});
