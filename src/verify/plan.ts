import type { Operation } from "../contract/model/contract.ts";
import type { Case, Ground } from "./cases/case.ts";
import { isAskable, isSafe } from "./cases/answers/ordinary-answers.ts";
import { discoveryRequests } from "./cases/discover.ts";
import { familiesOf } from "./cases/families.ts";
import { promisesOf } from "./framework/promises-of.ts";
import { baseRequests } from "./find-base.ts";
import { didYouMean } from "../source/nearest.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { type Choice, choiceOf, covers, isChosen, type Nameable } from "./choose.ts";
import { type Sample, watchesOf } from "./verdict/watch.ts";
import type { ApiUnderTest, VerifyOptions } from "./options.ts";
import { shrinkingRequests } from "./shrink.ts";

/** The cases for one operation. */
export interface OperationPlan {
  readonly under: ApiUnderTest;
  readonly operation: Operation;
  readonly ground: Ground;
  readonly choice: Choice;
  readonly cases: readonly AskedCase[];
}

/** A case, and the family that asks for it. */
export interface AskedCase extends Case {
  readonly family: string;
}

/** How many requests a run may send for each operation unless the target file says otherwise, those for smaller examples aside. */
export const requestsPerOperation = 300;

/** Documents of hundreds of operations get so many requests in all, and at least so many for each of their operations. */
const largeRun = 6000;
const leastEach = 20;

/**
 * Every case that a run is about, in order.
 * @throws {ProblemError} when `only` or `skip` names nothing, they leave nothing, or a contract's framework is not known
 */
export function planRun({
  apis,
  only = [],
  skip = [],
  seed = "standin",
  allowWrites = false,
  exact = false,
  frameworks,
}: VerifyOptions): readonly OperationPlan[] {
  const open = apis.flatMap((under) => {
    const promises = promisesOf(under.contract, frameworks);
    const facts: Ground["shared"] = new Map();
    const { operations } = under.contract;
    // Where everything changes something, there is at least to see whether somebody answers, and how.
    const hasSafe = !promises.isOrdinary || operations.some(({ method }) => isSafe(method));
    return operations
      .filter(({ method }) => allowWrites || isSafe(method) || !hasSafe)
      .map((operation) => {
        const { contract, target } = under;
        const shared = { contract, promises, target, seed, allowWrites };
        const ground: Ground = { ...shared, operation, known: new Map(), found: new Map(), shared: facts };
        return { under, operation, ground };
      });
  });
  if (exact) checkSpelling(open.map(({ ground }) => ground));
  const isNamed = only.length > 0 || skip.length > 0;
  const known = isNamed ? open.flatMap(({ ground }) => nameablesOf(ground)) : [];
  const choice = choiceOf(only, skip, known);
  checkNames(choice, known, new Set(open.flatMap(({ ground }) => familiesOf(ground.promises).map(({ name }) => name))));
  const plans = open.map((one) => ({ ...one, choice, cases: casesFor(one.ground, choice) }));
  if (isNamed && plans.every(({ cases }) => cases.length === 0)) throw nothingLeft(only, skip);
  return plans;
}

/** @throws {ProblemError} where nobody knows how hosts of a framework spell: nothing could be exact */
function checkSpelling(grounds: readonly Ground[]): void {
  const open = grounds.filter(({ promises }) => !promises.isSpellingKnown);
  const problems = [...new Map(open.map(({ contract, promises }) => [contract.name, promises.name]))].map(
    ([name, framework]): Problem => ({
      place: "--exact",
      found: `${name} is of the framework ${framework}, of which no spelling is known`,
      cure: "leave it out: without it, what a client reads is compared",
    }),
  );
  if (problems.length > 0) throw new ProblemError(problems);
}

