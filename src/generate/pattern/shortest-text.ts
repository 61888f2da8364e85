import { languageOf } from "./language.ts";
import { schemaMatcher } from "../../pattern/matcher.ts";

/** The shortest text that a regular expression matches; undefined where none is found. */
export function shortestText(pattern: string): string | undefined {
  if (schemaMatcher(pattern) === undefined) return undefined;
  return languageOf({ patterns: [pattern], avoid: [], least: 0, most: Infinity })?.shortest;
}
