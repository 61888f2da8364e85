import { Digits } from "./digits.ts";

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return "text";
  return typeof value === "boolean" ? "true or false" : "a number";
}

/** A value as a problem shows it: itself when it is short, else what it is. */
export function shown(value: unknown): string {
  if (value instanceof Digits) return value.text;
  if (typeof value === "string") return value.length > 80 ? "a long text" : JSON.stringify(value);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : kindOf(value);
}
