import type { IntegerType, Member } from "../../../contract/model/type.ts";
import type { KeyMaker } from "./key-maker.ts";

/** Numbers of ten digits stay in order as text; they fit 32 bits for the first 1.1 thousand million rows. */
const usualFirst = 1_000_000_000;

/** Whole numbers, all of as many digits, so that they rise as text too; within what the property can hold. */
export function wholeKeys({ bits, signed }: IntegerType, limits: Member["limits"]): KeyMaker {
  const most = Math.min(
    bits === 64 ? Number.MAX_SAFE_INTEGER : 2 ** (signed ? bits - 1 : bits) - 1,
    bound(limits, "maximum", "exclusiveMaximum", -1) ?? Infinity,
  );
  const least = Math.max(0, bound(limits, "minimum", "exclusiveMinimum", 1) ?? 0);
  const range =
    limits?.["minimum"] === undefined && most > usualFirst * 2
      ? { first: usualFirst, last: bits === 64 ? most : Math.min(most, usualFirst * 10 - 1) }
      : longestRange(Math.ceil(least), Math.floor(most));
  return {
    count: Math.max(0, range.last - range.first + 1),
    counted: true,
    at: (index) => ({
      text: String(range.first + index),
      value: bits === 64 ? BigInt(range.first + index) : range.first + index,
    }),
  };
}

/** The most numbers of one length between two; of any that are enough, the shortest with ten digits or fewer. */
function longestRange(least: number, most: number): { readonly first: number; readonly last: number } {
  let best = { first: least, last: -1 };
  for (let power = 1; power <= usualFirst; power *= 10) {
    const first = Math.max(least, power === 1 ? 0 : power);
    const last = Math.min(most, power * 10 - 1);
    if (last - first > best.last - best.first || best.last < 0) if (last >= first) best = { first, last };
  }
  return best;
}

function bound(limits: Member["limits"], inclusive: string, exclusive: string, inside: number): number | undefined {
  const value = limits?.[inclusive];
  if (typeof value === "number") return value;
  const beyond = limits?.[exclusive];
  return typeof beyond === "number" ? beyond + inside : undefined;
}
