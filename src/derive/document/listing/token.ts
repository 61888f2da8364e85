/** One token of a listing. Comments are tokens too: what documents say stands in them as often as in code. */
export interface Token {
  readonly kind: "word" | "text" | "number" | "sign" | "note";
  /** As written; of a text what it means, of a note what stands between its marks. */
  readonly text: string;
  readonly line: number;
  readonly startsLine: boolean;
  readonly start: number;
  readonly end: number;
}

/** How a language writes its smallest parts. */
export interface Lexical {
  readonly lineNotes: readonly string[];
  readonly blockNotes: readonly (readonly [string, string])[];
  readonly quotes: readonly string[];
  /** A quote within a text is written twice. */
  readonly doublesQuotes?: boolean;
  /** Marks around names that would be words of the language: `[Next]`, `` `case` ``. */
  readonly nameQuotes?: readonly [string, string];
}

interface Place {
  at: number;
  line: number;
  startsLine: boolean;
}

type Read = Omit<Token, "line" | "startsLine" | "start"> | undefined;

/** Takes a text apart. Whatever it holds, every character is looked at a fixed number of times. */
export function tokensOf(text: string, lexical: Lexical, firstLine = 1): Token[] {
  const tokens: Token[] = [];
  const place: Place = { at: 0, line: firstLine, startsLine: true };
  while (place.at < text.length) {
    const character = text[place.at] ?? "";
    if (character === "\n") {
      place.line++;
      place.startsLine = true;
      place.at++;
    } else if (isBlank(character)) place.at++;
    else {
      const { line, startsLine, at: start } = place;
      const read = noteAt(text, start, lexical) ?? plainAt(text, start, lexical);
      tokens.push({ ...read, line, startsLine, start });
      place.line += linesIn(text, start, read.end);
      place.startsLine = false;
      place.at = read.end;
    }
  }
  return tokens;
}

function isBlank(character: string): boolean {
  return (
    character === " " || character === "\t" || character === "\r" || character === "\u00a0" || character === "\ufeff"
  );
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

function noteAt(text: string, at: number, { blockNotes, lineNotes }: Lexical): Read {
  for (const [open, close] of blockNotes) {
    if (!text.startsWith(open, at)) continue;
    const end = text.indexOf(close, at + open.length);
    return end < 0
      ? { kind: "note", text: text.slice(at + open.length), end: text.length }
      : { kind: "note", text: text.slice(at + open.length, end), end: end + close.length };
  }
  const mark = lineNotes.find((note) => text.startsWith(note, at));
  if (mark === undefined) return undefined;
  const lineEnd = text.indexOf("\n", at);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return { kind: "note", text: text.slice(at + mark.length, end), end };
}

function plainAt(text: string, at: number, lexical: Lexical): NonNullable<Read> {
  const character = text[at] ?? "";
  const { nameQuotes } = lexical;
  if (nameQuotes !== undefined && character === nameQuotes[0]) {
    const name = /^\w+$/.exec(text.slice(at + 1, within(text, nameQuotes[1], at + 1)))?.[0];
    if (name !== undefined) return { kind: "word", text: name, end: at + name.length + 2 };
  }
  if (lexical.quotes.includes(character)) return textAt(text, at, character, lexical.doublesQuotes === true);
  if (isWord(character)) return wordAt(text, at);
  return { kind: "sign", text: character, end: at + 1 };
}

/** Where a closing mark stands within the next characters of the line; names are short. */
function within(text: string, mark: string, from: number): number {
  const end = text.slice(from, from + 200).indexOf(mark);
  return end < 0 ? from : from + end;
}

function textAt(text: string, start: number, quote: string, doubles: boolean): NonNullable<Read> {
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "\n" && quote !== "`") return { kind: "text", text: value, end: at };
    if (!doubles && character === "\\") {
      at++;
      value += unescaped(text[at] ?? "");
    } else if (character !== quote) value += character;
    else if (doubles && text[at + 1] === quote) {
      value += quote;
      at++;
    } else return { kind: "text", text: value, end: at + 1 };
  }
  return { kind: "text", text: value, end: text.length };
}

/** What stands after a backslash in the languages of the C family. */
export function unescaped(character: string): string {
  return { n: "\n", r: "\r", t: "\t", "0": "\0" }[character] ?? character;
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}_$]/u.test(character);
}

function wordAt(text: string, start: number): NonNullable<Read> {
  let end = start + 1;
  while (end < text.length && isWord(text[end] ?? "")) end++;
  // A decimal point belongs to a number, never to a name.
  if (/^\d+$/.test(text.slice(start, end)) && text[end] === "." && /\d/.test(text[end + 1] ?? "")) {
    end++;
    while (end < text.length && /\w/.test(text[end] ?? "")) end++;
  }
  const word = text.slice(start, end);
  return { kind: /^\d/.test(word) ? "number" : "word", text: word, end };
}
