/** A piece of text that a reader took, and the place behind it. */
export interface Token {
  readonly text: string;
  readonly end: number;
}

/**
 * How JSON and JSV differ for the framework's lenient readers. Texts follow one convention: empty is "nothing there" (null),
 * `emptyText` is "there, and empty".
 */
export interface TextSyntax {
  readonly name: "json" | "jsv";
  /** The first place that is no blank; where blanks are data, the same place. */
  skip(text: string, at: number): number;
  /** The value that begins at `at`. */
  value(text: string, at: number): Token;
  /** The key of a dictionary that begins at `at`. */
  key(text: string, at: number): Token;
  /** The place behind a dictionary's opening brace, or where it begins without one. */
  openMap(text: string, at: number): number;
  /** The content of a string, from a value or key as taken. */
  string(token: string): string;
  /** The content of anything else that is written as one word. */
  scalar(token: string): string;
}

/** Behind a comma or closing brace, if one stands there; both end an item. */
export function afterItem(
  syntax: TextSyntax,
  text: string,
  at: number,
): { readonly ended: boolean; readonly end: number } {
  const place = syntax.skip(text, at);
  if (text[place] !== "," && text[place] !== "}") return { ended: false, end: place };
  return { ended: true, end: syntax.skip(text, place + 1) };
}

/** Behind the bracket or brace that closes the one at `at`; quoted text inside is passed over, escapes only in JSON. */
export function passNested(text: string, at: number, escapes: boolean): number {
  const open = text[at];
  const close = open === "{" ? "}" : "]";
  let depth = 1;
  let quoted = false;
  let place = at + 1;
  for (; place < text.length && depth > 0; place++) {
    const char = text[place];
    if (escapes && char === "\\") place++;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && char === open) depth++;
    else if (!quoted && char === close) depth--;
  }
  return Math.min(place, text.length);
}
