import type { EnumType } from "../../../../contract/model/type.ts";
import { enumLookup } from "../../../../contract/model/scalar/enum-lookup.ts";

/**
 * Reads an enum's value as JSON, JSV and CSV show it.
 * @param digits whether a number may stand for a value that has a name.
 */
export function readEnumText(text: string, type: EnumType, digits: boolean): string | undefined {
  const { byText, canonicalOf, memberOf } = enumLookup(type);
  const member = byText.get(text);
  if (member !== undefined) return member.name;
  if (!/^-?\d{1,20}$/.test(text)) return undefined;
  return digits || memberOf(BigInt(text)) === undefined ? canonicalOf(BigInt(text)) : undefined;
}

/** Reads an enum's value as XML shows it: a member's name, or names of bits with spaces between. */
export function readEnumNames(text: string, type: EnumType): string | undefined {
  const { byName, canonicalOf, numberOf } = enumLookup(type);
  const names = text === "" ? [] : text.split(" ");
  if (!names.every((name) => byName.has(name)) || (names.length !== 1 && !type.flags)) return undefined;
  return canonicalOf(names.reduce((bits, name) => bits | numberOf(name), 0n));
}
