import { readFileSync } from "node:fs";
import type { Findings } from "./findings.ts";
import { parseJson } from "./json-source.ts";
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
  const text = readText(path, file, findings);
  if (text === undefined) return undefined;
  return (/\.json$/i.test(path) ? parseJson : parseYaml)(text, path, file, findings);
}

function readText(path: string, file: string, findings: Findings): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const [found, cure] = describe(error);
    findings.addIn(file, undefined, found, cure);
    return undefined;
  }
}

function describe(error: unknown): readonly [string, string] {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return ["there is no such file", "check the path"];
  if (code === "EISDIR") return ["this is a folder, not a file", "name a file in it"];
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return ["the file is not UTF-8 text", "save it as UTF-8"];
  return [`the file cannot be read (${code})`, "let the user who runs this read it"];
}
