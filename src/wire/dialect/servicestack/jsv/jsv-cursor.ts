import { ReadError } from "../../../format.ts";

/** As deep as JSON may be. */
const deepest = 500;

/** A cursor over JSV text. */
export class JsvCursor {
  readonly #text: string;
  #depth = 0;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  peek(): string {
    return this.#text.charAt(this.at);
  }

  isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  /** Steps over a character if it stands here. */
  take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at += 1;
    return true;
  }

  /** Reads something that may hold others of its kind. @throws {ReadError} where it is one too many within each other */
  within<Read>(pointer: string, read: () => Read): Read {
    if (this.#depth >= deepest) throw new ReadError(`expected at most ${deepest} levels, found more`, pointer, this.at);
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }

  /** One UTF-16 unit, whatever it is: a char is never quoted. */
  unit(): string {
    const unit = this.peek();
    this.at += 1;
    return unit;
  }

  /** Text in quotes, or up to the next character that ends it there. */
  token(ends: RegExp, pointer: string): string {
    if (this.take('"')) return this.#quoted(pointer);
    const rest = this.#text.slice(this.at);
    const end = rest.search(ends);
    const raw = end < 0 ? rest : rest.slice(0, end);
    this.at += raw.length;
    return raw;
  }

  /** An error that says what was expected here and what stands here. */
  failure(expected: string, pointer: string, at = this.at): ReadError {
    const found = at >= this.#text.length ? "the end of the text" : JSON.stringify(this.#text.slice(at, at + 20));
    return new ReadError(`expected ${expected}, found ${found}`, pointer, at);
  }

  #quoted(pointer: string): string {
    const begin = this.at - 1;
    let text = "";
    for (;;) {
      const end = this.#text.indexOf('"', this.at);
      if (end < 0) throw this.failure("a closing quote", pointer, begin);
      text += this.#text.slice(this.at, end);
      this.at = end + 1;
      if (!this.take('"')) return text;
      text += '"';
    }
  }
}
