import { expect, test } from "vitest";
import { loadContracts } from "../contract/load-contract.ts";
import type { Contract } from "../contract/model/contract.ts";
import type { Sender } from "./exchange/wire.ts";
import type { VerifyOptions } from "./options.ts";
import { noColour } from "./report/report.ts";
import { brokenIn } from "./report/summary.ts";
import { findingText } from "./report/terminal.ts";
import { loadTarget } from "./deployment/load-target.ts";
import { bareTarget, type Target } from "./deployment/target.ts";
import type { CheckResult, OperationResult } from "./verdict/result.ts";
import { verify } from "./verify.ts";

/** What to hold to its contracts, as tests. */
export interface ContractTestsOptions extends Pick<
  VerifyOptions,
  "only" | "skip" | "seed" | "allowWrites" | "frameworks"
> {
  /** A target file, or the URL of a deployment of which nothing else is known. Default: nothing is known, and `sender` reaches it. */
  readonly target?: string;
  /** Contracts by name, folder or file. Default: all of contracts/ that the target file speaks of. */
  readonly contracts?: readonly string[];
  /** Where `${NAME}` in the target file is looked up. Default: nothing is. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Reaches an app in the same process instead of the target's URL: `senderOf(app)`. */
  readonly sender?: Sender;
}

/**
 * Runs the suite and makes each check a vitest test of its own: it passes where the check holds, fails with the finding
 * where it breaks, and is skipped with the reason where it was not checked.
 * @throws {ProblemError} when a contract or the target file is wrong
 *
 * @example
 * // contract.test.ts
 * import { contractTests } from "standin/vitest";
 * await contractTests({ target: "staging.target.yaml", environment: process.env });
 */
export async function contractTests(options: ContractTestsOptions): Promise<void> {
  const { only = [], skip = [], seed = "standin", allowWrites = false, frameworks, sender } = options;
  const apis = apisOf(options).map((api) => (sender === undefined ? api : { ...api, sender }));
  const result = await verify({ apis, only, skip, seed, allowWrites, frameworks });
  test(`reaches ${result.target}`, () => expect(result.unreachable ?? result.stopped).toBeUndefined());
  for (const { identity, api, found, cure } of result.refused)
    test(`${identity} may log in at ${api}`, () => expect.fail(`it was refused: ${found}; ${cure}`));
  for (const { operations } of result.apis)
    for (const operation of operations) for (const check of operation.checks) testOf(check, operation);
}

function apisOf({
  target,
  contracts = [],
  environment = {},
}: ContractTestsOptions): { contract: Contract; target: Target }[] {
  const isFile = target !== undefined && !/^https?:\/\//i.test(target);
  const loaded = loadContracts(contracts);
  const file = isFile ? loadTarget(target, environment, loaded) : undefined;
  return loaded.flatMap((contract) => {
    const found = file === undefined ? bareTarget(target) : file.targetOf(contract.name);
    return found === undefined ? [] : [{ contract, target: found }];
  });
}

function testOf(check: CheckResult, operation: OperationResult): void {
  const { verdict } = check;
  const title = `${operation.operation} ${check.id}: ${check.promise}`;
  if (verdict.kind === "not checked") test.skip(`${title} (${verdict.reason}: ${verdict.cure})`);
  else
    test(title, () => {
      if (verdict.kind === "breaks") expect.fail(findingsText(check, operation));
      expect(verdict.answers).toBeGreaterThan(0);
    });
}

/** This operation's findings that stand under the check, or under the one that breaks by the same cause. */
function findingsText({ id, verdict }: CheckResult, operation: OperationResult): string {
  const told = verdict.kind === "breaks" ? verdict.told : id;
  return brokenIn(operation)
    .filter(({ check }) => check === told)
    .map((finding) => findingText(finding, { palette: noColour, width: Infinity }))
    .join("\n");
}
