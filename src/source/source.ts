import type { Event } from "js-yaml";
import { documentValues } from "./document-values.ts";
import { jsonEvents } from "./json-events.ts";
import { isAddress } from "./address.ts";
import { Lines } from "./lines.ts";
import { Places } from "./places.ts";
import { parsePointer, pointerOf } from "./pointer.ts";
import { plainJson } from "./plain-json.ts";
import { Problems } from "./problems.ts";
import { Spellings } from "./spellings.ts";
import { SyntaxProblem } from "./syntax-problem.ts";
import { readText } from "./text-file.ts";
import { yamlEvents } from "./yaml-events.ts";

/** A YAML or JSON document: parsed, and still able to say where each part of it stands. */
export interface Source {
  /** As the person named it; problems show it. */
  readonly file: string;
  /** Absolute; relative references start from its folder. */
  readonly path: string;
  readonly root: unknown;
  /** The line (from 1) on which the value at a JSON pointer begins, where that is known. The first question costs as much as reading. */
  lineOf(pointer: string): number | undefined;
  /** The value at a JSON pointer with every digit and the order of its keys: maps as `Map`, numbers that JavaScript would round as `Digits`. */
  exact(pointer: string): unknown;
  /** The same in another tree that holds objects of this document. */
  readonly exactIn?: (root: unknown, pointer: string) => unknown;
  /** The pointer to the innermost part of the text on the way to a pointer: of what is not written down, what it would stand in. */
  readonly nearest?: (pointer: string) => string;
  /** Where a part stands in the file, if the document was changed since it was read. */
  readonly original?: (pointer: string) => string;
}

/**
 * Reads a YAML or JSON file: the one way in which the product reads what people write for it.
 * What is wrong with it goes to `problems`; the result is undefined when nothing can be made of it.
 * @param file what problems call it
 */
export function readSource(path: string, file: string, problems: Problems, mostBytes?: number): Source | undefined {
  const text = fileText(path, file, problems, mostBytes);
  return text === undefined ? undefined : parseSource(text, path, file, problems);
}

/** The text of a file; undefined, with a problem, where there is none. */
export function fileText(path: string, file: string, problems: Problems, mostBytes?: number): string | undefined {
  const text = readText(path, mostBytes);
  if (typeof text === "string") return text;
  problems.addIn(file, text.line === undefined ? undefined : `line ${text.line}`, text.found, text.cure);
  return undefined;
}

/** Reads a YAML or JSON file that nothing goes on without. @throws {ProblemError} with everything that is wrong with it */
export function loadSource(path: string, file: string): Source {
  const problems = new Problems();
  const source = readSource(path, file, problems);
  problems.throwIfAny();
  if (source === undefined) throw new Error(`Nothing was read from ${file}, and no problem was reported.`);
  return source;
}

/** Parses a text: as JSON where the name of its file ends so, or a text from an address begins so, else as YAML 1.2, of which JSON is a part. */
export function parseSource(text: string, path: string, file: string, problems: Problems): Source | undefined {
  const lines = new Lines(text);
  const isJson = /\.json$/i.test(path) || (isAddress(path) && /^\s*[{[]/.test(text));
  const parse = (): readonly Event[] => (isJson ? jsonEvents(text) : yamlEvents(text));
  const report = (offset: number, found: string, cure: string): void =>
    problems.addIn(file, lines.placeOf(offset), found, cure);
  const spellings = new Spellings();
  try {
    checkKind(text);
    const plain = isJson ? plainJson(text) : undefined;
    const root = plain === undefined ? documentValues(text, parse(), spellings, report) : plain.value;
    let made: Places | undefined;
    const places = (): Places => (made ??= new Places(text, parse()));
    const exactIn = (from: unknown, pointer: string): unknown => spellings.exactAt(from, parsePointer(pointer) ?? []);
    return {
      file,
      path,
      root,
      lineOf: (pointer) => lines.lineOf(places().offsetOf(parsePointer(pointer) ?? [])),
      exact: (pointer) => exactIn(root, pointer),
      exactIn,
      nearest: (pointer) => {
        const keys = parsePointer(pointer) ?? [];
        return pointerOf(keys.slice(0, places().reach(keys)));
      },
    };
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    report(error.offset, error.found, error.cure);
    return undefined;
  }
}

/** What is surely no document, though a parser would take it for one long text, or stop at a place that explains nothing. */
function checkKind(text: string): void {
  const zero = text.indexOf("\0");
  if (zero >= 0) throw new SyntaxProblem(zero, "this is not text: it has a zero byte", "name a YAML or JSON file");
  if (/^\s*<[!?a-z]/i.test(text)) throw new SyntaxProblem(0, "this is HTML or XML", "name a YAML or JSON file");
}
