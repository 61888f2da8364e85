/** One of several: `cities` → `city`, `boxes` → `box`, `orders` → `order`, `addresses` → `address`, `status` stays. */
export function singular(word: string): string {
  if (/(ss|us|is)$/i.test(word)) return word;
  if (/ies$/i.test(word)) return word.replace(/ies$/i, "y");
  if (/([^ao]us|x|ch|sh|ss)es$/i.test(word)) return word.slice(0, -2);
  return word.replace(/s$/i, "");
}
