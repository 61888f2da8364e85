/** A schema's `pattern` as JavaScript reads it: with the flag `u` as JSON Schema asks (section 6.4 of 2020-12 core), without where that is no expression. */
export function regularExpression(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Tried without the flag, too.
    }
  }
  return undefined;
}
