import type { Line } from "./lines.ts";
import { rowTold, type Told, withValue } from "./parameter.ts";
import { plainText, typeOf } from "./words.ts";

/*
 * Parameters of pages that generators made, whose names, types and marks stand apart: in boxes or lists of terms, without a
 * table or a line that has all of it.
 */

/** A type, and nothing else. */
function isType(text: string): boolean {
  return text.length <= 40 && text.split(" ").length <= 4 && typeOf(text).is !== "unknown";
}

/** A name that stands alone: a term of a list, or a word above its type. */
export function nameTold(lines: readonly Line[], at: number): Told | undefined {
  const { text = "", line = 1, isTerm } = lines[at] ?? {};
  const [, name, mark] = /^([A-Za-z_@$][\w.[\]$-]*)(?:\s*(\*|required))?$/.exec(plainText(text)) ?? [];
  if (name === undefined || (isTerm !== true && !isType(lines[at + 1]?.text ?? ""))) return undefined;
  const required = mark === undefined ? undefined : true;
  return { name, line, type: "", place: "", required, description: "", fallback: "", allowed: "" };
}

/** A row of two cells below no head: a name, and what begins with its type. */
export function headlessTold(cells: readonly string[], line: number): Told | undefined {
  const [name = "", words = "", ...others] = cells;
  if (others.length > 0 || typeOf(words).is === "unknown") return undefined;
  return rowTold([name, words, words], ["name", "type", "description"], line);
}

const fact = /^(type|required|default(?: value)?)\s*:\s*(.+)$/i;

/** What a line says of the parameter above it; undefined: it is no such line. */
export function factTold(text: string, { type }: Told): Partial<Told> | undefined {
  const plain = plainText(text);
  const [, about = "", value = ""] = fact.exec(plain) ?? [];
  if (/^type$/i.test(about)) return type === "" ? { type: value } : {};
  if (/^required$/i.test(about)) return { required: /^(?:yes|true|always)\b/i.test(value) };
  if (about !== "") return { fallback: value };
  if (/^\(?(?:required|optional)\)?$/i.test(plain)) return { required: /required/i.test(plain) };
  const [, place] = /^\((path|query|header|cookie|body|formdata)\)$/i.exec(plain) ?? [];
  if (place !== undefined) return { place: place.toLowerCase() };
  return type === "" && isType(plain) ? { type: plain } : undefined;
}

/** What a line below one about a parameter adds to it: a value that is listed, or what it means. */
export function withWords(told: Told, text: string): Told {
  const [, value] = /^[-+*]\s+(`[^`]{1,60}`)$/.exec(text) ?? [];
  if (value !== undefined) return withValue(told, value);
  if (/^[-+*]\s+(?:members|values|enum|possible values)$/i.test(text)) return told;
  return { ...told, description: `${told.description} ${text}`.trim() };
}
