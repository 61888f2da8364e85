/** A cell: in quotes, doubled inside, when it holds a quote, a comma or a line break, or begins like a list or an object. */
export function csvCell(text: string): string {
  if (!/^[[{]|[",\r\n]/.test(text)) return text;
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
}
