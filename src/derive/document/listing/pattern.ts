import type { TypeRef } from "../declared.ts";
import { readType } from "./read-type.ts";
import type { Token } from "./token.ts";
import type { TypeWords } from "./type-words.ts";

/**
 * How a language writes one thing, as a pattern over tokens:
 * `class` a word or sign as it stands · `'['` a sign that has a meaning here · `{public static}` any of these words, any number
 * of times · `[ … ]` may be left out · `( a | b )` one of these · `$name` an identifier · `$type` a type · `$types` types between
 * commas · `$text` a quoted text · `$value` a number or a quoted text · `$args` whatever stands in the generic marks ·
 * `$dotted` names between dots · `$any` any token · `<end>` the end of the line · `<line>` not the end of the line yet · `!marked` remembers that the pattern
 * came here. Names of captures may be given: `$name:wire`.
 */
export type Pattern = readonly Element[];

type Element =
  | { readonly is: "literal"; readonly text: string }
  | { readonly is: "words"; readonly words: ReadonlySet<string> }
  | { readonly is: "optional"; readonly of: Pattern }
  | { readonly is: "choice"; readonly of: readonly Pattern[] }
  | { readonly is: "capture"; readonly what: string; readonly as: string }
  | { readonly is: "flag"; readonly as: string }
  | { readonly is: "end"; readonly wanted: boolean };

/** What a pattern found, by the names of its captures. */
export interface Found {
  readonly next: number;
  readonly words: ReadonlyMap<string, Token>;
  readonly types: ReadonlyMap<string, readonly TypeRef[]>;
}

/** Makes a pattern of its text. @throws if it is no pattern, which is a mistake in the source */
export function pattern(text: string): Pattern {
  const parts = text.match(/'[^']+'|\{[^}]*\}|<\w+>|!\w+|\$\w+(?::\w+)?|[\w@#-]+|\S/g) ?? [];
  const reader = { parts, at: 0 };
  const read = sequence(reader);
  if (reader.at < parts.length) throw new Error(`"${text}" is no pattern`);
  return read;
}

interface PatternReader {
  readonly parts: readonly string[];
  at: number;
}

function sequence(reader: PatternReader): Pattern {
  const elements: Element[] = [];
  for (; reader.at < reader.parts.length; reader.at++) {
    const part = reader.parts[reader.at] ?? "";
    if (part === "]" || part === ")" || part === "|") break;
    elements.push(elementOf(part, reader));
  }
  return elements;
}

function elementOf(part: string, reader: PatternReader): Element {
  if (part === "[") {
    reader.at++;
    return { is: "optional", of: sequence(reader) };
  }
  if (part === "(") return choice(reader);
  if (part.startsWith("!")) return { is: "flag", as: part.slice(1) };
  if (part === "<end>" || part === "<line>") return { is: "end", wanted: part === "<end>" };
  if (part.startsWith("$") && part.length > 1) {
    const [what = "", as = what] = part.slice(1).split(":");
    return { is: "capture", what, as };
  }
  if (part.startsWith("{") && part.length > 1)
    return { is: "words", words: new Set(part.slice(1, -1).split(/\s+/).filter(Boolean)) };
  return { is: "literal", text: part.length > 2 && part.startsWith("'") ? part.slice(1, -1) : part };
}

function choice(reader: PatternReader): Element {
  const of: Pattern[] = [];
  do {
    reader.at++;
    of.push(sequence(reader));
  } while (reader.parts[reader.at] === "|");
  return { is: "choice", of };
}

interface State {
  readonly tokens: readonly Token[];
  readonly types: TypeWords;
  /** Words that are never an identifier. */
  readonly reserved: ReadonlySet<string>;
}

/** Matches a pattern at a token; undefined when it does not fit there. */
export function match(state: State, at: number, wanted: Pattern): Found | undefined {
  const words = new Map<string, Token>();
  const types = new Map<string, readonly TypeRef[]>();
  const next = matchAll(state, at, wanted, words, types);
  return next === undefined ? undefined : { next, words, types };
}

