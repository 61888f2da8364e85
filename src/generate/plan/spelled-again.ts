import { kind, numbers } from "../schema/kinds.ts";
import type { Shape } from "../schema/shape.ts";
import { isNumberFormat } from "./limits-of-kinds.ts";

/** Patterns that speak of digits, signs and points alone. */
const inDigits = /^(?:\\[d.]|[-^$+?:()|[\]*.,{}0-9eE])+$/;

/** Whether a text that a schema allows is a number in digits: hosts that read both send numbers. */
export function isNumberText({ format, pattern }: Shape): boolean {
  return (format !== undefined && isNumberFormat(format)) || (pattern !== undefined && inDigits.test(pattern));
}

/**
 * Of alternatives those that spell again what another one says: digits in a text beside a number, other ways to tell a moment
 * beside that of RFC 3339. Hosts that read all of them send one, the same in every row.
 */
export function spelledAgain(choices: readonly Shape[]): readonly Shape[] {
  const plain = choices.filter(isPlain);
  const isMoment = ({ format }: Shape): boolean => format === "date-time";
  const isNumber = ({ kinds }: Shape): boolean => (kinds & numbers) !== 0;
  const mayBeMoment = (shape: Shape): boolean =>
    isNumber(shape) || (shape.pattern === undefined && /^(date|$)/i.test(shape.format ?? ""));
  if (plain.some(isMoment)) return plain.filter((shape) => !isMoment(shape) && mayBeMoment(shape));
  return plain.some(isNumber) ? plain.filter((shape) => !isNumber(shape) && isNumberText(shape)) : [];
}

/** One text or number that is neither listed nor put together of other schemas. */
function isPlain({ kinds, values, target, allOf, anyOf, oneOf }: Shape): boolean {
  const isScalar = kinds !== 0 && kinds !== kind.null && (kinds & ~(numbers | kind.string | kind.null)) === 0;
  return isScalar && [values, target, allOf, anyOf, oneOf].every((keyword) => keyword === undefined);
}
