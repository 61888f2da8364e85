import type { Findings } from "./findings.ts";
import { parseJson } from "./json-source.ts";
import { readText } from "./read-text.ts";
import { parseYaml } from "./yaml-source.ts";

/** A document that a contract is written in: parsed, and still able to say where each part of it stands. */
export interface Source {
  /** As the person named it; problems show it. */
  readonly file: string;
  /** Absolute; relative references start from its folder. */
  readonly path: string;
  readonly root: unknown;
  /** The line (from 1) on which the value at a JSON pointer begins, where that is known. */
  lineOf(pointer: string): number | undefined;
  /** The value at a JSON pointer with every digit and the order of its keys: maps as `Map`, numbers that JavaScript would round as `Digits`. */
  exact(pointer: string): unknown;
}

/** Reads a YAML or JSON file. What is wrong with it goes to `findings`; then the result is undefined. */
export function readSource(path: string, file: string, findings: Findings): Source | undefined {
  const text = readText(path);
  if (typeof text !== "string") {
    findings.addIn(file, undefined, text.found, text.cure);
    return undefined;
  }
  return (/\.json$/i.test(path) ? parseJson : parseYaml)(text, path, file, findings);
}
