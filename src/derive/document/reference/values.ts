import type { TypeRef } from "../declared.ts";
import { jsonOf } from "./json.ts";
import { plainText } from "./words.ts";

/*
 * The values that columns and descriptions tell of a parameter: its default, those that are allowed, its limits.
 */

/** A default shows what kind of value it is. */
export function wordFor(fallback: string): string {
  if (/^(?:true|false)$/i.test(fallback)) return "boolean";
  // With a zero before them, digits are a code.
  return /^-?(?:0|[1-9]\d*)$/.test(fallback) ? "integer" : /^-?\d+\.\d+$/.test(fallback) ? "number" : "";
}

/** A default stands behind a sign or a verb, or is the end of what is said: "the default order of the rows" names none. */
const defaults =
  /\b(?:default(?: value)?|standard(?:wert)?|förval(?:t)?|par défaut)(?:(?:s? to|\s*[:=]|\s+(?:is|ist|är|est))\s*["'`]?(-?[\w.]+)|\s+["'`]?(-?[\w.]+?)["'`]?(?=\s*(?:[.,;)]|$)))/i;

/** The default that a description states; empty: none. */
export function defaultIn(description: string): string {
  const [, told, last = ""] = defaults.exec(description) ?? [];
  return told ?? last;
}

export function defaultOf(text: string, type: TypeRef, allowed: readonly string[] = []): unknown {
  const word = text.replace(/^["']|["']$/g, "").replace(/\.$/, "");
  if (allowed.includes(word)) return word;
  if (word === "" || /^(?:none|null|-|–|—|n\/a|empty|is|the|to|all)$/i.test(word) || type.is !== "scalar")
    return undefined;
  if (isNumber(type)) return /^-?\d+(?:\.\d+)?$/.test(word) ? Number(word) : undefined;
  if (type.kinds.includes("boolean")) return /^(?:true|false)$/i.test(word) ? /^true$/i.test(word) : undefined;
  return type.kinds.includes("string") && /^[\w.-]+$/.test(word) ? word : undefined;
}

/** The value that a column shows, where it is of the type. */
export function exampleOf(text: string, type: TypeRef, allowed: readonly string[]): unknown {
  if (/^(?:|none|null|n\/a|-|–|—)$/i.test(text)) return undefined;
  if (type.is === "scalar" && !type.kinds.includes("string")) {
    const isText = !isNumber(type) && !type.kinds.includes("boolean");
    return isText ? text : defaultOf(text, type);
  }
  if (type.is === "scalar") {
    const value = text.replace(/^"(.*)"$/, "$1");
    return allowed.length > 0 && !allowed.includes(value) ? undefined : value;
  }
  const value = jsonOf(text);
  return type.is === "list" && !Array.isArray(value) ? undefined : value;
}

export function isNumber(type: TypeRef): boolean {
  return type.is === "scalar" && type.kinds.some((kind) => /int|double/.test(kind));
}

/** The values that a column lists, or that a phrase of the description does. */
export function allowedIn(column: string, description: string): string[] {
  const told = phrase.exec(description)?.[1]?.replace(/\.\s.*$/s, "") ?? quotedList.exec(description)?.[1] ?? "";
  const listed = column === "" ? told : column;
  const quoted = [...listed.matchAll(/[`"'“]([^`"'”]{1,60})[`"'”]/g)].map(([, value = ""]) => value);
  if (quoted.length > 1) return [...new Set(quoted)];
  const [, bracketed] = /^\[([^\]]*)\]/.exec(listed) ?? [];
  const words = plainText((bracketed ?? listed).replace(/\.(?:\s.*)?$/, ""))
    .split(/\s*[,|/\n]\s*(?:or |oder |eller |ou )?|\s+(?:or|oder|eller|ou)\s+/)
    .filter((word) => word !== "");
  return words.length > 1 && words.every((word) => /^[\w.:+-]{1,40}$/.test(word)) ? words : [];
}

const phrase =
  /\b(?:one of|enum|allow(?:ed|able) values|possible values|available values|valid values|accepted values|either|eines von|ein(?:er|e) von|erlaubt|en av|tillåtna värden|une? des?|valeurs possibles)\b(?: the| valeurs| der werte| värdena| values)*(?: are| is)?\s*:?\s*(.{1,500})$/is;

/** Nothing but values in quotes: "Sort order: `asc` or `desc`". */
const quotedList =
  /(?:^|[:–—(] ?)((?:[`"'“][^`"'”]{1,40}[`"'”],? ?){1,30}(?:or|oder|eller|ou) [`"'“][^`"'”]{1,40}[`"'”])/i;

const ranges = [
  /\b(?:between|from|zwischen|mellan|entre) (-?\d+(?:\.\d+)?) (?:and|to|und|bis|och|et) (-?\d+(?:\.\d+)?)\b/i,
  /^(-?\d+(?:\.\d+)?) ?(?:-|–|to|bis|till|à) ?(-?\d+(?:\.\d+)?)\b/,
  /(?:^|[(,:[] ?)(-?\d+(?:\.\d+)?) ?(?:-|–|to|\.\.) ?(-?\d+(?:\.\d+)?)(?= ?[\](),.;]|$)/,
];
const most =
  /(?<!\w)(?:at most|up to|max(?:imum|imal)?\.?(?: value)?(?: of| is)?:?|≤|<=|höchstens|högst|maximalt) (-?\d+(?:\.\d+)?)\b(?! (?:requests?|calls?|times|per)\b)/i;
const least =
  /(?<!\w)(?:at least|min(?:imum)?\.?(?: value)?(?: of| is)?:?|≥|>=|mindestens|minst) (-?\d+(?:\.\d+)?)\b(?! (?:requests?|calls?|times|per)\b)/i;

/** The limits of a number that the description states; how often one may ask is none of them. */
export function rangeIn(text: string): { minimum?: number; maximum?: number } | undefined {
  const both = ranges.map((range) => range.exec(text)).find((found) => found !== null);
  if (both !== undefined) return { minimum: Number(both[1]), maximum: Number(both[2]) };
  const [, highest] = most.exec(text) ?? [];
  const [, lowest] = least.exec(text) ?? [];
  if (highest === undefined && lowest === undefined) return undefined;
  return {
    ...(lowest === undefined ? {} : { minimum: Number(lowest) }),
    ...(highest === undefined ? {} : { maximum: Number(highest) }),
  };
}
