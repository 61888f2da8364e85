/** Why a text cannot be parsed: where in it, what stands there, and what to do. */
export class SyntaxProblem extends Error {
  override readonly name = "SyntaxProblem";
  readonly offset: number;
  readonly found: string;
  readonly cure: string;

  constructor(offset: number, found: string, cure: string) {
    super(found);
    this.offset = offset;
    this.found = found;
    this.cure = cure;
  }
}

/** More levels than any document has, and fewer than would exhaust the stack of whatever reads it. */
export const mostLevels = 200;

export function tooDeep(offset: number): SyntaxProblem {
  return new SyntaxProblem(offset, "this is nested too deep", `nest at most ${mostLevels} levels`);
}
