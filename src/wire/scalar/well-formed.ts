/** Text with every half of a surrogate pair replaced, as UTF-8 replaces it. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}
