import { emptyText, isNothing } from "./blank.ts";
import { passNested } from "./text-syntax.ts";
import type { TextSyntax, Token } from "./text-syntax.ts";
import { outOfBounds, outOfRange } from "./exception.ts";

/** JSV: JSON without its quotes, quotes doubled as in CSV. Blanks are data. */
export const jsv: TextSyntax = {
  name: "jsv",
  skip: (_text, at) => at,
  value: takeValue,
  key: takeKey,
  openMap: (text, at) => (text[at] === "{" ? at + 1 : at),
  string: unquote,
  scalar: unquote,
};

/** What a cell of a CSV body holds: JSV whose outer quotes the cell had already lost. */
export const csvCell: TextSyntax = { ...jsv, scalar: (token) => token };

/**
 * A text without the quotes around it, doubled ones single. A text that begins with a quote loses its last character,
 * whatever it is.
 * @throws {HostException} for a lone quote.
 */
export function unquote(text: string): string {
  if (isNothing(text) || !text.startsWith('"')) return text;
  if (text.length === 1) throw outOfRange();
  return text.slice(1, -1).replaceAll('""', '"') || emptyText;
}

/** @throws {HostException} beyond the end of the text: a separator was taken where none stands. */
function takeValue(text: string, at: number): Token {
  if (at > text.length) throw outOfBounds();
  const first = text[at];
  if (first === undefined || first === "," || first === "}") return { text: "", end: at };
  const end =
    first === '"'
      ? passQuoted(text, at)
      : first === "{" || first === "["
        ? passNested(text, at, false)
        : passWord(text, at);
  return { text: text.slice(at, end), end };
}

function takeKey(text: string, at: number): Token {
  const first = text[at];
  if (first === undefined) throw outOfBounds();
  const end =
    first === '"' ? passQuoted(text, at) : first === "{" ? passNested(text, at, false) : passToColon(text, at);
  return { text: text.slice(at, end), end };
}

/** Behind the closing quote; two quotes are a literal one. */
function passQuoted(text: string, at: number): number {
  for (let place = at + 1; place < text.length; place++) {
    if (text[place] !== '"') continue;
    if (text[place + 1] !== '"') return place + 1;
    place++;
  }
  return text.length;
}

function passWord(text: string, at: number): number {
  let place = at + 1;
  while (place < text.length && text[place] !== "," && text[place] !== "}") place++;
  return place;
}

function passToColon(text: string, at: number): number {
  const place = text.indexOf(":", at + 1);
  if (place < 0) throw outOfBounds();
  return place;
}
