import type { Part } from "../../source/part.ts";
import { draftOf, dropMember, putMember } from "../upgrade/record.ts";
import type { References } from "./references.ts";
import type { Tolerance } from "./tolerance.ts";

/** How deep compositions are looked into. */
const deepest = 8;

/**
 * `additionalProperties: false` beside `allOf` or `$ref` forbids whatever those name (JSON Schema 2020-12, section 10.3.2.3),
 * even what they require: then nothing is valid, and nobody means it. It is read as `unevaluatedProperties: false`.
 * @returns whether the schema was mended
 */
export function mendClosed(schema: Part, references: References, tolerance: Tolerance): boolean {
  const closed = schema.get("additionalProperties");
  if (closed?.flag !== false || schema.has("patternProperties")) return false;
  const parts = composed(schema, references);
  if (parts.length === 0) return false;
  const own = new Set(
    schema
      .get("properties")
      ?.entries()
      .map(([name]) => name),
  );
  const inner = parts.map((part) => said(part, references, 0));
  const named = new Set(inner.flatMap(({ properties }) => properties));
  const required = [...(schema.get("required")?.texts() ?? []), ...inner.flatMap((part) => part.required)];
  const lost = required.find((name) => !own.has(name) && named.has(name));
  const draft = draftOf(schema.value);
  if (lost === undefined || draft === undefined) return false;
  const found = `\`additionalProperties: false\` does not see what stands beside it, and so forbids "${lost}", which is required`;
  if (!tolerance.loose(closed, found, "write `unevaluatedProperties: false`, as which it is read")) return false;
  dropMember(draft, "additionalProperties");
  putMember(draft, "unevaluatedProperties", false);
  return true;
}

function composed(schema: Part, references: References): readonly Part[] {
  const target = schema.has("$ref") ? references.target(schema) : undefined;
  return [...(target === undefined ? [] : [target]), ...(schema.get("allOf")?.items() ?? [])];
}

interface Said {
  readonly properties: readonly string[];
  readonly required: readonly string[];
}

/** What a schema and those that it is put together of name and require. */
function said(schema: Part, references: References, depth: number): Said {
  const parts = depth > deepest ? [] : composed(schema, references).map((part) => said(part, references, depth + 1));
  return {
    properties: [
      ...(schema.get("properties")?.entries() ?? []).map(([name]) => name),
      ...parts.flatMap(({ properties }) => properties),
    ],
    required: [...(schema.get("required")?.texts() ?? []), ...parts.flatMap(({ required }) => required)],
  };
}
