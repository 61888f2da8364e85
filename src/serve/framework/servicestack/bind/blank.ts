/** The blanks that the framework's own readers skip. */
export function isBlank(char: string | undefined): boolean {
  if (char === undefined) return false;
  return char === " " || (char >= "\t" && char <= "\r") || char === "\u00a0" || char === "\u0085" || char === emptyText;
}

/** Stands in a text for "there, and empty", as opposed to nothing at all. */
export const emptyText = "\u200b";

/** Whether a text holds nothing, or only says that it is empty. */
export function isNothing(text: string): boolean {
  return text === "" || text === emptyText;
}

/** The first place at or after `at` that holds no blank. */
export function skipBlanks(text: string, at: number): number {
  let place = at;
  while (isBlank(text[place])) place++;
  return place;
}

/** The text without the framework's blanks at both ends. */
export function trimBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text[end - 1])) end--;
  return text.slice(skipBlanks(text, 0), end);
}
