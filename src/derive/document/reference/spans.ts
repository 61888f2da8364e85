import { plainText, type Role, roleOf } from "./words.ts";

/** What a row that goes over all columns says of those below it. */
export interface Span {
  readonly required?: boolean;
  readonly role?: Role;
}

/** Words above rows, which no name of a parameter is: it is one word, or has its type and marks beside it. */
const caption = /^\p{Lu}[\p{L}\d/()-]*(?: [\p{L}\d/()-]+){1,5}:?$/u;
const mark = /^(?:required|mandatory|optional)(?: \w+)?:?$/i;
const roles = new Set<Role | undefined>(["path", "query", "header", "body"]);

/** What a row says that is a caption within a table: `Optional fields`, over all columns; undefined: it is no such row. */
export function spanOf(cells: readonly string[], columns: number): Span | undefined {
  const [first = "", ...others] = cells;
  const isWhole = cells.length === 1 && columns > 1;
  if (columns < 2 || others.some((cell) => cell !== "") || first.includes("\n")) return undefined;
  const text = plainText(first);
  if (!isWhole && !caption.test(text) && !mark.test(text)) return undefined;
  const role = roleOf(text);
  const isNeeded = /\b(?:required|mandatory)\b/i.test(text);
  const isFree = /\boptional\b/i.test(text);
  return {
    ...(isNeeded === isFree ? {} : { required: isNeeded }),
    ...(roles.has(role) && role !== undefined ? { role } : {}),
  };
}
