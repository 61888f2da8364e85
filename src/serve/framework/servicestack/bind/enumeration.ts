import { enumLookup } from "../../../../contract/model/scalar/enum-lookup.ts";
import type { EnumType } from "../../../../contract/model/type.ts";
import { HostException, overflow } from "./exception.ts";
import { trimWhite } from "./white.ts";

/**
 * Reads an enum: a member's name or spelling in any case, several names joined with commas (their bits are or-ed), or any
 * whole number. Gives the member's name; several flags joined with `, `; a number without a name as its digits.
 * @throws {HostException} for an unknown name and for a number that is too large.
 */
export function readEnum(text: string, type: EnumType): string {
  const { canonicalOf } = enumLookup(type);
  const renamed = type.members.find((member) => sameName(member.text, text));
  if (renamed !== undefined) return canonicalOf(BigInt(renamed.number));
  const trimmed = trimWhite(text);
  if (trimmed === "") throw unspecified();
  if (/^[+-]?\d+$/.test(trimmed)) return canonicalOf(numberIn(trimmed));
  const numbers = trimmed
    .split(",")
    .map((name) => type.members.find((member) => sameName(member.name, trimWhite(name)))?.number);
  let bits = 0;
  for (const number of numbers) {
    if (number === undefined) throw unknown(text);
    bits |= number;
  }
  return canonicalOf(BigInt(bits));
}

function numberIn(text: string): bigint {
  const value = BigInt(text.replace("+", ""));
  if (BigInt.asIntN(32, value) !== value) throw overflow("an Int32");
  return value;
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function unknown(text: string): HostException {
  return new HostException("ArgumentException", `Requested value '${text}' was not found.`);
}

function unspecified(): HostException {
  return new HostException(
    "ArgumentException",
    "Must specify valid information for parsing in the string. (Parameter 'value')",
  );
}
