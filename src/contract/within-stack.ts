import { ProblemError } from "../problem.ts";

/**
 * Does work that follows schemas from one to the next by calls within calls: thousands of them in a row are more than the stack
 * of a process holds.
 * @param file what problems call the document
 * @throws {ProblemError} where they are
 */
export function withinStack<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError && /call stack/i.test(error.message))) throw error;
    const found = "its schemas lead on from one to the next too many times to be followed";
    throw new ProblemError([{ file, found, cure: "let each reference point at what it leads to in the end" }]);
  }
}
