import { checkDocument } from "../contract/check/check-document.ts";
import type { Fetched } from "../contract/check/library.ts";
import { Part } from "../source/part.ts";
import { Problems } from "../source/problems.ts";
import type { Source } from "../source/source.ts";
import { bundled } from "./bundle.ts";
import type { Json } from "./draft/draft.ts";
import { isRecord } from "../source/is-record.ts";
import { methods } from "./draft/methods.ts";
import { shortName } from "./read-given.ts";

/**
 * An OpenAPI document of any version as one of version 3.1, each operation with its line. Nothing is inferred: it says what it
 * said.
 * @throws {ProblemError} with everything that is wrong with it
 */
export function fromOpenapi(source: Source, fetched: Fetched = new Map()): Json {
  const lines = operationLines(source);
  const problems = new Problems();
  const checked = checkDocument(source, problems, fetched);
  problems.throwIfAny();
  if (checked === undefined) return {};
  const document: Record<string, unknown> = {
    ...structuredClone(bundled(checked.root, checked.references)),
    openapi: "3.1.0",
  };
  delete document["swagger"];
  cite(document["paths"], lines, shortName(source.file));
  return document;
}

/** The lines of the operations, as they stand in the file: later they may stand elsewhere. */
function operationLines(source: Source): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const [path, item] of new Part(source).get("paths")?.entries() ?? [])
    for (const [method, operation] of item.entries()) {
      const line = methods.has(method) ? source.lineOf(operation.pointer) : undefined;
      if (line !== undefined) lines.set(`${method} ${path}`, line);
    }
  return lines;
}

function cite(paths: unknown, lines: ReadonlyMap<string, number>, document: string): void {
  if (!isRecord(paths)) return;
  for (const [path, item] of Object.entries(paths)) {
    if (!isRecord(item)) continue;
    for (const [method, operation] of Object.entries(item)) {
      const line = lines.get(`${method} ${path}`);
      if (line === undefined || !isRecord(operation) || "x-standin-source" in operation) continue;
      operation["x-standin-source"] = [`${document}:${line}`];
    }
  }
}
