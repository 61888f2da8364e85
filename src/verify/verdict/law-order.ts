import { parseGuid } from "../../contract/model/scalar/guid.ts";
import { instantOf } from "../../contract/model/scalar/instant.ts";
import { compareBytes } from "../../contract/model/scalar/byte-order.ts";

/** Order of two values of an answer as their types: numbers by size, dates by instant, other text as bytes. */
export function compareValues(one: unknown, other: unknown): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  const [left, right] = [instantIn(one), instantIn(other)];
  if (left !== undefined && right !== undefined) return left < right ? -1 : left > right ? 1 : 0;
  return compareBytes(shownText(one), shownText(other));
}

/** Whether two values of an answer are equal. */
export function equalValues(one: unknown, other: unknown, ignoreCase: boolean): boolean {
  const [left, right] = [shownText(one), shownText(other)];
  if (left === right || (ignoreCase && left.toLowerCase() === right.toLowerCase())) return true;
  const guid = parseGuid(left);
  if (guid !== undefined && guid === parseGuid(right)) return true;
  const instants = [instantIn(one), instantIn(other)];
  return instants[0] !== undefined && instants[0] === instants[1];
}

/** The instant that a text in JSON names: ISO 8601, or `/Date(ms)/` as some hosts write it. */
export function instantIn(value: unknown): bigint | undefined {
  if (typeof value !== "string") return undefined;
  const wcf = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(value)?.[1];
  return wcf === undefined ? instantOf(value) : BigInt(wcf) * 10_000n;
}

/** A value as text. */
export function shownText(value: unknown): string {
  return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}
