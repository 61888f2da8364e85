import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from "yaml";
import type { Findings } from "./findings.ts";
import { parsePointer } from "./pointer.ts";
import type { Source } from "./source.ts";
import { keyText, tooDeep, YamlValues } from "./yaml-values.ts";

/**
 * Parses YAML 1.2, of which JSON is a part. Keys are text whatever they look like (`200:`), dates stay text.
 * Syntax errors and keys given twice go to `findings`; then the result is undefined.
 */
export function parseYaml(text: string, path: string, file: string, findings: Findings): Source | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `line ${line}, column ${col}`;
  };
  const seen = new Set<number>();
  const [first] = document.errors;
  if (first !== undefined && isExhausted(first)) {
    findings.addIn(file, place(first.pos[0]), ...tooDeep);
    return undefined;
  }
  for (const error of [...document.errors, ...document.warnings]) {
    // One mistake often breaks several rules at one place; the first says it best.
    if (!seen.has(error.pos[0])) findings.addIn(file, place(error.pos[0]), ...describe(error));
    seen.add(error.pos[0]);
  }
  if (document.errors.length > 0) return undefined;
  const values = new YamlValues(document, (offset, found, cure) => findings.addIn(file, place(offset), found, cure));
  const root = values.plain(document.contents);
  if (!values.isWhole) return undefined;
  return {
    file,
    path,
    root,
    lineOf: (pointer) => {
      const offset = offsetOf(document, pointer);
      return offset === undefined ? undefined : lines.linePos(offset).line;
    },
    exact: (pointer) => values.exact(stepsTo(document, pointer).at(-1)?.value),
  };
}

/** The parser calls itself for each level until the stack ends. */
function isExhausted({ message }: YAMLError): boolean {
  return /maximum call stack/i.test(message);
}

function describe(error: YAMLError): [found: string, cure: string] {
  if (error.code === "MULTIPLE_DOCS") return ["a second document begins here", "keep one document in the file"];
  const message = error.message.replace(/\.$/, "");
  return [`this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`, "correct the YAML there"];
}

interface Step {
  readonly key: unknown;
  readonly value: unknown;
}

/** The nodes on the way to a pointer, as far as they exist. */
function stepsTo(document: Document, pointer: string): readonly Step[] {
  const steps: Step[] = [{ key: undefined, value: document.contents }];
  for (const key of parsePointer(pointer) ?? []) {
    const step = childOf(document, steps.at(-1)?.value, key);
    if (step === undefined) break;
    steps.push(step);
  }
  return steps;
}

function childOf(document: Document, node: unknown, key: string): Step | undefined {
  if (isAlias(node)) return childOf(document, node.resolve(document), key);
  if (isSeq(node)) return { key: undefined, value: node.items[Number(key)] };
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => keyText(pair) === key);
}

function offsetOf(document: Document, pointer: string): number | undefined {
  const step = stepsTo(document, pointer).at(-1);
  const node = step?.key ?? step?.value;
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}
