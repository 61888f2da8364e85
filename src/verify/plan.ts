import type { Operation } from "../contract/contract.ts";
import type { Case, Ground } from "./cases/case.ts";
import { discoveryRequests } from "./cases/discover.ts";
import { families } from "./cases/families.ts";
import { nearestName } from "../contract/nearest.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { type Choice, covers, isChosen } from "./choose.ts";
import { watchesOf } from "./verdict/watch.ts";
import type { ApiUnderTest, VerifyOptions } from "./options.ts";
import { shrinkingRequests } from "./shrink.ts";

/** The cases for one operation. */
export interface OperationPlan {
  readonly under: ApiUnderTest;
  readonly operation: Operation;
  readonly ground: Ground;
  readonly cases: readonly Case[];
}

/** How many requests a run may send for each operation unless the target file says otherwise, those for smaller examples aside. */
export const requestsPerOperation = 300;

/** What every answer is put to needs answers: where such a check is chosen by name, these cases are run for theirs. */
const carriers = ["answers/plain", "walk/sizes", "formats/agree", "errors/formats"];

/** Whether a case is run for the sake of checks that its answers are put to: refusals come from those about callers. */
function carries(caseId: string, watched: readonly string[]): boolean {
  return watched.some((id) =>
    id.startsWith("servicestack-login/") ? caseId.startsWith("security/") : carriers.includes(caseId),
  );
}

/** Every case that a run is about, in order. @throws {ProblemError} when `only` or `skip` names nothing */
export function planRun({
  apis,
  only = [],
  skip = [],
  seed = "standin",
  allowWrites = false,
}: VerifyOptions): readonly OperationPlan[] {
  const choice: Choice = { only, skip };
  const plans = apis.flatMap((under) =>
    under.contract.operations
      .filter(({ method }) => allowWrites || method === "GET" || method === "HEAD" || method === "OPTIONS")
      .map((operation): OperationPlan => {
        const { contract, target } = under;
        const ground = { contract, operation, target, seed, allowWrites, known: new Map(), found: new Map() };
        return { under, operation, ground, cases: casesFor(ground, choice) };
      }),
  );
  const grounds = plans.map(({ ground }) => ground);
  checkNames(only, "--only", grounds);
  checkNames(skip, "--skip", grounds);
  return plans;
}

/** The cases that have a chosen check, and those whose answers a chosen check is put to. */
function casesFor(ground: Ground, choice: Choice): readonly Case[] {
  const { operation, contract } = ground;
  const watched = watchesOf(operation, contract)
    .map(({ id }) => id)
    .filter((id) => choice.only.length > 0 && isChosen(choice, operation.id, id));
  return families
    .flatMap((family) => family.cases(ground))
    .filter(
      (one) => carries(one.id, watched) || one.checks.some(({ id }) => isChosen(choice, operation.id, id, one.id)),
    );
}

/** @throws {ProblemError} when a name to run or to skip means nothing here */
function checkNames(names: readonly string[], flag: string, grounds: readonly Ground[]): void {
  const known = grounds.flatMap((ground) => {
    const cases = families.flatMap((family) => family.cases(ground));
    const ids = [
      ...cases.flatMap((one) => [one.id, ...one.checks.map(({ id }) => id)]),
      ...watchesOf(ground.operation, ground.contract).map(({ id }) => id),
    ];
    return ids.map((id) => ({ id, operation: ground.operation.id }));
  });
  const problems = names
    .filter((name) => !known.some(({ id, operation }) => covers(name, operation, id)))
    .map((name): Problem => {
      if (families.some((family) => family.name === name.toLowerCase()))
        return {
          place: `${flag} ${name}`,
          found: `the family "${name}" asks nothing here: the contract promises nothing of the kind`,
          cure: `use one of ${[...new Set(known.map(({ id }) => id.split("/")[0] ?? id))].join(", ")}`,
        };
      const near = nearestName(name, [
        ...new Set(known.flatMap(({ id, operation }) => [operation, id.split("/")[0] ?? id, id])),
      ]);
      const cure =
        near === undefined ? `use one of ${families.map((family) => family.name).join(", ")}` : `did you mean ${near}?`;
      return { place: `${flag} ${name}`, found: `there is no operation, family, case or check "${name}"`, cure };
    });
  if (problems.length > 0) throw new ProblemError(problems);
}

/** The most requests of a run: what the target file allows, else a fixed number for each operation. */
export function budgetOf(plans: readonly OperationPlan[]): number {
  const limits = plans.map(({ under }) => under.target.limits.requests);
  const stated = limits.filter((limit): limit is number => limit !== undefined);
  const needed = plans.reduce(
    (sum, { cases, ground }) =>
      sum +
      cases.reduce(
        (most, one) => most + one.requests,
        discoveryRequests(ground) + (cases.length > 0 ? shrinkingRequests.operation : 0),
      ),
    0,
  );
  const each = requestsPerOperation + shrinkingRequests.operation;
  const most = stated.length > 0 ? Math.min(...stated) : each * Math.max(1, plans.length);
  return Math.min(most, needed);
}
