const SPECIAL = /[",:{}[\]\r\n]/;

/** A JSV string or key: in quotes, doubled inside, when it holds a character that means something, or nothing at all. */
export function jsvString(text: string): string {
  return text === "" || SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
