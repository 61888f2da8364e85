/**
 * Something that is wrong with what a person gave us: a contract, a scenario, a target file, a flag.
 * It says where it stands, what was found there, and what to do about it; wording follows that order.
 */
export interface Problem {
  /** Path of the file, as the person named it; absent for flags. */
  readonly file?: string;
  /** JSON pointer into the file (`/paths/~1a/get`), or `line 3, column 5` where it could not be parsed. */
  readonly place?: string;
  /** What was found, one sentence without a full stop. */
  readonly found: string;
  /** What to do, one sentence without a full stop. */
  readonly cure: string;
}

/** Thrown with every problem found, never only the first. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/** One problem as lines of text: place, what was found, what to do. */
export function formatProblem(problem: Problem): string {
  const where = [problem.file, problem.place].filter((part) => part !== undefined).join(" ");
  return `${where === "" ? "" : `${where}: `}${problem.found}\n    → ${problem.cure}`;
}
