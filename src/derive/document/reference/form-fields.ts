import type { Said } from "../declared.ts";
import type { Described } from "./described.ts";
import type { Line } from "./lines.ts";
import type { Told } from "./parameter.ts";
import { wordFor } from "./values.ts";

/** The fields of a form that a command sends. */
export interface Fields {
  /** What the form is written in. */
  readonly mediaType: string;
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

/** An option and one word of a shell, whose parts may stand in quotes: `-d name="Ann Lee"`, `-F 'file=@photo.png'`. */
const option =
  /\s(-F|--form(?:-string)?|-d|--data(?:-urlencode|-raw)?)[\s=]{0,20}((?:[^\s'"\\]|\\.|'[^']{0,2000}'|"(?:[^"\\]|\\.){0,2000}"){1,2000})/g;

/** The fields that a command of curl sends: `-F file=@photo.png`, `-d name=Ann`. */
export function fieldsIn(command: string): Fields | undefined {
  const given = [...command.matchAll(option)].map(([, name = "", word = ""]) => ({
    isPart: /^-F|^--form/.test(name),
    word: word.replace(/\$?'([^']*)'|"([^"]*)"/g, "$1$2"),
  }));
  const parts = pairsOf(given.filter(({ isPart }) => isPart).map(({ word }) => word));
  if (parts.length > 0) return { mediaType: "multipart/form-data", pairs: parts };
  const pairs = pairsOf(given.filter(({ isPart }) => !isPart).flatMap(({ word }) => word.split("&")));
  return pairs.length === 0 ? undefined : { mediaType: "application/x-www-form-urlencoded", pairs };
}

function pairsOf(words: readonly string[]): (readonly [string, string])[] {
  return words.flatMap((one) => {
    const [, name, value = ""] = /^([A-Za-z_][\w.-]*)=(.*)$/s.exec(one) ?? [];
    return name === undefined ? [] : [[name, value] as const];
  });
}

/**
 * Adds to what a page tells of a body the fields that commands send, and the form that it is sent in. Tables count before commands,
 * wherever they stand; where nothing else tells of the body, all that is sent is needed.
 */
export function addFields(described: Described, lines: readonly Line[]): void {
  const { fields, told } = described;
  const isToldElsewhere = told.some(({ role }) => role === "body" || role === "parameters");
  const names = new Set(told.map(({ told: { name } }) => name));
  for (const { value, line } of fields) {
    for (const [name, shown] of value.pairs) {
      if (names.has(name)) continue;
      names.add(name);
      told.push({ role: "body", told: fieldTold(name, shown, line, !isToldElsewhere) });
    }
    described.form ??= { value: value.mediaType, line };
  }
  described.form ??= formIn(lines);
}

function fieldTold(name: string, value: string, line: number, required: boolean): Told {
  // `@` stands before the name of a file, `<` before that of one whose text is sent.
  const isFile = value.startsWith("@");
  const isShown = !isFile && !/^[<$]/.test(value);
  return {
    name,
    line,
    type: isFile ? "file" : wordFor(value) || "string",
    place: "",
    required,
    description: "",
    fallback: "",
    allowed: "",
    ...(isShown ? { example: value } : {}),
  };
}

const form = /\b(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/;

/** The form that lines say a body is sent in, and no other: `Encoding type: application/x-www-form-urlencoded`. */
function formIn(lines: readonly Line[]): Said<string> | undefined {
  for (const { text, cells, line } of lines) {
    const words = (cells?.join(" ") ?? text).slice(0, 1000);
    const [value] = form.exec(words) ?? [];
    if (value !== undefined && !words.includes("/json")) return { value, line };
  }
  return undefined;
}
