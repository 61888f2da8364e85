import { matcherOf } from "../../../pattern/matcher.ts";
import type { Schema } from "../../../contract/model/contract.ts";
import type { Json } from "../../../generate/json.ts";
import type { Neighbours } from "./schema-neighbours.ts";
import { neighbours } from "./rule-values.ts";

/** Beyond this a bound is that of a machine, not of the API. */
const largestBound = 1e15;

/** Longer texts do not fit into every address (RFC 9110 section 4.1 wants 8,000 bytes of it). */
const longestText = 2000;

/** On both sides of the bounds of a number. */
export function aroundNumber(schema: Schema, good: Json): readonly Neighbours[] {
  if (typeof good !== "number" && typeof good !== "bigint") return [];
  const step = stepOf(schema);
  const bounds = [
    { keyword: "minimum", away: -step, isOpen: schema["exclusiveMinimum"] === true },
    { keyword: "maximum", away: step, isOpen: schema["exclusiveMaximum"] === true },
    { keyword: "exclusiveMinimum", away: -step, isOpen: true },
    { keyword: "exclusiveMaximum", away: step, isOpen: true },
  ];
  const around = bounds.flatMap(({ keyword, away, isOpen }): readonly Neighbours[] => {
    const bound = schema[keyword];
    if (typeof bound !== "number" || Math.abs(bound) > largestBound) return [];
    const [wrong, right] = isOpen ? [bound, bound - away] : [bound + away, bound];
    return [{ rule: keyword, keyword, wrong: [rounded(wrong)], right: [rounded(right)] }];
  });
  const { multipleOf } = schema;
  if (typeof multipleOf !== "number" || !(multipleOf > 1)) return around;
  return [
    ...around,
    { rule: "multipleOf", keyword: "multipleOf", wrong: [Number(good) + Math.floor(multipleOf / 2)], right: [good] },
  ];
}

function stepOf(schema: Schema): number {
  const { multipleOf } = schema;
  if (typeof multipleOf === "number" && multipleOf > 0) return multipleOf;
  return [schema["type"]].flat().includes("integer") ? 1 : 0.5;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** On both sides of what a text may be. */
export function aroundText(schema: Schema, good: Json): readonly Neighbours[] {
  if (typeof good !== "string") return [];
  const found: Neighbours[] = [];
  const { minLength, maxLength, pattern, format } = schema;
  const isFree = pattern === undefined && format === undefined && schema["enum"] === undefined;
  const sized = (length: number): string => `${good}${"a".repeat(Math.max(0, length - good.length))}`.slice(0, length);
  const at = (length: number): readonly string[] => (isFree ? [sized(length)] : []);
  if (typeof minLength === "number" && minLength > 1 && minLength < longestText)
    found.push({ rule: "minLength", keyword: "minLength", wrong: [sized(minLength - 1)], right: at(minLength) });
  if (typeof maxLength === "number" && maxLength < longestText)
    found.push({ rule: "maxLength", keyword: "maxLength", wrong: [sized(maxLength + 1)], right: at(maxLength) });
  if (typeof pattern === "string") found.push(...aroundPattern(pattern, good));
  if (typeof format === "string" && tellingFormats.has(format))
    found.push({ rule: "format", keyword: "format", wrong: ["standin"], right: [good] });
  return found;
}

function aroundPattern(pattern: string, good: string): readonly Neighbours[] {
  try {
    const expression = matcherOf(pattern);
    // A few characters are read in other ways on the way: by proxies, by forms.
    const isPlain = (text: string): boolean => /^[\w!*.~-]+$/.test(text);
    const wrong = neighbours(good, pattern, expression).filter((step) => isPlain(step) && !expression.test(step));
    return [{ rule: "pattern", keyword: "pattern", wrong: wrong.slice(0, 1), right: [good] }];
  } catch {
    return [];
  }
}

/** Formats that a short word is none of. */
const tellingFormats: ReadonlySet<string> = new Set(["date", "date-time", "uuid", "email", "ipv4", "ipv6"]);
