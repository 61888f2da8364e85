/** The letters and digits of a text: some hosts and collations pass over blanks and punctuation. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

/** Those that are left where capitals and marks count for nothing either. */
export function foldedLetters(text: string): string {
  return lettersOf(text.normalize("NFKD")).toLowerCase();
}
