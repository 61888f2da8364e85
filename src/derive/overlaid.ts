import { resolve } from "node:path";
import { applyOverlay } from "../contract/overlay/apply-overlay.ts";
import { readOverlay } from "../contract/overlay/read-overlay.ts";
import { Problems } from "../source/problems.ts";
import { parseSource } from "../source/source.ts";
import type { Json } from "./draft/draft.ts";
import { isRecord } from "../source/is-record.ts";

/** What an overlay did to a contract. */
export interface Overlaid {
  readonly document: Json;
  /** Targets of the overlay that select nothing any more: the documents changed under it. */
  readonly idle: readonly string[];
}

/**
 * Applies an overlay of decisions to a derived contract, by the reader of all overlays.
 * @throws {ProblemError} when the file is no overlay
 */
export function overlaid(document: Json, file: string): Overlaid {
  const problems = new Problems();
  const overlay = readOverlay(file, problems);
  problems.throwIfAny();
  const path = resolve(file, "..", "openapi.json");
  const source = parseSource(JSON.stringify(document), path, "openapi.yaml", problems);
  if (source === undefined || overlay === undefined || !isRecord(source.root)) return { document, idle: [] };
  applyOverlay(source, overlay, problems);
  problems.throwIfAny();
  return { document: source.root, idle: problems.remarks.map(({ found }) => found) };
}