/** The cases that have a chosen check, and those whose answers a chosen check judges. */
function casesFor(ground: Ground, choice: Choice): readonly AskedCase[] {
  const { operation, contract, promises } = ground;
  const place = { api: contract.name, operation: operation.id };
  const watched = watchesOf(operation, promises).filter(
    ({ id }) => choice.only.length > 0 && isChosen(choice, place, id),
  );
  const samples = new Set<Sample | undefined>(watched.map(({ sample = "ordinary" }) => sample));
  return allCases(ground).filter(
    (one) =>
      (one.sample !== undefined && samples.has(one.sample)) ||
      one.checks.some(({ id }) => isChosen(choice, place, id, one.id)),
  );
}

function allCases(ground: Ground): readonly AskedCase[] {
  const isOpen = !ground.promises.isOrdinary || isAskable(ground);
  const families = familiesOf(ground.promises).filter((family) => isOpen || family.isForWrites === true);
  return families.flatMap((family) => family.cases(ground).map((one) => ({ ...one, family: family.name })));
}

interface NameableOfFamily extends Nameable {
  readonly family: string;
}

/** Every case and check that can be named at an operation. */
function nameablesOf(ground: Ground): readonly NameableOfFamily[] {
  const { contract, operation, promises } = ground;
  const families = new Map([
    ...allCases(ground).flatMap(({ id, family, checks }) =>
      [id, ...checks.map((check) => check.id)].map((name) => [name, family] as const),
    ),
    ...watchesOf(operation, promises).map(({ id, kind }) => [id, kind.family] as const),
  ]);
  return [...families].map(([id, family]) => ({ api: contract.name, operation: operation.id, id, family }));
}

/** @throws {ProblemError} when a name to run or to skip means nothing here */
function checkNames({ only, skip }: Choice, known: readonly NameableOfFamily[], families: ReadonlySet<string>): void {
  const named = [...only.map((name) => ({ flag: "--only", name })), ...skip.map((name) => ({ flag: "--skip", name }))];
  const problems = named
    .filter(({ name }) => !known.some((one) => covers(name, one)))
    .map(({ flag, name: { text } }) => unknownName(`${flag} ${text}`, text, known, families));
  if (problems.length > 0) throw new ProblemError(problems);
}

function unknownName(
  place: string,
  name: string,
  known: readonly NameableOfFamily[],
  families: ReadonlySet<string>,
): Problem {
  const here = [...new Set(known.map(({ family }) => family))];
  const isFamily = families.has(name.toLowerCase());
  const operations = [...new Set(known.map(({ operation }) => operation))];
  const apis = [...new Set(known.map(({ api }) => api))];
  const meant = isFamily
    ? undefined
    : didYouMean(name, new Set([...apis, ...operations, ...here, ...known.map(({ id }) => id)]));
  const all = `use a family (${here.join(", ")}), an operation (${operations.join(", ")}) or an API (${apis.join(", ")})`;
  return {
    place,
    found: isFamily
      ? `the family "${name}" has no cases here: the contract makes no promise of this kind`
      : `there is no API, operation, family, case or check "${name}"`,
    cure: meant ?? all,
  };
}

function nothingLeft(only: readonly string[], skip: readonly string[]): ProblemError {
  const place = [...only.map((name) => `--only ${name}`), ...skip.map((name) => `--skip ${name}`)].join(" ");
  return new ProblemError([{ place, found: "no case is left to run", cure: "select more with --only, or skip less" }]);
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
  const asked =
    needed + [...new Set(plans.map(({ under }) => under))].reduce((sum, one) => sum + baseRequests(one.contract), 0);
  const each = requestsPerOperation + shrinkingRequests.operation;
  const ordinary = plans.filter(({ ground }) => ground.promises.isOrdinary).length;
  const usual =
    each * Math.max(1, plans.length - ordinary) + Math.min(each * ordinary, Math.max(largeRun, leastEach * ordinary));
  const most = stated.length > 0 ? Math.min(...stated) : usual;
  return Math.min(most, asked);
}
