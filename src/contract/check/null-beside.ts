import type { Part } from "../../source/part.ts";
import { wrapWithNull } from "../upgrade/schema.ts";
import { draftOf, dropMember } from "../upgrade/record.ts";
import { composed, deepest } from "./composed-words.ts";
import type { References } from "./references.ts";
import type { Tolerance } from "./tolerance.ts";

/**
 * `type: null` beside `$ref`, `allOf`, `anyOf` or `oneOf` of which none allows null: then nothing is valid, and nobody means it.
 * It is read as what stands beside it, or null.
 * @returns whether the schema was mended
 */
export function mendNull(schema: Part, references: References, tolerance: Tolerance): boolean {
  const { value } = schema.get("type") ?? {};
  const types: readonly unknown[] = Array.isArray(value) ? value : [value];
  const draft = draftOf(schema.value);
  if (draft === undefined || types.length === 0 || !types.every((type) => type === "null")) return false;
  if (!new NullForbidden(references).by(schema, deepest, true)) return false;
  const found = "`type: null` stands beside schemas that do not allow null, so that no value fits";
  const cure = "list `{ type: null }` among alternatives, as which it is read";
  if (!tolerance.loose(schema.get("type") ?? schema, found, cure)) return false;
  dropMember(draft, "type");
  wrapWithNull(draft, true);
  return true;
}

/** Whether schemas say by a type that null does not fit: of each, and each depth, found out once. */
class NullForbidden {
  readonly #references: References;
  readonly #known = new Map<object, (boolean | undefined)[]>();

  constructor(references: References) {
    this.#references = references;
  }

  by(schema: Part, left: number, isBeside = false): boolean {
    const { record } = schema;
    if (left === 0) return false;
    if (record === undefined || isBeside) return this.#found(schema, left, isBeside);
    const known = this.#known.get(record) ?? [];
    this.#known.set(record, known);
    return (known[left] ??= this.#found(schema, left, false));
  }

  #found(schema: Part, left: number, isBeside: boolean): boolean {
    const type = schema.memberValue("type");
    if (!isBeside && type !== undefined && type !== "null" && !(Array.isArray(type) && type.includes("null")))
      return true;
    const inner = (part: Part): boolean => this.by(part, left - 1);
    return (
      composed(schema, this.#references).some(inner) ||
      ["anyOf", "oneOf"].some((keyword) => schema.has(keyword) && (schema.get(keyword)?.items() ?? []).every(inner))
    );
  }
}
