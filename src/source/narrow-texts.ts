/**
 * Parts of one text, each kept in as few bytes as it needs. The engine keeps a text in two bytes a character once one
 * character is beyond Latin-1, and so every part that is cut out of it; whatever a part is added to becomes as wide. One
 * ellipsis in a description would make each answer twice as large, and slower to put together, to measure and to send.
 */
export class NarrowTexts {
  readonly #isWide: boolean;
  readonly #known = new Map<string, string>();

  /** @param whole what the parts are cut out of */
  constructor(whole: string) {
    this.#isWide = beyondLatin1.test(whole);
  }

  /** The same text. */
  of(part: string): string {
    if (!this.#isWide) return part;
    const known = this.#known.get(part);
    if (known !== undefined) return known;
    const narrow = beyondLatin1.test(part) ? part : Buffer.from(part, "latin1").toString("latin1");
    this.#known.set(narrow, narrow);
    return narrow;
  }
}

const beyondLatin1 = /[^\0-\xff]/;
