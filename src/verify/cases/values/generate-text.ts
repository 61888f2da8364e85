/**
 * A text that matches a regular expression, as short as it allows; undefined when the expression uses what is not known
 * here (look-around, back references) or the text found does not match after all.
 */
export function generateText(pattern: string): string | undefined {
  try {
    const text = new PatternReader(pattern).read();
    return new RegExp(pattern).test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Reads an expression from left to right and writes the least that fits. */
class PatternReader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  read(): string {
    const text = this.#alternatives();
    if (this.#at < this.#pattern.length) throw new SyntaxError("unbalanced");
    return text;
  }

  /** The first alternative is written, the others are passed over. */
  #alternatives(): string {
    const first = this.#sequence();
    while (this.#peek() === "|") {
      this.#at += 1;
      this.#sequence();
    }
    return first;
  }

  #sequence(): string {
    let text = "";
    for (let next = this.#peek(); next !== undefined && next !== "|" && next !== ")"; next = this.#peek()) {
      const atom = this.#atom();
      text += atom.repeat(this.#times());
    }
    return text;
  }

  #atom(): string {
    const character = this.#take();
    switch (character) {
      case "^":
      case "$":
        return "";
      case ".":
        return "a";
      case "[":
        return this.#oneOfClass();
      case "(":
        return this.#group();
      case "\\":
        return escaped(this.#take());
      default:
        return character;
    }
  }

  #group(): string {
    if (this.#peek() === "?") {
      const kind = /^\?(?::|<[A-Za-z]\w*>)/.exec(this.#pattern.slice(this.#at))?.[0];
      if (kind === undefined) throw new SyntaxError("look-around");
      this.#at += kind.length;
    }
    const text = this.#alternatives();
    if (this.#take() !== ")") throw new SyntaxError("unbalanced");
    return text;
  }

  #oneOfClass(): string {
    const end = /^\^?\]?(?:\\.|[^\\\]])*\]/.exec(this.#pattern.slice(this.#at))?.[0];
    if (end === undefined) throw new SyntaxError("unbalanced");
    this.#at += end.length;
    const fits = new RegExp(`^[${end}$`);
    const found = candidates.find((candidate) => fits.test(candidate));
    if (found === undefined) throw new SyntaxError("nothing fits");
    return found;
  }

  /** How often the least is, of `?`, `*`, `+`, `{n}`, `{n,}`, `{n,m}`; a lazy mark behind it changes nothing. */
  #times(): number {
    const [all, exact] = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#pattern.slice(this.#at)) ?? [
      undefined,
      undefined,
    ];
    if (all === undefined) return 1;
    this.#at += all.length;
    if (exact !== undefined) return Number(exact);
    return all.startsWith("+") ? 1 : 0;
  }

  #peek(): string | undefined {
    return this.#pattern[this.#at];
  }

  #take(): string {
    const character = this.#pattern[this.#at];
    if (character === undefined) throw new SyntaxError("cut off");
    this.#at += 1;
    return character;
  }
}

const candidates = Array.from(
  "A0a_-. @/:,;!#+=*~%&'\"()<>?^`|$\\[]{}BCDEFGHIJKLMNOPQRSTUVWXYZbcdefghijklmnopqrstuvwxyz123456789",
);

function escaped(character: string): string {
  if (/[1-9bBkpPux]/.test(character)) throw new SyntaxError("not known here");
  const classes: Readonly<Record<string, string>> = {
    d: "0",
    w: "a",
    s: " ",
    D: "a",
    W: "-",
    S: "a",
    n: "\n",
    t: "\t",
    r: "\r",
  };
  return classes[character] ?? character;
}
