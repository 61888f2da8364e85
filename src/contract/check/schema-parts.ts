import type { Part } from "../../source/part.ts";
import { parsePointer } from "../../source/pointer.ts";
import { type KeywordKind, kindOfKeyword } from "./schema-keywords.ts";

/** The schemas that stand directly under a keyword. */
export function schemasIn(part: Part, kind: KeywordKind | undefined): Part[] {
  if (kind === "schema") return [part];
  if (kind === "schemas") return part.items();
  return kind === "schemaMap" ? part.values() : [];
}

/** The schemas that stand directly under a keyword of a schema. */
export function schemasUnder(schema: Part, keyword: string): Part[] {
  const kind = kindOfKeyword(keyword);
  const child = kind === "schema" || kind === "schemas" || kind === "schemaMap" ? schema.get(keyword) : undefined;
  return child === undefined ? [] : schemasIn(child, kind);
}

/** The part at a JSON pointer below another one, as far as it exists. */
export function descend(part: Part, pointer: string): Part {
  let at = part;
  for (const name of parsePointer(pointer) ?? []) {
    at = at.get(name) ?? at.items()[Number(name)] ?? at;
  }
  return at;
}
