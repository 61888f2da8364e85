import { Part } from "../../source/part.ts";
import { pointerTo } from "../../source/pointer.ts";
import { draftOf } from "../upgrade/record.ts";
import type { References } from "./references.ts";
import type { Tolerance } from "./tolerance.ts";

/**
 * A `$ref` in the place of a map or a list, where OpenAPI has none, means that map or list: each of what it holds is referred to
 * by itself, in place.
 * @returns the map or list with the references
 */
export function spreadReference(
  holder: Part,
  key: string | number,
  references: References,
  tolerance: Tolerance,
): Part | undefined {
  const part = typeof key === "number" ? holder.items()[key] : holder.get(key);
  const reference = part?.get("$ref")?.text;
  const target = part === undefined || reference === undefined ? undefined : references.follow(part);
  if (part === undefined || reference === undefined || target === undefined || !holdsParts(target)) return part;
  const to = (inner: string | number): object => ({
    $ref: `${reference}${reference.includes("#") ? "" : "#"}${pointerTo("", inner)}`,
  });
  const spread = Array.isArray(target.value)
    ? target.items().map((_, i) => to(i))
    : Object.fromEntries(target.entries().map(([inner]) => [inner, to(inner)]));
  const found = "`$ref` stands where OpenAPI has none";
  tolerance.put(holder, key, spread, found, "refer to each of what it holds, or write it here");
  return new Part(part.source, part.pointer, draftOf(spread) ?? spread);
}

/** A single schema or object, rather than several, holds texts and numbers too. */
function holdsParts(target: Part): boolean {
  const inner = [...target.items(), ...target.entries().map(([, part]) => part)];
  return inner.every(({ record, flag }) => record !== undefined || flag !== undefined);
}
