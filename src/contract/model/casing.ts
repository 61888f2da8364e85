/**
 * A name of the code behind a host as its JSON spells it in camelCase: the leading capitals become small, but not the last
 * of several before anything else (`URLPath` → `urlPath`, `ID` → `id`, `ID2` → `iD2`, `X_Y` → `x_Y`). Only A to Z count.
 * Hosts of typed code write member names so.
 */
export function camelCase(name: string): string {
  const run = /^[A-Z]+/.exec(name)?.[0].length ?? 0;
  const lowered = run === name.length || run <= 1 ? run : run - 1;
  return name.slice(0, lowered).toLowerCase() + name.slice(lowered);
}
