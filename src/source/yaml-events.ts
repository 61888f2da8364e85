import { EVENT_ID, type Event, parseEvents, YAMLException } from "js-yaml";
import { isShallow, shallowEvents } from "./shallow-lines.ts";
import { mostLevels, SyntaxProblem, tooDeep } from "./syntax-problem.ts";

/**
 * Parses YAML 1.2 to events: what begins and ends where.
 * @throws {SyntaxProblem} where it is none, or where a second document begins
 */
export function yamlEvents(text: string): readonly Event[] {
  // The parser counts what stands in the innermost collection as one level more; the values are counted again.
  const events = parsed(text, mostLevels + 1);
  const second = events.findIndex(({ type }, index) => type === EVENT_ID.DOCUMENT && index > 0);
  if (second < 0) return events;
  throw new SyntaxProblem(
    startOfSecond(text, events.slice(0, second)),
    "a second YAML document starts here",
    "keep one document in the file",
  );
}

function parsed(text: string, maxDepth: number): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const events = isShallow(error)
      ? shallowEvents(text, error, (deeper) => parseEvents(deeper, { maxDepth }))
      : undefined;
    if (events !== undefined) return events;
    const offset = error.mark?.position ?? 0;
    if (error.reason.startsWith("nesting exceeded")) throw tooDeep(offset);
    const [found, cure] = describe(error.reason, text, offset);
    throw new SyntaxProblem(offset, `this is not YAML: ${found}`, cure);
  }
}

/** The marker between two documents stands at the beginning of a line, after all that belongs to the first. */
function startOfSecond(text: string, first: readonly Event[]): number {
  const end = first.reduce((most, event) => Math.max(most, "valueEnd" in event ? event.valueEnd : 0), 0);
  const marker = /^(?:\.\.\.\s+)?(?=\S)/gm;
  marker.lastIndex = text.indexOf("\n", end - 1) + 1;
  const found = marker.exec(text);
  return found === null ? end : found.index + found[0].length;
}

/** The parser's words, put plainly where people often write what they do not mean. */
function describe(reason: string, text: string, offset: number): readonly [found: string, cure: string] {
  switch (reason) {
    case "bad indentation of a mapping entry":
      return misplaced(text, offset);
    case "deficient indentation":
      return ["a quote or bracket that was opened before is not closed", "close it, or indent this line more"];
    case "tab characters must not be used in indentation":
      return ["a tab is used for indentation", "indent with spaces"];
    case "can not read a block mapping entry; a multiline key may not be an implicit key":
    case "end of the stream or a document separator is expected":
      return ["a line before this one has no key or no value", "write `key: value`"];
    case "unknown escape sequence":
      return ["a double-quoted text has an invalid escape (backslash)", "double the backslash, or use single quotes"];
    default:
      return [reason, "correct the YAML there"];
  }
}

/** What the parser calls bad indentation: whatever cannot go on a value or a mapping. */
function misplaced(text: string, offset: number): readonly [found: string, cure: string] {
  const letter = text.charAt(offset);
  const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  if (letter !== "" && "@`%".includes(letter)) return [`a text begins with ${letter}`, "put the text in quotes"];
  if (letter === ":" && /:\s/.test(before))
    return ["a text has a colon and a space in it, as only a key has", "put the text in quotes"];
  if (letter === ":") return ["this key is indented more than its siblings", "indent it like the keys beside it"];
  return ["this is indented differently from its siblings, or there is text after a closing quote", "correct it there"];
}
