import { processLimits } from "../../limits.ts";
import { ReadError } from "../format.ts";

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NO_NUMBER = /NaN|-?Infinity/y;
// oxlint-disable-next-line no-control-regex -- control characters are what ends a run
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** A cursor over JSON text. */
export class JsonScanner {
  readonly #text: string;
  readonly #isStrict: boolean;
  at = 0;

  /** @param isStrict whether `NaN`, `Infinity` and `-Infinity` are refused, as JSON has no such words */
  constructor(text: string, isStrict: boolean) {
    this.#text = text;
    this.#isStrict = isStrict;
  }

  peek(): string {
    return this.#text.charAt(this.at);
  }

  skipBlanks(): void {
    while (isBlank(this.#text.charCodeAt(this.at))) this.at += 1;
  }

  /** Steps over `word` if it stands here. */
  take(word: string): boolean {
    if (!this.#text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  /** The number here as it is written, or one of the words for what is no number. @throws {ReadError} for one that is too long to be read */
  number(): string | undefined {
    const number = this.#match(NUMBER);
    if (number !== undefined && number.length > processLimits.scalarCharacters)
      throw new ReadError(`expected a number of at most ${processLimits.scalarCharacters} characters`, "", this.at);
    return number === undefined && !this.#isStrict ? this.#match(NO_NUMBER) : number;
  }

  /** The string here, unescaped. */
  string(pointer: string): string {
    this.at += 1;
    const text = this.#match(PLAIN) ?? "";
    if (this.take('"')) return text;
    const pieces = [text];
    while (!this.take('"')) {
      if (!this.take("\\")) throw this.failure("a closing quote, or an escaped control character", pointer);
      pieces.push(this.#escape(pointer));
      // Where one escape follows another there is nothing to look for.
      if (this.peek() !== "\\") pieces.push(this.#match(PLAIN) ?? "");
    }
    return pieces.join("");
  }

  /** An error that says what was expected here and what stands here. */
  failure(expected: string, pointer: string): ReadError {
    const found =
      this.at >= this.#text.length ? "the end of the text" : JSON.stringify(this.#text.slice(this.at, this.at + 20));
    return new ReadError(`expected ${expected}, found ${found}`, pointer, this.at);
  }

  #escape(pointer: string): string {
    const letter = this.peek();
    if (letter === "u") {
      const hex = this.#text.slice(this.at + 1, this.at + 5);
      if (!/^[0-9A-Fa-f]{4}$/.test(hex)) throw this.failure("an escape that JSON knows", pointer);
      this.at += 5;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const meant = ESCAPES[letter];
    if (meant === undefined) throw this.failure("an escape that JSON knows", pointer);
    this.at += 1;
    return meant;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}

/** The blanks of JSON (RFC 8259 section 2). */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
