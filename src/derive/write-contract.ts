import { existsSync } from "node:fs";
import { join } from "node:path";
import { compileContract } from "../contract/load-contract.ts";
import { writeSchemas } from "../contract/write-schemas.ts";
import { OutputFolder } from "../source/output-folder.ts";
import { citedLinesFile } from "../contract/cited-lines.ts";
import { citedLinesOf } from "./cited-lines.ts";
import type { Given } from "./document/read-document.ts";
import type { Json } from "./draft/draft.ts";
import { yamlText } from "./draft/yaml-text.ts";
import { overlaid } from "./overlaid.ts";

/** The file beside a contract that holds the decisions which no document contains; only `derive` reads it. */
const overlayFile = "overlay.yaml";

/** What a contract is derived from that is no contract itself. */
export interface Documentation {
  readonly given: readonly Given[];
  /** The text of `readings.md`. */
  readonly readings: string;
}

/**
 * The contract of documents, with the decisions of the folder that it belongs in.
 * @returns and the targets of the overlay that select nothing
 * @throws {ProblemError} when these are no overlay
 */
export function decided(document: Json, folder: string | undefined): { document: Json; idle: readonly string[] } {
  const file = folder === undefined ? undefined : join(folder, overlayFile);
  return file !== undefined && existsSync(file) ? overlaid(document, file) : { document, idle: [] };
}

/**
 * Writes a contract into a folder, and nowhere else: `openapi.yaml`, `readings.md`, `cited.json` and `schemas/`. Files that are what they
 * should be stay untouched.
 * @param document as it is with the decisions of the folder: `decided`
 * @returns the paths of what was written
 * @throws {ProblemError} when the contract could not be served, or the folder cannot be written
 */
export function writeContract(folder: string, document: Json, from: Documentation | undefined): readonly string[] {
  const contract = join(folder, "openapi.yaml");
  // What could not be served is not written.
  compileContract(document, contract);
  const output = new OutputFolder(folder);
  output.make();
  const files: string[] = [];
  const write = (name: string, text: string): void => {
    if (output.text(name) === text) return;
    output.write(name, text);
    files.push(join(folder, name));
  };
  write("openapi.yaml", yamlText(document));
  if (from !== undefined) write("readings.md", from.readings);
  const cited = citedLinesOf(document, from?.given ?? []);
  if (Object.keys(cited).length > 0) write(citedLinesFile, `${JSON.stringify(cited, undefined, 2)}\n`);
  files.push(...writeSchemas(contract, true));
  return files;
}
