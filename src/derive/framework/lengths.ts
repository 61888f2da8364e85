import type { Json } from "../draft/draft.ts";

const long = "(?:characters|chars|letters long|Zeichen|tecken|caractères)";

/** The closed list of phrases that say how long a text may be. */
const lengths: readonly (readonly [RegExp, readonly ("minLength" | "maxLength")[]])[] = [
  [new RegExp(`\\bbetween (\\d{1,6}) and (\\d{1,6}) ${long}`, "i"), ["minLength", "maxLength"]],
  [new RegExp(`\\b(\\d{1,6}) ?(?:-|–|to) ?(\\d{1,6}) ${long}`, "i"), ["minLength", "maxLength"]],
  [
    new RegExp(
      `\\b(?:at most|up to|max\\.?|maximum(?: of)?|no more than|höchstens|maximal|högst|maximalt) (\\d{1,6}) ${long}`,
      "i",
    ),
    ["maxLength"],
  ],
  [/\bmax(?:imum|\.)? ?length(?: is|:|=)? ?(\d{1,6})\b/i, ["maxLength"]],
  [new RegExp(`\\b(?:at least|min\\.?|minimum(?: of)?) (\\d{1,6}) ${long}`, "i"), ["minLength"]],
  [/\bmin(?:imum|\.)? ?length(?: is|:|=)? ?(\d{1,6})\b/i, ["minLength"]],
];

/** How long a text may be, as its description says. */
export function lengthsIn(description: string): Json {
  const text = description.slice(0, 2000);
  const limits: Record<string, number> = {};
  for (const [phrase, keywords] of lengths) {
    const found = phrase.exec(text);
    for (const [i, keyword] of keywords.entries()) if (found !== null) limits[keyword] ??= Number(found[i + 1]);
  }
  return limits;
}
