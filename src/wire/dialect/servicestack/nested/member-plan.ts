import type { Member, ObjectType } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { wireName } from "../casing.ts";
import type { Spelling } from "../spelling.ts";
import { defaultOf, isDefault } from "../../../scalar/default-value.ts";

/** How a member is written in JSON and JSV, decided once per type and spelling. */
export interface MemberPlan {
  readonly member: Member;
  readonly name: string;
  readonly key: string;
  /** What is written of its value; undefined: the member is left out. */
  shown(value: Value | undefined): Value | undefined;
}

/** Plans for every member, in the order of JSON. */
export function memberPlans(type: ObjectType, spelling: Spelling): readonly MemberPlan[] {
  return type.all.map((member) => planMember(member, spelling));
}

/** Whether a member that holds its default is left out: on request, and where the host spells the type by a function of its own. */
export function omitsDefault(member: Member, spelling: Spelling): boolean {
  const { slot } = member;
  if (slot.nullable) return false;
  if (slot.type.kind === "datetime" && spelling.dates === "seconds") return true;
  if (slot.type.kind === "guid" && spelling.guids === "hyphens") return true;
  return spelling.omitDefaults;
}

function planMember(member: Member, spelling: Spelling): MemberPlan {
  const { key, slot } = member;
  const fallback = slot.nullable ? null : defaultOf(slot.type);
  const whenNull = spelling.nulls ? null : undefined;
  const omits = omitsDefault(member, spelling);
  return {
    member,
    key,
    name: wireName(member, spelling.casing),
    shown: (value) => {
      const held = value ?? fallback;
      if (held === null) return whenNull;
      return omits && isDefault(held, slot.type) ? undefined : held;
    },
  };
}
