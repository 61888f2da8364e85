/**
 * A name of the code behind a host as its JSON spells it in camelCase: the leading capitals become small, except the
 * last one before a small letter (`URLPath` → `urlPath`, `ID` → `id`, `X_Y` → `x_Y`). Only A to Z count.
 */
export function camelCase(name: string): string {
  const leading = /^[A-Z]*/.exec(name)?.[0].length ?? 0;
  const word = leading > 1 && /^[a-z]/.test(name.slice(leading)) ? leading - 1 : leading;
  return name.slice(0, word).toLowerCase() + name.slice(word);
}
