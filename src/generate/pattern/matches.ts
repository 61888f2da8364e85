import { regularExpression } from "./regular-expression.ts";

const known = new Map<string, RegExp | undefined>();
const mostKnown = 5000;

/** Whether a text matches a schema's `pattern` somewhere. What is no regular expression says nothing. */
export function matches(pattern: string, text: string): boolean {
  if (!known.has(pattern)) {
    if (known.size >= mostKnown) known.clear();
    known.set(pattern, regularExpression(pattern));
  }
  return known.get(pattern)?.test(text) ?? true;
}
