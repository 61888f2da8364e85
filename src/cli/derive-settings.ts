import { ProblemError } from "../problem.ts";

/** Milliseconds between two requests to a host. @throws {ProblemError} when it is no number of them */
export function pauseOf(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new ProblemError([
    { place: "--pause", found: `"${text}" is no number of milliseconds`, cure: "give a whole number, such as 200" },
  ]);
}
