import type { Member, TypeRef } from "../declared.ts";
import { pascal } from "../samples/read-samples.ts";
import type { TypesMade } from "../samples/types-made.ts";

/** A type of what a page tells of its members; those with dots in their names are members of members. */
export function typeWith(
  name: string,
  members: readonly Member[],
  line: number,
  types: TypesMade,
): TypeRef | undefined {
  if (members.length === 0) return undefined;
  const { own, inner } = byHolder(members);
  for (const [head, held] of inner) {
    const holder = own.get(head);
    const of = typeWith(name + pascal(head), held, held[0]?.line ?? line, types);
    if (holder !== undefined && of !== undefined)
      own.set(head, { ...holder, type: holder.type.is === "list" ? { is: "list", of } : of });
  }
  types.put({ name, line, kind: "class", bases: [], attributes: [], members: [...own.values()], values: [] });
  return { is: "named", name, of: [] };
}

/** What a member is in, and its name in that. A longer one is no path: it is taken as one name. */
const within = /^([^.[\]]+)(?:\[\d*\])?\.(.{1,500})$/;

/** Members by themselves, and those in them by what they are in. */
function byHolder(members: readonly Member[]): { own: Map<string, Member>; inner: Map<string, Member[]> } {
  const own = new Map<string, Member>();
  const inner = new Map<string, Member[]>();
  for (const member of members) {
    const [, head = member.name, rest = ""] = within.exec(member.name) ?? [];
    if (rest === "") own.set(member.name, member);
    else {
      const called = { ...member, name: rest, wireName: { value: rest, line: member.line } };
      const known = inner.get(head);
      if (known === undefined) inner.set(head, [called]);
      else known.push(called);
      own.set(head, own.get(head) ?? holderOf(head, member));
    }
  }
  return { own, inner };
}

/** A member of which only those in it are told: `sails[].size` is in a list. */
function holderOf(name: string, { name: path, line }: Member): Member {
  const isList = path.startsWith(`${name}[`);
  const type: TypeRef = isList ? { is: "list", of: { is: "unknown" } } : { is: "unknown" };
  return { name, line, type, attributes: [], wireName: { value: name, line }, required: { value: false, line } };
}

/** Puts what a table tells of the members of a type beside what samples show of them. */
export function withTold(types: TypesMade, answer: TypeRef | undefined, answered: readonly Member[]): void {
  const named = answer?.is === "list" ? answer.of : answer;
  const type = named?.is === "named" ? types.get(named.name) : undefined;
  if (type === undefined || answered.length === 0) return;
  const { own: told, inner } = byHolder(answered);
  for (const member of type.members) withTold(types, member.type, inner.get(member.name) ?? []);
  const members = type.members.map((member): Member => {
    const { description, allowed, range, example, type: stated } = told.get(member.name) ?? {};
    const isOpen = member.type.is === "unknown" && stated !== undefined;
    return {
      ...member,
      ...(isOpen ? { type: { ...stated, ...(member.type.optional === true ? { optional: true } : {}) } } : {}),
      ...(description === undefined ? {} : { description }),
      ...(allowed === undefined ? {} : { allowed }),
      ...(range === undefined ? {} : { range }),
      ...(example === undefined ? {} : { example }),
    };
  });
  const shown = new Set(members.map(({ name }) => name));
  const others = [...told.values()].filter(({ name }) => !shown.has(name) && !inner.has(name));
  // A table that has little to do with the sample is about something else.
  const isAbout = (told.size - others.length) * 2 > told.size;
  const left = others.map((one) => ({ ...one, required: { value: false, line: one.line } }));
  types.put({ ...type, members: isAbout ? [...members, ...left] : members });
}
