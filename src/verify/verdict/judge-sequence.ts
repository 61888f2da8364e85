import { compareBytes } from "../../contract/model/scalar/byte-order.ts";
import type { Deviation } from "./deviation.ts";
import type { Place } from "./place.ts";

/** No key stands twice. */
export function judgeNoneTwice(keys: readonly string[], where: (index: number) => Place): Deviation | undefined {
  const first = new Map<string, number>();
  const again: number[] = [];
  keys.forEach((key, index) => {
    if (first.has(key)) again.push(index);
    else first.set(key, index);
  });
  const [index] = again;
  const key = index === undefined ? undefined : keys[index];
  if (index === undefined || key === undefined) return undefined;
  const more = again.length > 1 ? `, and ${again.length - 1} more rows again` : "";
  return {
    place: where(index),
    expected: "every row once",
    found: [`${key} a second time, after `, where(first.get(key) ?? 0), more],
  };
}

/** Nothing of what is expected is left out. */
export function judgeNoneMissing(
  keys: readonly string[],
  expected: readonly string[],
  place: Place,
  known: string,
): Deviation | undefined {
  const shown = new Set(keys);
  const missing = expected.filter((key) => !shown.has(key));
  const [first] = missing;
  if (first === undefined) return undefined;
  return {
    place,
    expected: `the row ${first}, which ${known}`,
    found: `${missing.length} of ${expected.length} rows missing`,
  };
}

/** Keys go one way, compared as bytes; equal ones are not this check's matter. */
export function judgeOrder(
  keys: readonly string[],
  direction: "descending" | "ascending",
  where: (index: number) => Place,
): Deviation | undefined {
  const wrong = keys.findIndex((key, index) => {
    const before = keys[index - 1];
    if (before === undefined) return false;
    const difference = compareBytes(before, key);
    return direction === "descending" ? difference < 0 : difference > 0;
  });
  if (wrong < 0) return undefined;
  return {
    place: where(wrong),
    expected: `keys ${direction}`,
    found: `${keys[wrong] ?? ""} after ${keys[wrong - 1] ?? ""}`,
  };
}
