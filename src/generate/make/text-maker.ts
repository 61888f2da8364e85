import { word, words } from "../../random/threefry.ts";
import type { Cell } from "../cell.ts";
import { admitsFormat } from "../format/admits-format.ts";
import { formatText } from "../format/format-text.ts";
import { shortPattern } from "../format/short-patterns.ts";
import { lengthOf } from "../judge/judge-scalar.ts";
import { type Language, languageOf } from "../pattern/language.ts";
import { matches } from "../pattern/matches.ts";
import { parsePattern, type Pattern } from "../pattern/pattern.ts";
import type { TextLimits } from "../plan/limits-of-kinds.ts";
import { meaningOf } from "../text/meaning-of.ts";
import { momentsThat } from "../text/moment-spellings.ts";
import { textByName } from "../text/text-by-name.ts";
import { encodedText } from "./encoded-text.ts";
import { fitLength } from "./fit-length.ts";
import { decimalText, isDecimalText } from "./number-text.ts";

type Row = ReturnType<typeof words>;
type Candidate = (cell: Cell, name: string, row: Row) => string | undefined;

/** Makes the texts that fit their limits; what does not depend on the cell is worked out once. */
export class TextMaker {
  readonly #limits: TextLimits;
  readonly #candidates: readonly Candidate[];
  /** Whether any text fits. */
  readonly #isFree: boolean;
  readonly #languages = new Map<string, Language | undefined>();

  constructor(limits: TextLimits) {
    this.#limits = limits;
    const { least, most, patterns, avoid, formats } = limits;
    this.#isFree = least === 0 && most === Infinity && patterns.length + avoid.length + formats.length === 0;
    this.#candidates = this.#inOrder();
  }

  /** A text that fits; undefined where none was found. The name says what it is about, where the limits leave that open. */
  text(cell: Cell, name: string): string | undefined {
    const row = words(cell.key, ...cell.at);
    for (const make of this.#candidates) {
      const candidate = make(cell, name, row);
      if (candidate !== undefined && (this.#isFree || this.#fits(candidate))) return candidate;
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

  /** The ways in which texts are made, the best first. */
  #inOrder(): readonly Candidate[] {
    const { formats, patterns, avoid, encoding, mediaType } = this.#limits;
    const [source, ...others] = patterns;
    const counted = source === undefined || others.length > 0 ? undefined : parsePattern(source);
    const isEncoded = encoding !== undefined || mediaType !== undefined;
    // A name's text that happens to match is easier to read than one of the pattern; cut or filled it would match by chance.
    const named: Candidate =
      patterns.length > 0 || this.#isFree
        ? (cell, name) => textByName(name, cell)
        : (cell, name) => fitLength(textByName(this.#shortName(name), cell), this.#limits);
    const ofPattern: readonly Candidate[] =
      patterns.length + avoid.length === 0 ? [] : [(_cell, _name, row) => this.#language([])?.text(row)];
    const short = formats.flatMap((format) => shortPattern(format) ?? []);
    return [
      ...(isDecimalText(patterns) ? [decimalText] : []),
      ...(patterns.length === 0 ? [] : [momentsThat((text) => this.#fits(text))]),
      ...(counted === undefined ? [] : [(_cell: Cell, _name: string, row: Row) => countedText(counted, row)]),
      ...formats.map(
        (format): Candidate =>
          (cell, name) =>
            formatText(format, cell, name),
      ),
      ...(isEncoded ? [(cell: Cell) => encodedText(encoding, mediaType, cell)] : []),
      named,
      ...(formats.length === 0 ? ofPattern : []),
      ...short.map(
        (pattern): Candidate =>
          (_cell, _name, row) =>
            this.#language([pattern])?.text(row),
      ),
      ...(formats.length === 0 ? [] : ofPattern),
    ];
  }

  /** Where two or three letters are all there is room for, a region or a country is its code. */
  #shortName(name: string): string {
    const { least, most } = this.#limits;
    if (most > 3) return name;
    const meaning = meaningOf(name);
    if (meaning === "region") return "region code";
    if (meaning !== "country" && meaning !== "countryCode") return name;
    return least === 3 ? "country alpha" : "country code";
  }

  #language(more: readonly string[]): Language | undefined {
    const { patterns, avoid, least, most } = this.#limits;
    const name = more.join(" ");
    if (!this.#languages.has(name))
      this.#languages.set(name, languageOf({ patterns: [...patterns, ...more], avoid, least, most }));
    return this.#languages.get(name);
  }
}

/** Of patterns with more texts than 64 bits count, as many words decide as it takes: else all would begin alike. */
function countedText(pattern: Pattern, row: Row): string {
  let place = (BigInt(row.high) << 32n) | BigInt(row.low);
  const bits = pattern.count.toString(2).length;
  for (let more = 0; 64 + 32 * more < bits; more += 1) place = (place << 32n) | BigInt(word(row, more));
  return pattern.textOf(place % pattern.count);
}
