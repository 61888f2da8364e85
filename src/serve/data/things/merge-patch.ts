import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";

/** JSON Merge Patch (RFC 7396) of what lies inside a row: null takes a member out. */
export function mergePatch(target: Json, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const merged = new Map(Object.entries(isJsonObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name) ?? null, value));
  }
  return Object.fromEntries(merged);
}

/** The members that say whose a row is, with what is said beside them in the same objects: `board: { id }` of `board: { name }`. */
export function withBeside(own: JsonObject, told: Readonly<Record<string, unknown>>): JsonObject {
  const all = Object.entries(own).map(([name, value]) => {
    const beside = told[name] as Json | undefined;
    return [
      name,
      isJsonObject(value) && beside !== undefined && isJsonObject(beside) ? mergePatch(beside, value) : value,
    ] as const;
  });
  return Object.fromEntries(all);
}
