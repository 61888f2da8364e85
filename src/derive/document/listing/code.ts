import type { Attribute } from "../declared.ts";
import { readAttribute } from "./attribute.ts";
import type { Language } from "./language.ts";
import { type Token, tokensOf } from "./token.ts";

/** A comment, and what it holds for the statement behind it. */
export interface Note {
  readonly token: Token;
  /** A comment that describes: in code of all languages these marks are used for it. */
  readonly isDescription: boolean;
  readonly attribute?: Attribute;
}

/** A listing taken apart: its code, and the comments before each token of it. */
export interface Code {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Place of a token → the comments directly before it; those at the end stand behind the last one. */
  readonly notes: ReadonlyMap<number, readonly Note[]>;
}

const describing = ["/**", "///", "'''", '"""'];

export function codeOf(text: string, language: Language, firstLine: number): Code {
  const tokens: Token[] = [];
  const notes = new Map<number, Note[]>();
  for (const token of tokensOf(text, language.lexical, firstLine)) {
    if (token.kind === "note") {
      const before = notes.get(tokens.length) ?? [];
      before.push(noteOf(token, text, language));
      notes.set(tokens.length, before);
    } else {
      const line = tokens.at(-1)?.line;
      // A comment before it takes nothing from a token: it begins its line all the same.
      tokens.push({ ...token, startsLine: line === undefined || token.line > line });
    }
  }
  return { text, tokens, notes };
}

function noteOf(token: Token, text: string, { notedAttributes, notedType }: Language): Note {
  const isDescription = describing.some((mark) => text.startsWith(mark, token.start));
  const content = token.text.trim();
  if (notedAttributes === undefined || isDescription || !content.startsWith(notedAttributes))
    return { token, isDescription };
  if (notedType !== undefined && content.startsWith(notedType)) return { token, isDescription };
  const named = content.slice(notedAttributes.length);
  const read = /^[A-Z]/.test(named) ? readAttribute(named, token.line) : undefined;
  // A sentence is no attribute.
  if (read === undefined || named.slice(read.end).trim() !== "") return { token, isDescription };
  return { token, isDescription, attribute: { name: read.name, args: read.args, line: read.line } };
}

/** What comments say in words: without the marks of their lines, of XML, and without what they say to tools. */
export function descriptionIn(notes: readonly Note[]): { value: string; line: number } | undefined {
  const described = notes.filter(({ isDescription }) => isDescription);
  const lines = described
    .flatMap(({ token }) => token.text.split("\n"))
    .map((line) => withoutStar(line.replace(/^[\s*/']+/, "").trimEnd()))
    .map((line) =>
      line
        .replace(/<\/?(?:summary|Summary|remarks)>/g, "")
        .replace(/^@description\s*/, "")
        .trim(),
    )
    .filter((line) => line !== "" && !line.startsWith("@"));
  const [first] = described;
  return lines.length === 0 || first === undefined ? undefined : { value: lines.join("\n"), line: first.token.line };
}

/** Comments may end their lines as they begin them. */
function withoutStar(line: string): string {
  return line.endsWith("*") ? line.slice(0, -1).trimEnd() : line;
}

/** Longest text of an attribute that is looked at. */
const longest = 8000;

/** Attributes that begin at a token of code, and the token behind them; undefined when none does. */
export function attributesAt(
  { text, tokens }: Code,
  at: number,
  { attributes }: Language,
): { attributes: readonly Attribute[]; next: number } | undefined {
  const token = tokens[at];
  if (attributes === undefined || token === undefined) return undefined;
  if (attributes === "@") return annotationAt(text, tokens, at);
  const [open, close] = attributes;
  if (!open.every((sign, i) => isSign(tokens[at + i], sign))) return undefined;
  const end = closing(tokens, at + open.length, close);
  if (end === undefined) return undefined;
  let rest = text.slice(tokens[at + open.length - 1]?.end, Math.min(tokens[end]?.start ?? 0, token.start + longest));
  const read: Attribute[] = [];
  for (;;) {
    const one = readAttribute(rest, token.line);
    if (one === undefined) break;
    read.push({ name: one.name, args: one.args, line: one.line });
    rest = rest.slice(one.end).trimStart();
    if (!rest.startsWith(",")) break;
    rest = rest.slice(1);
  }
  return read.length === 0 ? undefined : { attributes: read, next: end + close.length };
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}

/** Where the closing marks begin, outside of parentheses and of brackets of their own kind. */
function closing(tokens: readonly Token[], from: number, close: readonly string[]): number | undefined {
  let depth = 0;
  for (let at = from; at < Math.min(tokens.length, from + 400); at++) {
    const token = tokens[at];
    if (token?.kind !== "sign") continue;
    if (depth === 0 && close.every((sign, i) => isSign(tokens[at + i], sign))) return at;
    if ("([".includes(token.text)) depth++;
    if (")]".includes(token.text)) depth--;
  }
  return undefined;
}

function annotationAt(
  text: string,
  tokens: readonly Token[],
  at: number,
): { attributes: readonly Attribute[]; next: number } | undefined {
  const token = tokens[at];
  if (!isSign(token, "@") || token === undefined) return undefined;
  const read = readAttribute(text.slice(token.end, token.end + longest), token.line);
  if (read === undefined) return undefined;
  let next = at + 1;
  while (next < tokens.length && (tokens[next]?.start ?? 0) < token.end + read.end) next++;
  return { attributes: [{ name: read.name, args: read.args, line: read.line }], next };
}
