/** A text in capitals, or without any where it has nothing else; undefined when that changes nothing. */
export function inOtherCapitals(text: string): string | undefined {
  const upper = text.toUpperCase();
  const other = text === upper ? text.toLowerCase() : upper;
  return other === text ? undefined : other;
}
