import { ReadError } from "../format.ts";

export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

export interface StartTag {
  readonly at: number;
  readonly tag: string;
  readonly attributes: readonly XmlAttribute[];
  readonly empty: boolean;
}

const NAME = /[\p{L}_][\p{L}\p{N}\p{M}_.·-]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.·-]*)?/uy;
/** Names of letters that need no table. */
const PLAIN_NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?(?![^ \t\r\n=/>])/y;
const BLANKS = /[ \t\r\n]*/y;
const ATTRIBUTE_VALUE = /"[^"<]*"|'[^'<]*'/y;
const MISC = /(?:[ \t\r\n]+|<!--(?:(?!--)[^])*-->|<\?(?!xml[ \t\r\n?])(?:(?!\?>)[^])*\?>)*/y;
const DECLARATION =
  /<\?xml[ \t\r\n]+version=(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding=(?:"[\w.-]+"|'[\w.-]+'))?(?:[ \t\r\n]+standalone=(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y;
const SKIPPED = /<!--(?:(?!--)[^])*-->|<\?(?:(?!\?>)[^])*\?>/y;
const CDATA = /<!\[CDATA\[((?:(?!\]\]>)[^])*)\]\]>/y;
// eslint-disable-next-line no-control-regex -- control characters are what XML has no place for
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** A cursor over the text of a document. */
export class XmlScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    const impossible = text.search(IMPOSSIBLE);
    if (impossible >= 0) throw this.failure("a character that XML knows", impossible);
  }

  isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  isAtEndTag(): boolean {
    return this.#text.startsWith("</", this.#at);
  }

  /** Steps over the declaration, comments and instructions before the root. */
  skipProlog(): void {
    this.#match(DECLARATION);
    this.skipMisc();
    if (this.#text.startsWith("<!DOCTYPE", this.#at)) throw this.failure("no document type");
  }

  skipMisc(): void {
    this.#match(MISC);
  }

  startTag(): StartTag {
    const at = this.#at;
    if (this.#text.charAt(at) !== "<") throw this.failure("an element");
    this.#at += 1;
    const tag = this.#name();
    if (tag === "") throw this.failure("an element's name");
    const attributes = this.#attributes();
    const empty = this.#take("/>");
    if (!empty && !this.#take(">")) throw this.failure("the end of the start tag");
    return { at, tag, attributes, empty };
  }

  endTag(tag: string): void {
    const at = this.#at;
    this.#at += 2;
    if (this.#name() !== tag) throw this.failure(`</${tag}>`, at);
    this.#match(BLANKS);
    if (!this.#take(">")) throw this.failure("the end of the end tag");
  }

  /** Text up to the next tag, entities resolved, comments left out. */
  text(): string {
    let text = "";
    for (;;) {
      const end = this.#text.indexOf("<", this.#at);
      if (end < 0) throw this.failure("an end tag", this.#text.length);
      text += this.#unescape(this.#text.slice(this.#at, end), this.#at);
      this.#at = end;
      const next = this.#text.charAt(end + 1);
      if (next !== "!" && next !== "?") return text;
      const cdata = this.#match(CDATA);
      if (cdata !== "") text += lineEnds(cdata.slice(9, -3));
      else if (this.#match(SKIPPED) === "") return text;
    }
  }

  /** An error that says what was expected and what stands there. */
  failure(expected: string, at = this.#at): ReadError {
    const found = at >= this.#text.length ? "the end of the text" : JSON.stringify(this.#text.slice(at, at + 20));
    return new ReadError(`expected ${expected}, found ${found}`, "", at);
  }

  #attributes(): XmlAttribute[] {
    const attributes: XmlAttribute[] = [];
    for (;;) {
      const blanks = this.#match(BLANKS);
      const at = this.#at;
      const name = blanks === "" ? "" : this.#name();
      if (name === "") return attributes;
      if (attributes.some((one) => one.name === name)) throw this.failure("each attribute once", at);
      this.#match(BLANKS);
      if (!this.#take("=")) throw this.failure("an equals sign");
      this.#match(BLANKS);
      const valueAt = this.#at;
      const value = this.#match(ATTRIBUTE_VALUE);
      if (value === "") throw this.failure("an attribute's value in quotes");
      attributes.push({ name, value: this.#unescape(value.slice(1, -1), valueAt + 1).replace(/[\t\n]/g, " ") });
    }
  }

  #unescape(raw: string, at: number): string {
    if (raw.includes("]]>")) throw this.failure("]]&gt;", at + raw.indexOf("]]>"));
    const text = lineEnds(raw);
    if (!text.includes("&")) return text;
    return text.replace(
      /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w+))?;?/g,
      (entity: string, decimal?: string, hex?: string, name?: string) => {
        const code =
          decimal === undefined ? (hex === undefined ? undefined : Number.parseInt(hex, 16)) : Number(decimal);
        const meant = code === undefined ? ENTITIES[name ?? ""] : character(code);
        if (meant === undefined || !entity.endsWith(";"))
          throw this.failure("an entity that XML knows", at + raw.indexOf(entity));
        return meant;
      },
    );
  }

  #name(): string {
    return this.#match(PLAIN_NAME) || this.#match(NAME);
  }

  #take(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }
}

function lineEnds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

function character(code: number): string | undefined {
  if (code > 0x10ffff) return undefined;
  const text = String.fromCodePoint(code);
  return IMPOSSIBLE.test(text) ? undefined : text;
}
