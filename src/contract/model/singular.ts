/** One of several: `cities` → `city`, `boxes` → `box`, `orders` → `order`, `status` stays. */
export function singular(word: string): string {
  if (/(ss|us|is)$/i.test(word)) return word;
  return word
    .replace(/ies$/i, "y")
    .replace(/(us)es$/i, "$1")
    .replace(/(x|ch|sh|ss)es$/i, "$1")
    .replace(/s$/i, "");
}
