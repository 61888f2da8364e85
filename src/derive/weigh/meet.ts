import type { TypeRef } from "../document/declared.ts";

/** What two documents leave open together: the type that both allow; undefined when they contradict each other. */
export function meet(a: TypeRef, b: TypeRef): TypeRef | undefined {
  const optional = a.optional === true || b.optional === true ? { optional: true } : {};
  if (a.is === "unknown") return b.is === "unknown" ? a : { ...b, ...optional };
  if (b.is === "unknown") return { ...a, ...optional };
  if (a.is === "any" || b.is === "any") return a.is === b.is ? a : undefined;
  if (a.is === "scalar" && b.is === "scalar") {
    const kinds = a.kinds.filter((kind) => b.kinds.includes(kind));
    return kinds.length === 0 ? undefined : { is: "scalar", kinds, ...optional };
  }
  if (a.is === "list" && b.is === "list") {
    const of = meet(a.of, b.of);
    const most = a.most ?? b.most;
    return of && { is: "list", of, ...(most === undefined ? {} : { most }), ...optional };
  }
  if (a.is === "map" && b.is === "map") {
    const [key, of] = [meet(a.key, b.key), meet(a.of, b.of)];
    return key && of && { is: "map", key, of, ...optional };
  }
  if (a.is === "named" && b.is === "named" && a.name === b.name) return { ...a, ...optional };
  return undefined;
}
