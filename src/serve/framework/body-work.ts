import { asBuffer } from "../../bytes.ts";
import { type LimitName, type Limits, processLimits, writtenName } from "../../limits.ts";

/** A request asks for more than is done for one. */
export class TooMuch extends Error {
  /** The status of the answer. */
  readonly status = 413;

  constructor(what: string, limit: LimitName) {
    super(`${what}; a larger one is taken with --limit ${writtenName(limit)}=…`);
  }
}

/** A text that is read as a number, a date or another value that is no text: longer ones are none, which may take long to tell. @throws {TooMuch} */
export function checkScalar(text: string): void {
  const { scalarCharacters } = processLimits;
  if (text.length > scalarCharacters)
    throw new TooMuch(`a value that is no text has more than ${scalarCharacters} characters`, "scalarCharacters");
}

/** A value takes so long as eight signs that only have to be read in another way, such as `\n` in JSON. */
const whole = 8;

type Weights = Uint8Array;

/** What each sign of a text stands for, in eighths of a value. */
function weights(given: Readonly<Record<string, number>>): Weights {
  const table = new Uint8Array(128);
  for (const [sign, weight] of Object.entries(given)) table[sign.charCodeAt(0)] = weight;
  return table;
}

/** How the values of a text are told by its signs, where it is not read yet. */
const bySign = {
  /** Lenient readers take quotes for what they are not: signs count within them, too. */
  lenient: weights({ ",": whole, "[": whole, "{": whole, "\n": whole, '"': 1, "\\": 1 }),
  xml: weights({ "<": whole, "=": whole / 2, "&": 1 }),
  form: weights({ "&": whole, ",": whole, "%": 1, "+": 1 }),
};

const [quote, comma, bracket, brace] = ['"', ",", "[", "{"].map((sign) => sign.charCodeAt(0));

/** Finds the next quote or backslash of a text from a place that only moves on; each is looked for once. */
function nextOf(text: string): (sign: '"' | "\\", from: number) => number {
  const found = { '"': -1, "\\": -1 };
  return (sign, from) => {
    if (found[sign] >= from) return found[sign];
    const place = text.indexOf(sign, from);
    return (found[sign] = place < 0 ? text.length : place);
  };
}

/**
 * What may still be read of the body of one request. The texts of a body are counted before they are read, so that nobody else
 * waits for one of millions of tiny values.
 */
export class BodyWork {
  readonly #most: number;
  readonly #fields: number;
  readonly #characters: number;
  #left: number;

  constructor({
    bodyValues,
    formFields,
    valueCharacters,
  }: Pick<Limits, "bodyValues" | "formFields" | "valueCharacters">) {
    this.#most = bodyValues;
    this.#fields = formFields;
    this.#characters = valueCharacters;
    this.#left = bodyValues * whole;
  }

  /** How many values were counted. */
  get values(): number {
    return this.#most - this.#left / whole;
  }

  /** Counts a text that is JSON (RFC 8259) or is refused. @throws {TooMuch} */
  json(text: string): void {
    this.#checkLength(text);
    const next = nextOf(text);
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === comma || code === bracket || code === brace) this.#take(whole);
      if (code !== quote) continue;
      this.#take(1);
      // Behind an escape the next letter is no end, whatever it is.
      at++;
      while (next("\\", at) < next('"', at)) {
        this.#take(1);
        at = next("\\", at) + 2;
      }
      at = next('"', at);
    }
  }

  /** Counts a text by its signs. @throws {TooMuch} */
  text(text: string, kind: keyof typeof bySign): void {
    this.#checkLength(text);
    const table = bySign[kind];
    for (let at = 0; at < text.length; at++) {
      const weight = table[text.charCodeAt(at)];
      if (weight !== undefined && weight !== 0) this.#take(weight);
    }
  }

  /** Counts the fields of a form that is written like a query. @throws {TooMuch} */
  formText(text: string): void {
    let fields = 1;
    for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", at + 1)) this.#haveFields(++fields);
    this.text(text, "form");
  }

  /** Counts the parts of a multipart form, of which files hold any bytes. @throws {TooMuch} */
  parts(body: Uint8Array, mediaType: string): void {
    const given = mediaType.split(/boundary=/i)[1] ?? "";
    const boundary = given.startsWith('"') ? given.slice(1).split('"', 1)[0] : given.split(/[;\s]/, 1)[0];
    const mark = Buffer.from(`--${boundary ?? ""}`);
    const bytes = asBuffer(body);
    // The last mark ends the form.
    let parts = -1;
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) this.#haveFields(++parts);
  }

  #checkLength({ length }: string): void {
    if (length > this.#characters)
      throw new TooMuch(
        `the body has more than ${this.#characters} characters that are read as a value`,
        "valueCharacters",
      );
  }

  #haveFields(fields: number): void {
    if (fields > this.#fields) throw new TooMuch(`the form has more than ${this.#fields} fields`, "formFields");
  }

  #take(weight: number): void {
    this.#left -= weight;
    if (this.#left < 0) throw new TooMuch(`the body has more than ${this.#most} values`, "bodyValues");
  }
}