function matchAll(
  state: State,
  from: number,
  wanted: Pattern,
  words: Map<string, Token>,
  types: Map<string, readonly TypeRef[]>,
): number | undefined {
  let at = from;
  for (const element of wanted) {
    const next = matchOne(state, at, element, words, types);
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

function matchOne(
  state: State,
  at: number,
  element: Element,
  words: Map<string, Token>,
  types: Map<string, readonly TypeRef[]>,
): number | undefined {
  const token = state.tokens[at];
  switch (element.is) {
    case "literal":
      return token?.text === element.text && (token.kind === "sign" || token.kind === "word") ? at + 1 : undefined;
    case "words": {
      let next = at;
      while (state.tokens[next]?.kind === "word" && element.words.has(state.tokens[next]?.text ?? "")) next++;
      return next;
    }
    case "flag":
      if (token !== undefined) words.set(element.as, token);
      return at;
    case "end":
      return (token === undefined || token.startsLine) === element.wanted ? at : undefined;
    case "optional":
      return matchAll(state, at, element.of, words, types) ?? at;
    case "choice":
      for (const one of element.of) {
        const next = matchAll(state, at, one, words, types);
        if (next !== undefined) return next;
      }
      return undefined;
    case "capture":
      return capture(state, at, element, words, types);
  }
}

function capture(
  state: State,
  at: number,
  { what, as }: { what: string; as: string },
  words: Map<string, Token>,
  types: Map<string, readonly TypeRef[]>,
): number | undefined {
  const token = state.tokens[at];
  switch (what) {
    case "type":
    case "types":
      return captureTypes(state, at, as, types, what === "types");
    case "args":
      return behindMarks(state, at);
    case "value":
      return captureValue(state, at, as, words);
    case "dotted":
      return captureDotted(state, at, as, words);
    case "any":
      if (token === undefined) return undefined;
      words.set(as, token);
      return at + 1;
    case "text":
      if (token?.kind !== "text") return undefined;
      words.set(as, token);
      return at + 1;
    default:
      if (token?.kind !== "word" || state.reserved.has(token.text)) return undefined;
      words.set(as, token);
      return at + 1;
  }
}

function captureTypes(
  { tokens, types: spelling, reserved }: State,
  from: number,
  as: string,
  types: Map<string, readonly TypeRef[]>,
  many: boolean,
): number | undefined {
  const read: TypeRef[] = [];
  let at = from;
  if (reserved.has(tokens[from]?.text ?? "")) return undefined;
  for (;;) {
    const one = readType(tokens, at, spelling);
    if (one === undefined) return undefined;
    read.push(one.type);
    at = one.next;
    // `Base()`: a base class that is made.
    if (many && tokens[at]?.text === "(" && tokens[at + 1]?.text === ")") {
      read.push({ is: "named", name: "()", of: [] });
      at += 2;
    }
    if (!many || tokens[at]?.text !== "," || tokens[at]?.kind !== "sign") break;
    at++;
  }
  types.set(as, read);
  return at;
}

function captureDotted({ tokens }: State, from: number, as: string, words: Map<string, Token>): number | undefined {
  const first = tokens[from];
  if (first?.kind !== "word") return undefined;
  let text = first.text;
  let at = from + 1;
  for (; tokens[at]?.text === "." && tokens[at + 1]?.kind === "word"; at += 2) text += `.${tokens[at + 1]?.text ?? ""}`;
  words.set(as, { ...first, text });
  return at;
}

function captureValue({ tokens }: State, at: number, as: string, words: Map<string, Token>): number | undefined {
  const token = tokens[at];
  if (token?.kind === "number" || token?.kind === "text") {
    words.set(as, token);
    return at + 1;
  }
  const number = tokens[at + 1];
  if (token?.text !== "-" || number?.kind !== "number") return undefined;
  words.set(as, { ...number, text: `-${number.text}` });
  return at + 2;
}

/** Behind the generic marks that begin here, `<T>`; here when there are none. */
function behindMarks({ tokens, types: { generics } }: State, at: number): number | undefined {
  if (tokens[at]?.text !== generics[0]) return at;
  for (let next = at + 1; next < at + 40; next++) if (tokens[next]?.text === generics[1]) return next + 1;
  return undefined;
}
