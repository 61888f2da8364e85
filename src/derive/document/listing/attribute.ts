import type { Attribute } from "../declared.ts";
import { unescaped } from "./token.ts";

/**
 * Reads `Name`, `Name()` or `Name(1, "text", Key=value)`, as attributes are written in all languages: `K=v`, `K:=v`, `K: v`. The
 * text may go on behind it. Undefined when it does not begin so.
 */
export function readAttribute(text: string, line: number): (Attribute & { readonly end: number }) | undefined {
  const head = /^\s*([A-Za-z_][\w.]*)\s*/.exec(text);
  if (head === null) return undefined;
  const name = (head[1] ?? "").replace(/Attribute$/, "");
  const at = head[0].length;
  if (text[at] !== "(") return { name, args: new Map(), line, end: at };
  const { args, end } = argumentsIn(text, at + 1);
  return { name, args, line, end };
}

/** The arguments from behind an opening parenthesis on. */
function argumentsIn(text: string, from: number): { args: Map<string, string>; end: number } {
  const args = new Map<string, string>();
  let at = from;
  let place = 0;
  while (at < text.length && text[at] !== ")") {
    const key = /^\s*([A-Za-z_]\w*)\s*(:=|=|:(?!:))\s*/.exec(text.slice(at, at + 200));
    const name = key?.[1] ?? String(place++);
    const { value, end } = valueIn(text, at + (key?.[0].length ?? 0));
    if (value !== "" || key !== null) args.set(name, value);
    at = text[end] === "," ? end + 1 : Math.max(end, at + 1);
    if (text[end] === ")") return { args, end: end + 1 };
  }
  return { args, end: Math.min(at + 1, text.length) };
}

/** One value up to the comma or parenthesis that ends it: a quoted text as what it means, everything else as written. */
function valueIn(text: string, from: number): { value: string; end: number } {
  let value = "";
  let depth = 0;
  let at = from;
  for (; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === '"') {
      // `@"\d"` is meant as it stands.
      const isVerbatim = value.endsWith("@");
      const quoted = quotedIn(text, at, isVerbatim);
      value = (isVerbatim ? value.slice(0, -1) : value) + quoted.value;
      at = quoted.end - 1;
      continue;
    }
    if (depth === 0 && (character === "," || character === ")")) break;
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
    value += character;
  }
  return { value: value.trim(), end: at };
}

/** A text in double quotes; one within is written `\"`, or twice. */
function quotedIn(text: string, start: number, isVerbatim: boolean): { value: string; end: number } {
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "\\" && !isVerbatim && at + 1 < text.length) value += unescaped(text[++at] ?? "");
    else if (character !== '"') value += character;
    else if (text[at + 1] === '"') {
      value += '"';
      at++;
    } else return { value, end: at + 1 };
  }
  return { value, end: text.length };
}
