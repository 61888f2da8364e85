import type { Contract, Operation } from "../../contract/model/contract.ts";
import type { Question } from "../exchange/question.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Target } from "../deployment/target.ts";
import type { Check, CheckKind } from "../verdict/check.ts";
import type { Deviation } from "../verdict/deviation.ts";
import type { Trial } from "../verdict/trial.ts";
import type { Sample } from "../verdict/watch.ts";
import type { Promises } from "./promises.ts";

/**
 * What a case does, step by step: it yields a question and is handed the answer. Nothing in it waits or sends.
 *
 * Instead of an answer, a `yield` may throw:
 * - `Unanswered`: no whole answer came;
 * - `CallerUnknown`: the target file has nothing with which this caller could ask;
 * - `BudgetSpent`, or `TooBusy`, which is one: nothing more may be sent.
 *
 * What a case calls between two of them may throw `Unusable` (it cannot go on with this answer: `successOf`, `pageOf`) and
 * `Blocked` (the target file lacks what it needs: `baselineQuestion`, `collectionsOf`).
 *
 * A case catches only what it can go on without. The rest ends it, and `run-case.ts` makes of it what is said of the checks
 * that were not judged yet.
 */
export type Script<Result> = Generator<Question, Result, Reply>;

/** To whom a case says what came of its checks. */
export interface Judge {
  /** What an answer shows of a check: no deviation means that it holds. With a trial a break is shown by the least that shows it. */
  that(check: string, reply: Reply, deviation: Deviation | undefined, trial?: () => Trial | undefined): void;
  /** The check that the next answers are for: an answer that cannot be used breaks it. */
  on(check: string): void;
  /** The check could not be asked. */
  skip(check: string, reason: string, cure: string): void;
}

/** A judge that nobody listens to: for what a case asks, whatever comes of it. */
export const unheardJudge: Judge = { that: () => undefined, on: () => undefined, skip: () => undefined };

/** Some requests worth sending, and the checks that their answers decide. */
export interface Case {
  /** `family/name`: with the operation's id before it, the name by which it is run alone. */
  readonly id: string;
  /** At least one; the first is the one that an unusable answer breaks. */
  readonly checks: readonly Check[];
  /** The most requests that it sends. */
  readonly requests: number;
  /** Of which answers it has a fair sample: where a watch of those is chosen by name, this case is run for it. */
  readonly sample?: Sample;
  run(judge: Judge): Script<void>;
}

/** A kind of promise, and the cases that ask for it. */
export interface CaseFamily {
  readonly name: string;
  /** What it holds, in a few words. */
  readonly about: string;
  /** The kinds of checks that its cases may have. */
  readonly kinds: readonly CheckKind[];
  /** Whether it knows how to ask operations that change something. */
  readonly isForWrites?: true;
  /** The cases for one operation; none where the contract promises nothing of the kind. */
  cases(ground: Ground): readonly Case[];
}

/** What a family may build on. */
export interface Ground {
  readonly contract: Contract;
  /** What hosts of the contract's framework promise. */
  readonly promises: Promises;
  readonly operation: Operation;
  readonly target: Target;
  readonly seed: string;
  /** Whether requests may be sent that could change something. */
  readonly allowWrites: boolean;
  /** Parameter → values that other operations showed to exist; used where the target file says nothing. */
  readonly found: Map<string, readonly string[]>;
  /** What was found out once for all cases of this operation, by name. */
  readonly known: Map<string, Known>;
  /** What was found out once for all operations of the API. */
  readonly shared: Ground["known"];
}

/** Something found out, or why it could not be. */
type Known = { readonly value: unknown } | { readonly error: Error };
