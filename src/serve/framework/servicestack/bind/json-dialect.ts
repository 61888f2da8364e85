import { emptyText, isBlank, skipBlanks } from "./blank.ts";
import { passNested } from "./text-syntax.ts";
import type { TextSyntax, Token } from "./text-syntax.ts";
import { outOfBounds } from "./exception.ts";
import { unescapeJson } from "./json-escape.ts";

/** JSON as the framework reads it: quotes end a value and are not part of it, words end at a blank, comma or brace. */
export const json: TextSyntax = {
  name: "json",
  skip: skipBlanks,
  value: takeValue,
  key: takeKey,
  openMap: (text, at) => skipBlanks(text, at) + 1,
  string: (token) => unescapeJson(token),
  scalar: (token) => (token.length > 1 && token.startsWith('"') && token.endsWith('"') ? token.slice(1, -1) : token),
};

function takeValue(text: string, at: number): Token {
  const start = skipBlanks(text, at);
  const first = text[start];
  if (first === undefined || first === "," || first === "}") return { text: "", end: start };
  if (first === '"') return takeQuoted(text, start);
  const end = first === "{" || first === "[" ? passNested(text, start, true) : passWord(text, start, ",}");
  const word = text.slice(start, end);
  return { text: word === "null" ? "" : word, end };
}

function takeKey(text: string, at: number): Token {
  const start = skipBlanks(text, at);
  const first = text[start];
  if (first === undefined) throw outOfBounds();
  if (first === "," || first === "}") return { text: "", end: start };
  if (first === '"') return takeQuoted(text, start);
  const end = passWord(text, start, ",");
  return { text: text.slice(start, end), end };
}

/**
 * The text between two quotes, its escapes untouched.
 * @throws {HostException} where the second one is missing.
 */
export function takeQuoted(text: string, at: number): Token {
  for (let place = at + 1; place < text.length; place++) {
    if (text[place] === "\\") place += text[place + 1] === "u" ? 5 : 1;
    else if (text[place] === '"') return { text: text.slice(at + 1, place) || emptyText, end: place + 1 };
  }
  throw outOfBounds();
}

function passWord(text: string, at: number, stops: string): number {
  let place = at + 1;
  while (place < text.length && (isOfWords(text.charCodeAt(place)) || !isStop(text[place], stops))) place++;
  return place;
}

function isStop(sign: string | undefined, stops: string): boolean {
  return sign === undefined || stops.includes(sign) || isBlank(sign);
}

/** Letters and digits, of which words may have millions. */
function isOfWords(code: number): boolean {
  const small = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (small >= 0x61 && small <= 0x7a);
}
