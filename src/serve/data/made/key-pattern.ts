import { matcherOf } from "../../../pattern/matcher.ts";
import type { Member } from "../../../contract/model/type.ts";
import { parsePattern, type Pattern, patternOf } from "../../../generate/pattern/pattern.ts";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** Texts without a pattern need not be longer. */
const usualLength = 27;

/** Whether a text keeps to what a property's schema says of its texts. */
export function fitsLimits(text: string, limits: Member["limits"]): boolean {
  const { pattern, minLength, maxLength } = limits ?? {};
  if (typeof minLength === "number" && text.length < minLength) return false;
  if (typeof maxLength === "number" && text.length > maxLength) return false;
  return typeof pattern !== "string" || matcherOf(pattern).test(text);
}

/** Texts that begin with a prefix and keep to what a schema says, rising with their numbers; undefined when none are known. */
export function patternWithin(prefix: string, limits: Member["limits"]): Pattern | undefined {
  const { pattern, minLength, maxLength } = limits ?? {};
  const least = typeof minLength === "number" ? minLength : 0;
  const most = typeof maxLength === "number" ? maxLength : Math.max(least, prefix.length + usualLength);
  const found =
    typeof pattern === "string"
      ? parsePattern(pattern, true)
      : patternOf([...Array.from(prefix), ...Array.from({ length: Math.max(0, most - prefix.length) }, () => digits)]);
  if (found === undefined || found.count === 0n) return undefined;
  const ends = [found.textOf(0n), found.textOf(found.count - 1n)];
  return ends.every((text) => text.startsWith(prefix) && fitsLimits(text, limits)) ? found : undefined;
}
