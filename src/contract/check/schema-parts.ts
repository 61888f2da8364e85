import type { Part } from "../../source/part.ts";
import { parsePointer } from "../../source/pointer.ts";
import type { KeywordKind } from "./schema-keywords.ts";

/** The schemas that stand directly under a keyword. */
export function schemasIn(part: Part, kind: KeywordKind | undefined): Part[] {
  if (kind === "schema") return [part];
  if (kind === "schemas") return part.items();
  return kind === "schemaMap" ? part.entries().map(([, schema]) => schema) : [];
}

/** The part at a JSON pointer below another one, as far as it exists. */
export function descend(part: Part, pointer: string): Part {
  let at = part;
  for (const name of parsePointer(pointer) ?? []) {
    at = at.get(name) ?? at.items()[Number(name)] ?? at;
  }
  return at;
}
