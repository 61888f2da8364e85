import { words } from "../../random/threefry.ts";
import type { Cell } from "../cell.ts";
import { admitsFormat } from "../format/admits-format.ts";
import { formatText } from "../format/format-text.ts";
import { shortPattern } from "../format/short-patterns.ts";
import { lengthOf } from "../judge/judge-scalar.ts";
import { type Language, languageOf } from "../pattern/language.ts";
import { matches } from "../pattern/matches.ts";
import { parsePattern, type Pattern } from "../pattern/pattern.ts";
import type { TextLimits } from "../plan/limits-of-kinds.ts";
import { textByName } from "../text/text-by-name.ts";
import { encodedText } from "./encoded-text.ts";
import { fitLength } from "./fit-length.ts";

/** Makes the texts that fit their limits; what does not depend on the cell is worked out once. */
export class TextMaker {
  readonly #limits: TextLimits;
  readonly #counted: Pattern | undefined;
  readonly #languages = new Map<string, Language | undefined>();

  constructor(limits: TextLimits) {
    this.#limits = limits;
    const [source, ...others] = limits.patterns;
    this.#counted = source === undefined || others.length > 0 ? undefined : parsePattern(source);
  }

  /** A text that fits; undefined where none was found. The name says what it is about, where the limits leave that open. */
  text(cell: Cell, name: string): string | undefined {
    for (const candidate of this.#candidates(cell, name)) {
      if (candidate !== undefined && this.#fits(candidate)) return candidate;
    }
    return undefined;
  }

  #fits(text: string): boolean {
    const { least, most, patterns, avoid, formats } = this.#limits;
    const length = lengthOf(text);
    return (
      length >= least &&
      length <= most &&
      patterns.every((pattern) => matches(pattern, text)) &&
      !avoid.some((pattern) => matches(pattern, text)) &&
      formats.every((format) => admitsFormat(format, text))
    );
  }

  *#candidates(cell: Cell, name: string): Generator<string | undefined> {
    const { formats, patterns, avoid, encoding, mediaType } = this.#limits;
    const { key, at } = cell;
    // Patterns draw once for each character of a row.
    const row = words(key, ...at);
    yield this.#countedText(row);
    for (const format of formats) yield formatText(format, cell, name);
    yield encodedText(encoding, mediaType, cell);
    const named = textByName(name, cell);
    // A name's text that happens to match is easier to read than one of the pattern; cut or filled it would match by chance.
    yield patterns.length > 0 ? named : fitLength(named, this.#limits);
    const isNarrow = patterns.length + avoid.length > 0;
    if (isNarrow && formats.length === 0) yield this.#language([])?.text(row);
    for (const format of formats) {
      const short = shortPattern(format);
      if (short !== undefined) yield this.#language([short])?.text(row);
    }
    if (isNarrow && formats.length > 0) yield this.#language([])?.text(row);
  }

  #countedText({ high, low }: { readonly high: number; readonly low: number }): string | undefined {
    const pattern = this.#counted;
    return pattern?.textOf(((BigInt(high) << 32n) | BigInt(low)) % pattern.count);
  }

  #language(more: readonly string[]): Language | undefined {
    const { patterns, avoid, least, most } = this.#limits;
    const name = more.join(" ");
    if (!this.#languages.has(name))
      this.#languages.set(name, languageOf({ patterns: [...patterns, ...more], avoid, least, most }));
    return this.#languages.get(name);
  }
}
