import { languageOf } from "./language.ts";
import { regularExpression } from "./regular-expression.ts";

/** The shortest text that a regular expression matches; undefined where none is found. */
export function shortestText(pattern: string): string | undefined {
  if (regularExpression(pattern) === undefined) return undefined;
  return languageOf({ patterns: [pattern], avoid: [], least: 0, most: Infinity })?.shortest;
}
