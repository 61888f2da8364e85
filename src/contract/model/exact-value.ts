import { Digits } from "../../source/digits.ts";
import type { Value } from "./value.ts";

/** A parsed document's value of no known type: numbers as they are (large whole ones as bigint), maps as records. */
export function exactValue(json: unknown): Value {
  if (json instanceof Digits) return /^-?\d{16,}$/.test(json.text) ? BigInt(json.text) : Number(json.text);
  if (Array.isArray(json)) return Object.freeze(json.map(exactValue));
  const entries = json instanceof Map ? [...(json as Map<string, unknown>)] : undefined;
  if (entries !== undefined || (typeof json === "object" && json !== null)) {
    return Object.freeze(
      Object.fromEntries((entries ?? Object.entries(json as object)).map(([key, value]) => [key, exactValue(value)])),
    );
  }
  const plain =
    typeof json === "string" || typeof json === "number" || typeof json === "boolean" || typeof json === "bigint";
  return plain ? json : null;
}
