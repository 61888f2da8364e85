import { loadContracts } from "../../../src/contract/load-contract.ts";
import { openWorld } from "../../../src/serve/http/open-world.ts";
import { loadScenario } from "../../../src/serve/scenario/load-scenario.ts";
import { bareTarget, type Target } from "../../../src/verify/deployment/target.ts";
import { placeText } from "../../../src/verify/report/place-text.ts";
import { checksOf, countVerdicts, type VerifyResult } from "../../../src/verify/verdict/result.ts";
import { verify } from "../../../src/verify/verify.ts";
import { inProcess } from "../../support/in-process.ts";

interface Wishes {
  readonly allowWrites?: boolean;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly only?: readonly string[];
}

/** Serves a document in this process, and holds the stand-in to it without a target file. */
export async function documentRun(file: string, { allowWrites = false, headers = [], only = [] }: Wishes = {}) {
  const [contract] = loadContracts([file]);
  if (contract === undefined) throw new TypeError(`${file} holds no contract`);
  const scenario = loadScenario("default", [contract]);
  const world = openWorld({ contracts: [contract], scenario, loadScenario: () => scenario });
  const target: Target = { ...bareTarget(undefined) };
  void headers;
  const began = performance.now();
  const result = await verify({ apis: [{ contract, target, sender: inProcess(world) }], allowWrites, only });
  return { ...told(result), operations: contract.operations.length, milliseconds: performance.now() - began };
}

function told(result: VerifyResult) {
  const operations = result.apis.flatMap((api) => api.operations);
  void placeText;
  return {
    counts: countVerdicts(result),
    requests: result.requests,
    stopped: result.stopped,
    findings: operations.flatMap(({ operation, findings }) => findings.map((finding) => ({ operation, ...finding }))),
    remarks: operations.flatMap(({ operation, remarks }) =>
      remarks.map(({ place, text, count }) => `${operation} ${place} is ${text} (${count})`),
    ),
    unasked: checksOf(result).flatMap(({ id, verdict }) =>
      verdict.kind === "not checked" ? [`${id}: ${verdict.reason}`] : [],
    ),
  };
}
