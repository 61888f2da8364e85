import { LineCounter } from "yaml";
import type { Findings } from "./findings.ts";
import type { Source } from "./source.ts";
import { parseYaml } from "./yaml-source.ts";
import { mostLevels, tooDeep } from "./yaml-values.ts";

/**
 * Parses JSON strictly. Places and digits are read by the YAML parser, of whose language JSON is a part, and only when
 * they are asked for: it takes thirty times as long.
 */
export function parseJson(text: string, path: string, file: string, findings: Findings): Source | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    const reason = message
      .replace(/ in JSON at position.*$| \(line.*$/s, "")
      .replace(/^./, (letter) => letter.toLowerCase());
    findings.addIn(file, placeOf(text, offset), `this is not JSON: ${reason}`, "correct the JSON there");
    return undefined;
  }
  const deep = offsetTooDeep(text);
  if (deep !== undefined) {
    findings.addIn(file, placeOf(text, deep), ...tooDeep);
    return undefined;
  }
  for (const [key, offset] of keysTwice(text)) {
    findings.addIn(file, placeOf(text, offset), `the key "${key}" is there twice`, "remove one of the two");
  }
  let slow: Source | undefined;
  const yaml = (): Source | undefined => (slow ??= parseYaml(text, path, file, findings));
  return { file, path, root, lineOf: (pointer) => yaml()?.lineOf(pointer), exact: (pointer) => yaml()?.exact(pointer) };
}

function placeOf(text: string, offset: number): string {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
  const { line, col } = lines.linePos(offset);
  return `line ${line}, column ${col}`;
}

/** Where a JSON text is nested deeper than anything that reads it may follow. */
function offsetTooDeep(text: string): number | undefined {
  let levels = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === "{" || token === "[") levels++;
    else if (token === "}" || token === "]") levels--;
    if (levels > mostLevels) return index;
  }
  return undefined;
}

/** The keys that an object of a JSON text has twice, with their offsets. JSON.parse keeps the last and says nothing. */
function keysTwice(text: string): [string, number][] {
  const found: [string, number][] = [];
  const open: Set<string>[] = [];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (token.endsWith(":")) {
      const key = JSON.parse(token.replace(/\s*:$/, "")) as string;
      const keys = open.at(-1);
      if (keys?.has(key) === true) found.push([key, index]);
      keys?.add(key);
    }
  }
  return found;
}
