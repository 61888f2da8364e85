import { ReadError } from "../format.ts";
import { LINE_END } from "./line-end.ts";

/** A cursor over CSV text. It is told where a char stands, since that one is never quoted. */
export class CsvCursor {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  /** Steps over the end of the line, if it is here. */
  takeLineEnd(): boolean {
    if (!this.isAtLineEnd()) return false;
    this.at += LINE_END.length;
    return true;
  }

  isAtLineEnd(): boolean {
    return this.#text.startsWith(LINE_END, this.at);
  }

  /** Whether nothing is left but the end of a line. */
  isAtLastLineEnd(): boolean {
    return this.isAtLineEnd() && this.at + LINE_END.length === this.#text.length;
  }

  isAtComma(): boolean {
    return this.#text.charAt(this.at) === ",";
  }

  /** Steps over a comma, if it is here. */
  takeComma(): boolean {
    if (!this.isAtComma()) return false;
    this.at += 1;
    return true;
  }

  /** The cell that begins here, without its quotes. */
  cell(pointer: string): string {
    if (this.#text.charAt(this.at) === '"') return this.#quoted(pointer);
    const end = this.#text.slice(this.at).search(/[,\r\n]/);
    const cell = end < 0 ? this.#text.slice(this.at) : this.#text.slice(this.at, this.at + end);
    if (cell.includes('"')) throw this.failure("a cell in quotes", pointer);
    this.at += cell.length;
    return cell;
  }

  /** One UTF-16 unit, whatever it is. */
  unit(): string {
    const unit = this.#text.charAt(this.at);
    this.at += 1;
    return unit;
  }

  /** An error that says what was expected here and what stands here. */
  failure(expected: string, pointer: string, at = this.at): ReadError {
    const found = at >= this.#text.length ? "the end of the text" : JSON.stringify(this.#text.slice(at, at + 20));
    return new ReadError(`expected ${expected}, found ${found}`, pointer, at);
  }

  #quoted(pointer: string): string {
    const begin = this.at;
    let text = "";
    this.at += 1;
    for (;;) {
      const end = this.#text.indexOf('"', this.at);
      if (end < 0) throw this.failure("a closing quote", pointer, begin);
      text += this.#text.slice(this.at, end);
      this.at = end + 1;
      if (this.#text.charAt(this.at) !== '"') return text;
      text += '"';
      this.at += 1;
    }
  }
}
