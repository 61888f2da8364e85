import type { EnumMember, EnumType } from "../type.ts";

/**
 * An enum's value looked up: canonical text is a member's name, several joined with `, ` for flags, or the digits of a number.
 * Of members with the same number the first declared one speaks; the others are names that may be read.
 */
export interface EnumLookup {
  readonly numberOf: (canonical: string) => bigint;
  /** The member whose number it is, if any. */
  readonly memberOf: (number: bigint) => EnumMember | undefined;
  /** The canonical text of a number: a name, names of flags, or digits. */
  readonly canonicalOf: (number: bigint) => string;
  /** The member that JSON, JSV and CSV name so. */
  readonly byText: ReadonlyMap<string, EnumMember>;
  readonly byName: ReadonlyMap<string, EnumMember>;
}

const lookups = new WeakMap<EnumType, EnumLookup>();

/** The lookup of an enum, made once. */
export function enumLookup(type: EnumType): EnumLookup {
  const known = lookups.get(type);
  if (known !== undefined) return known;
  const made = makeLookup(type);
  lookups.set(type, made);
  return made;
}

/** The members whose bits make up a number, in declared order, and the bits that no member has. As .NET's XML writer picks them. */
export function flagMembers(
  type: EnumType,
  number: bigint,
): { readonly members: readonly EnumMember[]; readonly rest: bigint } {
  let rest = number;
  const members: EnumMember[] = [];
  for (const member of byNumber(type)) {
    const bits = BigInt(member.number);
    if (bits === 0n || rest === 0n || (rest & bits) !== bits) continue;
    members.push(member);
    rest &= ~bits;
  }
  return { members, rest };
}

/** .NET lists an enum's members by number, negative ones last. */
function byNumber(type: EnumType): readonly EnumMember[] {
  const rank = (number: number) => (number < 0 ? number + 2 ** 64 : number);
  return type.members.toSorted((a, b) => rank(a.number) - rank(b.number));
}

function makeLookup(type: EnumType): EnumLookup {
  const first = new Map<bigint, EnumMember>();
  for (const member of type.members) if (!first.has(BigInt(member.number))) first.set(BigInt(member.number), member);
  const byName = new Map(type.members.map((member) => [member.name, member]));
  const byText = new Map(
    type.members.toReversed().map((member) => [member.text, first.get(BigInt(member.number)) ?? member]),
  );
  const numberOfOne = (name: string): bigint => {
    const member = byName.get(name);
    if (member !== undefined) return BigInt(member.number);
    return /^-?\d+$/.test(name) ? BigInt(name) : 0n;
  };
  const memberOf = (number: bigint) => first.get(number);
  return {
    memberOf,
    byText,
    byName,
    numberOf: (canonical) =>
      canonical.includes(",")
        ? canonical.split(",").reduce((bits, name) => bits | numberOfOne(name.trim()), 0n)
        : numberOfOne(canonical),
    canonicalOf: (number) => {
      const exact = first.get(number);
      if (exact !== undefined) return exact.name;
      if (!type.flags || number === 0n) return String(number);
      const { members, rest } = flagMembers(type, number);
      return rest === 0n ? members.map((member) => member.name).join(", ") : String(number);
    },
  };
}
