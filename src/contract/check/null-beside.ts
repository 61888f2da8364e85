import type { Part } from "../../source/part.ts";
import { wrapWithNull } from "../upgrade/schema.ts";
import { draftOf, dropMember } from "../upgrade/record.ts";
import { composed } from "./composed-words.ts";
import { deepest, KnownAtDepths } from "./known-at-depths.ts";
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
  if (!new NullForbidden(references).beside(schema)) return false;
  const found = "`type: null` stands beside schemas that do not allow null, so that no value fits";
  const cure = "list `{ type: null }` among alternatives, as which it is read";
  if (!tolerance.loose(schema.get("type") ?? schema, found, cure)) return false;
  dropMember(draft, "type");
  wrapWithNull(draft, true);
  return true;
}

/** Whether schemas say by a type that null does not fit. */
class NullForbidden {
  readonly #references: References;
  readonly #known = new KnownAtDepths<boolean>();

  constructor(references: References) {
    this.#references = references;
  }

  /** Whether what stands beside the type of a schema says so. */
  beside(schema: Part, depth = 0): boolean {
    const inner = (part: Part): boolean => this.#by(part, depth + 1);
    return (
      composed(schema, this.#references).some(inner) ||
      ["anyOf", "oneOf"].some((keyword) => schema.has(keyword) && (schema.get(keyword)?.items() ?? []).every(inner))
    );
  }

  #by(schema: Part, depth: number): boolean {
    if (depth === deepest) return false;
    return this.#known.of(schema, depth, () => forbidsNull(schema) || this.beside(schema, depth));
  }
}

function forbidsNull(schema: Part): boolean {
  const type = schema.memberValue("type");
  return type !== undefined && type !== "null" && !(Array.isArray(type) && type.includes("null"));
}
