/**
 * What a terminal or a reader would obey rather than show: control characters but for tab and line ends, and marks that turn
 * the direction of text around (Unicode Standard Annex 9, section 2). Colours (ECMA-48, section 8.3.117) are told apart.
 */
const obeyed =
  // oxlint-disable-next-line no-control-regex -- control characters are the point
  /(\x1b\[(?:[0-79]|2[2-9]|[34]\d|9[0-7]|10[0-7])m)|\r\n|(?!\t|\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text with everything visible: what would be obeyed stands as `\u202e` does in JSON, so that JSON means the same as before.
 * Whatever is printed, or written to a report, goes through it once, on its way out.
 * @param colour whether colours stay
 */
export function visibleText(text: string, colour: boolean): string {
  return text.replace(obeyed, (found: string, hue: string | undefined) =>
    found === "\r\n" || (hue !== undefined && colour)
      ? found
      : Array.from(found, (char) => (char < "\x20" || char > "\x7e" ? escaped(char) : char)).join(""),
  );
}

function escaped(char: string): string {
  return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}
