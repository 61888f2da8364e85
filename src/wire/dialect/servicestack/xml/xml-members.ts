import type { Member, ObjectType } from "../../../../contract/model/type.ts";
import { encodeName } from "./xml-names.ts";

/** A member as an element: its class's namespace, which a base class may have another of. */
export interface XmlMember {
  readonly member: Member;
  readonly element: string;
  readonly namespace: string;
}

const planned = new WeakMap<ObjectType, readonly XmlMember[]>();

/** Every member in the order of XML: the base's first; per class those without a place by name (ordinal), then by place and name. */
export function xmlMembers(type: ObjectType): readonly XmlMember[] {
  const known = planned.get(type);
  if (known !== undefined) return known;
  const own = type.members
    .map((member) => ({ member, element: encodeName(member.name), namespace: type.namespace }))
    .toSorted((a, b) => place(a.member) - place(b.member) || (a.member.name < b.member.name ? -1 : 1));
  const all = type.base === undefined ? own : [...xmlMembers(type.base), ...own];
  planned.set(type, all);
  return all;
}

function place(member: Member): number {
  return member.order ?? Number.MIN_SAFE_INTEGER;
}
