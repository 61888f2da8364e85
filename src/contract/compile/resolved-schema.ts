import type { Schema } from "../model/contract.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";

/** A schema as plain JSON with its references replaced by what they mean; a recursive one keeps the `$ref` to itself. */
export function resolvedSchema(schema: Part, references: References): Schema {
  const resolved = resolve(schema, references, []);
  return isRecord(resolved) ? resolved : Object.freeze(resolved === false ? { not: {} } : {});
}

function resolve(part: Part, references: References, path: readonly string[]): unknown {
  if (Array.isArray(part.value)) return Object.freeze(part.items().map((item) => resolve(item, references, path)));
  if (part.record === undefined) return part.value;
  const target = typeof part.get("$ref")?.value === "string" ? references.target(part) : undefined;
  const entries = part.entries();
  if (target === undefined || path.includes(target.id)) {
    return Object.freeze(Object.fromEntries(entries.map(([key, child]) => [key, resolve(child, references, path)])));
  }
  const inner = [...path, target.id];
  const beside = entries
    .filter(([key]) => key !== "$ref")
    .map(([key, child]) => [key, resolve(child, references, inner)] as const);
  const meant = resolve(target, references, inner);
  return Object.freeze({ ...(isRecord(meant) ? meant : {}), ...Object.fromEntries(beside) });
}

function isRecord(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
