import { resolve } from "node:path";
import { ProblemError } from "../problem.ts";
import { compileSource } from "./compile/compile.ts";
import type { Contract } from "./model/contract.ts";
import { Findings } from "../source/findings.ts";
import { contractNames, defaultContractsFolder, locateContract } from "./locate-contract.ts";
import { routeKey } from "./check/openapi-parts.ts";
import { parsePointer, pointerTo, valueAt } from "../source/pointer.ts";
import { readSource } from "../source/source.ts";

export interface LoadOptions {
  /** The folder that names are looked up in; default: `contracts` in the current folder, else the package's own. */
  readonly contractsFolder?: string;
}

/**
 * Loads one contract: a name under the contracts folder, a folder that holds an openapi.yaml (or .yml, .json), or an
 * OpenAPI file. Schemas that stand beside it in `schemas/` have to agree with it.
 * @throws {ProblemError} with everything that is wrong with it
 */
export function loadContract(reference: string, options: LoadOptions = {}): Contract {
  const findings = new Findings();
  const folder = options.contractsFolder ?? defaultContractsFolder();
  const file = locateContract(reference, folder, findings);
  const source = file === undefined ? undefined : readSource(resolve(file), file, findings);
  if (source !== undefined) return compileSource(source, findings);
  findings.throwIfAny();
  throw new Error(`Nothing was read from ${reference}, and nothing was said about it.`);
}

/**
 * Loads several contracts that share one host; without references, all of the contracts folder, sorted by name.
 * @throws {ProblemError} with everything that is wrong with any of them, or between them: operations of two contracts
 * on the same method and path
 */
export function loadContracts(references: readonly string[], options: LoadOptions = {}): Contract[] {
  const folder = options.contractsFolder ?? defaultContractsFolder();
  const names = references.length > 0 ? [...new Set(references)] : contractNames(folder);
  if (names.length === 0) {
    throw new ProblemError([
      {
        file: folder,
        found: "there are no contracts in this folder",
        cure: "name a contract: a folder with an openapi.yaml, or an OpenAPI file",
      },
    ]);
  }
  const results = names.map((name) => attempt(() => loadContract(name, options)));
  const problems = results.flatMap((result) => (result instanceof ProblemError ? result.problems : []));
  if (problems.length > 0) throw new ProblemError(problems);
  const contracts = results.flatMap((result) => (result instanceof ProblemError ? [] : [result]));
  checkBetween(contracts);
  return contracts;
}

/**
 * Checks and compiles a document that is parsed already.
 * @param file what problems call it, and where relative references start
 * @throws {ProblemError} with everything that is wrong with it
 */
export function compileContract(document: unknown, file: string): Contract {
  const exact = (pointer: string): unknown => valueAt(document, parsePointer(pointer) ?? []);
  return compileSource({ file, path: resolve(file), root: document, lineOf: () => undefined, exact }, new Findings());
}

function attempt(load: () => Contract): Contract | ProblemError {
  try {
    return load();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

function checkBetween(contracts: readonly Contract[]): void {
  const findings = new Findings();
  const routes = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { name, file, operations } of contracts) {
    const other = names.get(name);
    if (other !== undefined)
      findings.addIn(
        file,
        undefined,
        `the API's name "${name}" is also that of ${other}`,
        "give one of them another `x-standin-api`",
      );
    names.set(name, file);
    for (const { method, path } of operations) {
      const key = routeKey(method, path);
      const place = pointerTo(pointerTo("/paths", path), method.toLowerCase());
      const taken = routes.get(key);
      if (taken !== undefined)
        findings.addIn(
          file,
          place,
          `${method} ${path} takes the same requests as ${taken}`,
          "serve only one of the two contracts, or give one of the operations another path",
        );
      routes.set(key, `${file} ${place}`);
    }
  }
  findings.throwIfAny();
}
