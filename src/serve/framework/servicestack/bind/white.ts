/**
 * A text's blanks as .NET counts them, for patterns of JavaScript: the next-line character is one, the byte order mark is none.
 * Every character keeps its place.
 */
export function withNetBlanks(text: string): string {
  return text.replaceAll("\u0085", " ").replaceAll("\ufeff", "\uffff");
}

/** The text without what .NET's `Trim` takes from both ends. */
export function trimWhite(text: string): string {
  const counted = withNetBlanks(text);
  const start = counted.length - counted.trimStart().length;
  return text.slice(start, Math.max(start, counted.trimEnd().length));
}
