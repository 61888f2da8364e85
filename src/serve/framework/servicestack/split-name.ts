/** A member's name as a person reads it: `AuthSteuernummer` is `Auth Steuernummer`; a run of capitals stays together. */
export function splitName(name: string): string {
  return Array.from(name, (character, i) => (beginsWord(name, i) ? ` ${character}` : character))
    .join("")
    .trim();
}

function beginsWord(name: string, i: number): boolean {
  const isCapital = (at: number): boolean => /\p{Lu}/u.test(name.charAt(at));
  if (!isCapital(i)) return false;
  return (i > 1 && !isCapital(i - 1)) || (i + 1 < name.length && !isCapital(i + 1));
}
