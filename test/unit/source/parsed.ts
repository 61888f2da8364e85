import { ProblemError } from "../../../src/problem.ts";
import { Problems } from "../../../src/source/problems.ts";
import { parseSource, type Source } from "../../../src/source/source.ts";

/** A text as a file of that name would be read; undefined when nothing can be made of it. */
export function parsed(text: string, file = "a.yaml", problems = new Problems()): Source | undefined {
  return parseSource(text, file, file, problems);
}

/** What is said of a text, line by line. */
export function saidOf(text: string, file = "a.yaml"): readonly string[] {
  const problems = new Problems();
  parsed(text, file, problems);
  try {
    problems.throwIfAny();
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.message.split("\n");
    throw error;
  }
}
