/** A cell: in quotes, doubled inside, when it holds a quote, a comma or a line break, or begins like a list or an object. */
export function csvCell(text: string): string {
  return /^[[{]|[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
