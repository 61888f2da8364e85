import type { Part } from "../../source/part.ts";
import { wrapWithNull } from "../upgrade/schema.ts";
import { draftOf, dropMember } from "../upgrade/record.ts";
import { isReference, type References } from "./references.ts";
import type { Tolerance } from "./tolerance.ts";

/** How deep compositions are looked into. */
const deepest = 8;

/**
 * `type: null` beside `$ref`, `allOf`, `anyOf` or `oneOf` of which none allows null: then nothing is valid, and nobody means it.
 * It is read as what stands beside it, or null.
 */
export function mendNull(schema: Part, references: References, tolerance: Tolerance): void {
  const { value } = schema.get("type") ?? {};
  const types: readonly unknown[] = Array.isArray(value) ? value : [value];
  const draft = draftOf(schema.value);
  if (draft === undefined || types.length === 0 || !types.every((type) => type === "null")) return;
  if (!forbidsNull(schema, references, deepest, true)) return;
  const found = "`type: null` stands beside schemas that do not allow null, so that no value fits";
  const cure = "list `{ type: null }` among alternatives, as which it is read";
  if (!tolerance.loose(schema.get("type") ?? schema, found, cure)) return;
  dropMember(draft, "type");
  wrapWithNull(draft, true);
}

/** Whether a schema says by a type that null does not fit. */
function forbidsNull(schema: Part, references: References, left: number, isBeside = false): boolean {
  if (left === 0) return false;
  const type = schema.memberValue("type");
  if (!isBeside && type !== undefined && type !== "null" && !(Array.isArray(type) && type.includes("null")))
    return true;
  const target = isReference(schema) ? references.target(schema) : undefined;
  const inner = (part: Part): boolean => forbidsNull(part, references, left - 1);
  return (
    [...(target === undefined ? [] : [target]), ...(schema.get("allOf")?.items() ?? [])].some(inner) ||
    ["anyOf", "oneOf"].some((keyword) => schema.has(keyword) && (schema.get(keyword)?.items() ?? []).every(inner))
  );
}
