import type { Value } from "../../contract/model/value.ts";

/** A leaf's canonical value as text; what holds other values has none. */
export function asText(value: Value): string {
  return typeof value === "object" ? "" : String(value);
}
