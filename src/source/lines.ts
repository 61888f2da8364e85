/** Tells lines and columns, both from 1, of offsets into a text. The text is searched for lines at the first question. */
export class Lines {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  lineOf(offset: number): number {
    const starts = (this.#starts ??= lineStarts(this.#text));
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** A place as problems name it where no JSON pointer leads. */
  placeOf(offset: number): string {
    const line = this.lineOf(offset);
    return `line ${line}, column ${offset - (this.#starts?.[line - 1] ?? 0) + 1}`;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}
