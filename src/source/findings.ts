import { type Problem, ProblemError } from "../problem.ts";
import { Part } from "./part.ts";
import type { Source } from "./source.ts";

/** Collects what is wrong with a contract, so that all of it is reported at once. The same thing is kept once. */
export class Findings {
  readonly #problems = new Map<string, Problem>();
  readonly #parts = new Set<string>();

  /** Whether something has been found wrong with just this part. */
  has(part: Part): boolean {
    return this.#parts.has(part.id);
  }

  /** Something is wrong with a part of a document. */
  add(part: Part, found: string, cure: string): void {
    this.#parts.add(part.id);
    const line = part.source.lineOf(part.pointer);
    const place = [part.pointer, ...(line === undefined ? [] : [`(line ${line})`])].filter((text) => text !== "");
    this.addIn(part.source.file, place.length === 0 ? undefined : place.join(" "), found, cure);
  }

  /** Something is wrong with a file, or at a place in it that could not be parsed. */
  addIn(file: string, place: string | undefined, found: string, cure: string): void {
    const problem: Problem = place === undefined ? { file, found, cure } : { file, place, found, cure };
    this.#problems.set(JSON.stringify([file, place, found]), problem);
  }

  /** A problem whose place is a JSON pointer into a document. */
  addAt(source: Source, problem: Problem): void {
    this.add(new Part(source, problem.place ?? "", undefined), problem.found, problem.cure);
  }

  get isEmpty(): boolean {
    return this.#problems.size === 0;
  }

  /** @throws {ProblemError} with everything found so far, if anything was. */
  throwIfAny(): void {
    if (!this.isEmpty) throw new ProblemError([...this.#problems.values()]);
  }
}
