import { schemaMatcher, Undecided } from "../../pattern/matcher.ts";

/** Whether a text surely matches a schema's `pattern` somewhere. What is no regular expression says nothing. */
export function matches(pattern: string, text: string): boolean {
  try {
    return schemaMatcher(pattern)?.test(text) ?? true;
  } catch (error) {
    if (error instanceof Undecided) return false;
    throw error;
  }
}
