/** The texts of a JSON array's items, whatever they hold; none when the text is no array. */
export function arrayItems(json: string): readonly string[] {
  const text = json.trim();
  if (!text.startsWith("[")) return [];
  const items: string[] = [];
  let depth = 0;
  let start = 1;
  for (const { 0: part, index } of text.matchAll(/"(?:[^"\\]|\\[\s\S])*"?|[[\]{},]/g)) {
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
