import type { EnumType } from "../../../../contract/model/type.ts";
import { HostException, overflow } from "./exception.ts";

/**
 * Reads an enum: a member's name or spelling in any case, several names joined with commas (their bits are or-ed), or any
 * whole number. Gives the member's name; several flags joined with `, `; a number without a name as its digits.
 * @throws {HostException} for an unknown name and for a number that is too large.
 */
export function readEnum(text: string, type: EnumType): string {
  const renamed = type.members.find((member) => sameName(member.text, text));
  if (renamed !== undefined) return renamed.name;
  const trimmed = text.trim();
  if (trimmed === "") throw unspecified();
  if (/^[+-]?\d+$/.test(trimmed)) return nameOf(numberIn(trimmed), type);
  const numbers = trimmed
    .split(",")
    .map((name) => type.members.find((member) => sameName(member.name, name.trim()))?.number);
  let bits = 0;
  for (const number of numbers) {
    if (number === undefined) throw unknown(text);
    bits |= number;
  }
  return nameOf(bits, type);
}

/** The canonical text of an enum's number. */
export function nameOf(number: number, type: EnumType): string {
  const exact = type.members.find((member) => member.number === number);
  if (exact !== undefined) return exact.name;
  return (type.flags ? flagNames(number, type) : undefined) ?? String(number);
}

/** The names of a set of bits, small ones first; undefined where some bit has no name. */
function flagNames(number: number, type: EnumType): string | undefined {
  const names: string[] = [];
  let left = number;
  for (const member of [...type.members].sort((a, b) => b.number - a.number)) {
    if (member.number === 0 || (left & member.number) !== member.number) continue;
    left &= ~member.number;
    names.unshift(member.name);
  }
  return left === 0 ? names.join(", ") : undefined;
}

function numberIn(text: string): number {
  const value = BigInt(text.replace("+", ""));
  if (BigInt.asIntN(32, value) !== value) throw overflow("an Int32");
  return Number(value);
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
