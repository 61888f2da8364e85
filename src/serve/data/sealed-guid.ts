import { guidText } from "../../contract/model/scalar/guid.ts";
import { words } from "../../random/threefry.ts";
import type { Key } from "../../random/key.ts";

/**
 * Guids that hold a number, so that what they name can be found again without a table: a Feistel network of eight rounds over
 * the 122 free bits of a random Guid (version 4, RFC 9562). A number far below 2¹²² leaves room that tells a foreign Guid from one of ours.
 */
const half = 61n;
const mask = (1n << half) - 1n;
const rounds = 8;

/** How many numbers fit. */
export const sealable = 1n << (2n * half);

export function seal(number: bigint, key: Key): string {
  let left = number >> half;
  let right = number & mask;
  for (let round = 0; round < rounds; round++) [left, right] = [right, left ^ mixed(right, round, key)];
  return spell((left << half) | right);
}

/** The number inside; undefined when the text is no such Guid. Hyphens and capitals do not matter. */
export function unseal(guid: string, key: Key): bigint | undefined {
  const bits = read(guid);
  if (bits === undefined) return undefined;
  let left = bits >> half;
  let right = bits & mask;
  for (let round = rounds - 1; round >= 0; round--) [left, right] = [right ^ mixed(left, round, key), left];
  return (left << half) | right;
}

function mixed(value: bigint, round: number, key: Key): bigint {
  const first = words(key, Number(value & 0xffffffffn) | 0, Number(value >> 32n) | 0);
  const second = words(first, round, 0x5ea1);
  return ((BigInt(second.high) << 32n) | BigInt(second.low)) & mask;
}

function spell(bits: bigint): string {
  const digits = bits.toString(2).padStart(122, "0");
  const all = `${digits.slice(0, 48)}0100${digits.slice(48, 60)}10${digits.slice(60)}`;
  return guidText(BigInt(`0b${all}`).toString(16).padStart(32, "0"));
}

function read(guid: string): bigint | undefined {
  const text = guid.replaceAll("-", "");
  if (!/^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/i.test(text)) return undefined;
  const all = BigInt(`0x${text}`).toString(2).padStart(128, "0");
  return BigInt(`0b${all.slice(0, 48)}${all.slice(52, 64)}${all.slice(66)}`);
}
