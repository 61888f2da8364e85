import { parsePointer, valueAt } from "../source/pointer.ts";
import { isRecord } from "../source/is-record.ts";
import type { Json } from "./draft/draft.ts";
import { methods } from "./draft/methods.ts";

/** How many operations an OpenAPI document has; a path may refer to its item elsewhere in the document. */
export function operationCount(document: Json): number {
  const paths = isRecord(document["paths"]) ? Object.values(document["paths"]) : [];
  return paths.reduce<number>((count, path) => count + operationsOf(path, document), 0);
}

function operationsOf(path: unknown, document: Json): number {
  if (!isRecord(path)) return 0;
  const reference = path["$ref"];
  const keys = typeof reference === "string" ? parsePointer(reference.replace(/^#/, "")) : undefined;
  const there = keys === undefined ? undefined : valueAt(document, keys);
  const all = { ...(isRecord(there) ? there : {}), ...path };
  return Object.keys(all).filter((key) => methods.has(key)).length;
}
