/** The texts of a JSON array's items, whatever they hold; none when the text is no array. */
export function arrayItems(json: string): readonly string[] {
  const text = json.trim();
  if (!text.startsWith("[")) return [];
  const items: string[] = [];
  let depth = 0;
  let start = 1;
  // A string is passed by hand: an expression would keep a way back to each of its letters.
  for (let index = 0; index < text.length; index++) {
    const part = text[index];
    if (part === '"') index = stringEnd(text, index);
    if (part === "[" || part === "{") depth++;
    if (part === "]" || part === "}") depth--;
    const ends = depth === 0 || (depth === 1 && part === ",");
    if (!ends) continue;
    items.push(text.slice(start, index).trim());
    start = index + 1;
    if (depth === 0) break;
  }
  return items.filter((item) => item !== "");
}

/** The place of the quote that ends the string that begins at `at`, or of the last letter. */
function stringEnd(text: string, at: number): number {
  let place = at + 1;
  while (place < text.length && text[place] !== '"') place += text[place] === "\\" ? 2 : 1;
  return Math.min(place, text.length - 1);
}
