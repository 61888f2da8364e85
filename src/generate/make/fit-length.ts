/** Cuts or fills a text to the lengths that are allowed, counted in code points. */
export function fitLength(text: string, { least, most }: { readonly least: number; readonly most: number }): string {
  const filler = text === "" ? "x" : text;
  const letters = Array.from(text);
  while (letters.length < least) letters.push(...Array.from(filler).slice(0, least - letters.length));
  return letters.length > most ? letters.slice(0, most).join("") : letters.join("");
}
