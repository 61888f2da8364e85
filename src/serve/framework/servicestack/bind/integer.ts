import { integerValue } from "../../../../contract/model/scalar/number.ts";
import type { IntegerType } from "../../../../contract/model/type.ts";
import { checkScalar } from "../../body-work.ts";
import { trimBlanks } from "./blank.ts";
import { HostException, badFormat, badNumber, overflow } from "./exception.ts";

/** The name of a whole-number type in the runtime. */
export function integerName({ bits, signed }: IntegerType): string {
  if (bits === 8) return signed ? "SByte" : "Byte";
  return `${signed ? "Int" : "UInt"}${String(bits)}`;
}

/**
 * Reads a whole number as the framework's own reader does: blanks around, leading zeros (not after a minus), no plus.
 * @throws {HostException} where the text is no number or its type cannot hold it.
 */
export function readInteger(text: string, type: IntegerType): number | bigint {
  const digits = trimBlanks(text);
  if (!(type.signed ? /^(?:\d+|-0|-[1-9]\d*)$/ : /^\d+$/).test(digits)) throw badFormat();
  const value = integerValue(BigInt(digits), type);
  if (value !== undefined) return value;
  if (type.bits === 64) throw new HostException("OverflowException", "Arithmetic operation resulted in an overflow.");
  throw overflow(named(type));
}

/**
 * Reads a whole number as the runtime does (items of a list of `int`): a plus is allowed, zeros after a minus too.
 * @throws {HostException} where the text is no number or its type cannot hold it.
 * @throws {TooMuch}
 */
export function readRuntimeInteger(text: string, type: IntegerType): number | bigint {
  checkScalar(text);
  const found = /^[\t-\r ]*([+-]?)(\d+)[\t-\r ]*\0*$/.exec(text);
  if (found === null) throw badNumber(text);
  const value = integerValue(BigInt(found[2] ?? "0") * (found[1] === "-" ? -1n : 1n), type);
  if (value === undefined) throw overflow(named(type));
  return value;
}

/** With its article, as messages have it. */
function named(type: IntegerType): string {
  if (type.bits === 8) return type.signed ? "a signed byte" : "an unsigned byte";
  return `${type.signed ? "an" : "a"} ${integerName(type)}`;
}
