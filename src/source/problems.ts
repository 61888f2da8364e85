import { type Problem, ProblemError } from "../problem.ts";
import { Part } from "./part.ts";
import { placeIn } from "./place-in.ts";
import type { Source } from "./source.ts";

/**
 * Collects what is wrong with the files that a person gave, so that all of it is reported at once. The same thing is kept once.
 * A remark is about what is merely unusual or loose: nothing stops for it.
 */
export class Problems {
  readonly #problems = new Map<string, Problem>();
  readonly #remarks = new Map<string, Problem>();
  readonly #parts = new Set<string>();

  /** Whether something has been found wrong with just this part. */
  has(part: Part): boolean {
    return this.#parts.has(part.id);
  }

  /** Something is wrong with a part of a document. */
  add(part: Part, found: string, cure: string): void {
    this.#parts.add(part.id);
    const { source, pointer } = part;
    this.#keep([source.file, pointer, found], problemAt(source, pointer, found, cure));
  }

  /** Something about a part of a document is unusual, and the document can be used all the same. */
  remark({ source, pointer }: Part, found: string, cure: string): void {
    this.#keep([source.file, pointer, found], problemAt(source, pointer, found, cure), this.#remarks);
  }

  /** Something is wrong with a file, or at a place in it that could not be parsed. */
  addIn(file: string, place: string | undefined, found: string, cure: string): void {
    this.#keep([file, place, found], place === undefined ? { file, found, cure } : { file, place, found, cure });
  }

  /** Something is wrong with what no file holds: a flag, a variable of the environment. */
  addOf(place: string, found: string, cure: string): void {
    this.#keep([undefined, place, found], { place, found, cure });
  }

  /** Something is wrong at a JSON pointer into a document. */
  addAt(source: Source, pointer: string, found: string, cure: string): void {
    this.add(new Part(source, pointer, undefined), found, cure);
  }

  /** Takes problems whose places are JSON pointers into a document. */
  reporter(source: Source): (problem: Problem) => void {
    return ({ place = "", found, cure }) => this.addAt(source, place, found, cure);
  }

  /** What a step gives; undefined when it ends in problems, which are kept. */
  collect<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      for (const problem of error.problems) this.#keep([problem.file, problem.place, problem.found], problem);
      return undefined;
    }
  }

  get remarks(): readonly Problem[] {
    return [...this.#remarks.values()];
  }

  /** Everything found so far that stops. */
  get all(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  get isEmpty(): boolean {
    return this.#problems.size === 0;
  }

  /** @throws {ProblemError} with everything found so far, if anything was. */
  throwIfAny(): void {
    if (!this.isEmpty) throw new ProblemError(this.all);
  }

  #keep(key: readonly (string | undefined)[], problem: Problem, kept = this.#problems): void {
    const id = JSON.stringify(key);
    if (!kept.has(id)) kept.set(id, problem);
  }
}

/** A problem with a part of a document. Its line is looked up when somebody reads its place; of the whole document there is none. */
function problemAt(source: Source, pointer: string, found: string, cure: string): Problem {
  const { file } = source;
  if (pointer === "") return { file, found, cure };
  return {
    file,
    get place() {
      return placeIn(source, pointer);
    },
    found,
    cure,
  };
}
