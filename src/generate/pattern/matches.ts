import { recogniserOf } from "./recogniser.ts";
import { regularExpression } from "./regular-expression.ts";

type Matches = (text: string) => boolean;

const known = new Map<string, Matches>();
const mostKnown = 5000;

/** Whether a text matches a schema's `pattern` somewhere. What is no regular expression says nothing. */
export function matches(pattern: string, text: string): boolean {
  let test = known.get(pattern);
  if (test === undefined) {
    if (known.size >= mostKnown) known.clear();
    test = testOf(pattern);
    known.set(pattern, test);
  }
  return test(text);
}

/** Short texts are matched in no time by any expression. */
const short = 16;

function testOf(pattern: string): Matches {
  const expression = regularExpression(pattern);
  if (expression === undefined) return () => true;
  let recogniser: Matches | undefined;
  let isKnown = false;
  return (text) => {
    if (text.length > short && !isKnown) {
      recogniser = recogniserOf(pattern);
      isKnown = true;
    }
    return text.length > short && recogniser !== undefined ? recogniser(text) : expression.test(text);
  };
}
