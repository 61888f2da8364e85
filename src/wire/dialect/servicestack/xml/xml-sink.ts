/** Text that XML cannot hold; what was written up to there stays written, as the host's writer leaves it. */
export class ImpossibleText extends Error {
  override readonly name = "ImpossibleText";
}

/** Anything that XML 1.0 has no place for, or that means something in it. */
// oxlint-disable-next-line no-control-regex -- control characters are the point
const NOTABLE = /[<>&\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;
// oxlint-disable-next-line no-control-regex -- control characters are the point
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** A document being written, as .NET's XmlWriter writes it: no indentation, a space before `/>`, line ends as LF. */
export class XmlSink {
  #text: string;
  readonly #open: string[] = [];
  #inStartTag = false;

  constructor(prolog: string) {
    this.#text = prolog;
  }

  /** Opens an element; `attributes` begins with a space or is empty. */
  start(tag: string, attributes: string): void {
    this.#closeStartTag();
    this.#text += `<${tag}${attributes}`;
    this.#open.push(tag);
    this.#inStartTag = true;
  }

  /**
   * Writes text into the open element; empty text makes it `<a></a>`.
   * @throws {ImpossibleText} after keeping what lies before the last line break that precedes the impossible character.
   */
  text(text: string): void {
    this.#closeStartTag();
    if (!isNotable(text)) {
      this.#text += text;
      return;
    }
    const at = text.search(IMPOSSIBLE);
    const possible = escapeText(at < 0 ? text : text.slice(0, at));
    if (at < 0) this.#text += possible;
    else {
      this.#text += possible.slice(0, possible.lastIndexOf("\n") + 1);
      throw new ImpossibleText(describe(text, at));
    }
  }

  /** Writes elements that are spelled already. */
  elements(text: string): void {
    if (text === "") return;
    this.#closeStartTag();
    this.#text += text;
  }

  end(): void {
    const tag = this.#open.pop() ?? "";
    this.#text += this.#inStartTag ? " />" : `</${tag}>`;
    this.#inStartTag = false;
  }

  /** Closes whatever is open. */
  endAll(): void {
    while (this.#open.length > 0) this.end();
  }

  toString(): string {
    return this.#text;
  }

  #closeStartTag(): void {
    if (this.#inStartTag) this.#text += ">";
    this.#inStartTag = false;
  }
}

/** Whether text cannot stand as it is between two tags. */
export function isNotable(text: string): boolean {
  return NOTABLE.test(text);
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/\r\n?/g, "\n");
}

/** What .NET's XmlWriter says of the character at an offset. */
function describe(text: string, at: number): string {
  const code = text.charCodeAt(at);
  const hex = (unit: number) => unit.toString(16).toUpperCase();
  if (code < 0xd800 || code > 0xdfff)
    return `'${text.charAt(at)}', hexadecimal value 0x${hex(code).padStart(2, "0")}, is an invalid character.`;
  if (code >= 0xdc00)
    return `Invalid high surrogate character (0x${hex(code)}). A high surrogate character must have a value from range (0xD800 - 0xDBFF).`;
  if (at + 1 >= text.length) return "The surrogate pair is invalid. Missing a low surrogate character.";
  const pair = `(0x${hex(code)}, 0x${hex(text.charCodeAt(at + 1))})`;
  return `The surrogate pair ${pair} is invalid. A high surrogate character (0xD800 - 0xDBFF) must always be paired with a low surrogate character (0xDC00 - 0xDFFF).`;
}
