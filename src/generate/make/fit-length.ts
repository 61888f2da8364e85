/** Cuts or fills a text to the lengths that are allowed, counted in code points; words are cut as a whole, where that leaves half. */
export function fitLength(text: string, { least, most }: { readonly least: number; readonly most: number }): string {
  const filler = text === "" ? "x" : text;
  const letters = Array.from(text);
  while (letters.length < least) letters.push(...Array.from(filler).slice(0, least - letters.length));
  return letters.length > most ? cut(letters, least, most) : letters.join("");
}

function cut(letters: readonly string[], least: number, most: number): string {
  const kept = letters.slice(0, most);
  const end = letters[most] === " " ? most : kept.lastIndexOf(" ");
  const isEnough = end >= least && end * 2 >= most;
  return (isEnough ? kept.slice(0, end) : kept).join("");
}
