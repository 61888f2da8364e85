import { type AST, RegExpParser } from "@eslint-community/regexpp";

type Next = (at: number) => boolean;

/**
 * How often an engine that goes back and tries again looks at a character, for one text; it stops at `most`. Groups, classes and
 * places are read as such an engine reads them; what refers back is not.
 */
export function triesOf(pattern: string, text: string, most: number): number {
  const parsed = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern, 0, pattern.length, { unicode: true });
  const chars = Array.from(text);
  let tries = 0;
  const stop = new Error("enough");
  const look = (): void => {
    if (++tries >= most) throw stop;
  };
  const known = new Map<string, RegExp>();
  const has = (raw: string, char: string): boolean => {
    const expression = known.get(raw) ?? new RegExp(`^(?:${raw})$`, "u");
    known.set(raw, expression);
    return expression.test(char);
  };
  const any = (alternatives: readonly AST.Alternative[], at: number, next: Next): boolean =>
    alternatives.some(({ elements }) => row(elements, 0, at, next));
  const row = (elements: readonly AST.Element[], index: number, at: number, next: Next): boolean => {
    const element = elements[index];
    return element === undefined ? next(at) : one(element, at, (after) => row(elements, index + 1, after, next));
  };
  const repeated = ({ element, min, max, greedy }: AST.Quantifier, count: number, at: number, next: Next): boolean => {
    look();
    const more = (): boolean =>
      count < max && one(element, at, (after) => (after > at || count < min) && repeatedFrom(after, count + 1));
    const repeatedFrom = (after: number, done: number): boolean =>
      repeated({ element, min, max, greedy } as AST.Quantifier, done, after, next);
    if (count < min) return more();
    return greedy ? more() || next(at) : next(at) || more();
  };
  const one = (element: AST.Element, at: number, next: Next): boolean => {
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return any(element.alternatives, at, next);
      case "Quantifier":
        return repeated(element, 0, at, next);
      case "Assertion": {
        look();
        if (element.kind === "start") return at === 0 && next(at);
        if (element.kind === "end") return at === chars.length && next(at);
        if (element.kind === "lookahead")
          return any(element.alternatives, at, () => true) !== element.negate && next(at);
        return next(at);
      }
      default: {
        look();
        const char = chars[at];
        return char !== undefined && has(element.raw, char) && next(at + 1);
      }
    }
  };
  try {
    for (let at = 0; at <= chars.length; at++) if (any(parsed.alternatives, at, () => true)) break;
  } catch (error) {
    if (error !== stop && !(error instanceof RangeError)) throw error;
    return most;
  }
  return tries;
}
