import type { Part } from "../../source/part.ts";
import { unescaped } from "../../source/pointer.ts";

/** The key under `components/schemas` (or `$defs`) where a schema stands. */
export function schemaName(schema: Part): string | undefined {
  const key = /\/(?:schemas|\$defs|definitions)\/([^/]+)$/.exec(schema.pointer)?.[1];
  return key === undefined ? undefined : unescaped(key);
}
