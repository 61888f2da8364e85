import type { Json } from "../../draft/draft.ts";

const numbers = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const count = `(\\d{1,3}|${numbers.slice(1).join("|")})`;

/**
 * The closed list of phrases that are rules when a description uses them; everything else that prose says stays prose and is
 * left to an overlay. What two phrases say differently is no rule.
 */
const phrases: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [
    new RegExp(`\\b${count} capital letters and ${count} digits\\b`, "i"),
    ([, letters = "", digits = ""]) => `^[A-Z]{${numberOf(letters)}}[0-9]{${numberOf(digits)}}$`,
  ],
  [
    new RegExp(
      `\\b${count}[- ]character\\b[^.]{0,60}\\b(?:may )?only (?:contain|consist of) (?:numbers|digits)\\b`,
      "i",
    ),
    ([, length = ""]) => `^[0-9]{${numberOf(length)}}$`,
  ],
  [new RegExp(`\\bexactly ${count} digits\\b`, "i"), ([, length = ""]) => `^[0-9]{${numberOf(length)}}$`],
];

/** The pattern that a description states; nothing where its schema has one already. */
export function phraseSchema(description: string | undefined, known: Json): Json {
  if (description === undefined || "pattern" in known) return {};
  const text = description.slice(0, 2000);
  const found = new Set(
    phrases.flatMap(([phrase, pattern]) => {
      const match = phrase.exec(text);
      return match === null ? [] : [pattern(match)];
    }),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? { pattern: only } : {};
}

function numberOf(word: string): number {
  const at = numbers.indexOf(word.toLowerCase());
  return at < 0 ? Number(word) : at;
}
