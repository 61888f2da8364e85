import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { openWorld } from "../../../../src/serve/http/open-world.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { loadTarget } from "../../../../src/verify/deployment/load-target.ts";
import { checksOf, countVerdicts, findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { inProcess } from "../../../support/in-process.ts";
import { root } from "../../../support/source-files.ts";

const contract = loadContract("pwc-reportfiling");
const scenario = loadScenario("recorded", [contract]);
const sender = inProcess(openWorld({ contracts: [contract], scenario, loadScenario: () => scenario }));
const known = loadTarget(join(root, "fixtures/scenarios/recorded.target.yaml"), {}).targetOf("pwc-reportfiling")!;

test("never guesses by what something is looked up: it might not exist", async () => {
  const target = { ...bareTarget(undefined), identities: known.identities };
  const result = await verify({ apis: [{ contract, target, sender }] });
  expect(findingsOf(result)).toEqual([]);
  expect(countVerdicts(result)["not checked"]).toBeGreaterThan(50);
  expect(JSON.stringify(checksOf(result))).toContain("no value is known for AuthSteuernummer");
});
