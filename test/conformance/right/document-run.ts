import { loadContracts } from "../../../src/contract/load-contract.ts";
import { openWorld } from "../../../src/serve/http/open-world.ts";
import { loadScenario } from "../../../src/serve/scenario/load-scenario.ts";
import type { Contract } from "../../../src/contract/model/contract.ts";
import { bareTarget, headerIdentity, type Identity, type Target } from "../../../src/verify/deployment/target.ts";
import { remarkLine } from "../../../src/verify/report/remark-text.ts";
import { checksOf, countVerdicts, type VerifyResult } from "../../../src/verify/verdict/result.ts";
import { verify } from "../../../src/verify/verify.ts";
import { inProcess } from "../../support/in-process.ts";
import { createStandIn } from "../../../src/serve/http/create-stand-in.ts";
import { listen } from "../../support/stand-in.ts";

interface Wishes {
  readonly allowWrites?: boolean;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly only?: readonly string[];
  /** Whether somebody asks who has what the document asks for. */
  readonly hasCredentials?: boolean;
}

/** Well-formed credentials for every way to log in that a document has: the stand-in lets any in. */
function anyCredentials({ schemes }: Contract): Identity {
  const all = [...schemes.values()];
  const keys = (place: string): readonly (readonly [string, string])[] =>
    all.flatMap(({ at }) => (at?.in === place ? [[at.name, "any-key-of-nobody"] as const] : []));
  const isBasic = all.some(({ kind }) => kind === "basic") && !all.some(({ kind }) => kind === "bearer");
  const [other] = all.filter(({ kind, word }) => kind === "other" && word !== undefined);
  const word = isBasic ? "Basic" : (all.find(({ kind }) => kind === "bearer")?.word ?? other?.word ?? "Bearer");
  const secret = isBasic ? Buffer.from("any:secret-of-nobody").toString("base64") : "any-token-of-nobody";
  const cookies = keys("cookie").map(([name, value]) => `${name}=${value}`);
  const headers: readonly (readonly [string, string])[] = [
    ["Authorization", `${word} ${secret}`],
    ...keys("header"),
    ...(cookies.length === 0 ? [] : [["Cookie", cookies.join("; ")] as const]),
  ];
  return { ...headerIdentity(headers), credentials: { kind: "headers", headers, query: keys("query") } };
}

/** Serves a document in this process, and holds the stand-in to it without a target file. */
export async function documentRun(
  file: string,
  { allowWrites = false, headers = [], only = [], hasCredentials = false }: Wishes = {},
) {
  const [contract] = loadContracts([file]);
  if (contract === undefined) throw new TypeError(`${file} holds no contract`);
  const scenario = loadScenario("default", [contract]);
  const world = openWorld({ contracts: [contract], scenario, loadScenario: () => scenario });
  const identity = headers.length > 0 ? headerIdentity(headers) : hasCredentials ? anyCredentials(contract) : undefined;
  const target: Target = { ...bareTarget(undefined), identities: new Map(identity && [[identity.name, identity]]) };
  const began = performance.now();
  // What is written is kept by the app, not by the world alone.
  const served = allowWrites ? await listen(createStandIn({ contracts: [file] }).app) : undefined;
  const under =
    served === undefined
      ? { contract, target, sender: inProcess(world) }
      : { contract, target: { ...target, url: served.url } };
  const result = await verify({ apis: [under], allowWrites, only });
  await served?.close();
  return { ...told(result), operations: contract.operations.length, milliseconds: performance.now() - began };
}

function told(result: VerifyResult) {
  const operations = result.apis.flatMap((api) => api.operations);
  return {
    counts: countVerdicts(result),
    requests: result.requests,
    stopped: result.stopped,
    findings: operations.flatMap(({ operation, findings }) => findings.map((finding) => ({ operation, ...finding }))),
    remarks: operations.flatMap(({ operation, remarks }) =>
      remarks.map((remark) => `${operation} ${remarkLine(remark)}`),
    ),
    unasked: checksOf(result).flatMap(({ id, verdict }) =>
      verdict.kind === "not checked" ? [`${id}: ${verdict.reason}`] : [],
    ),
  };
}
