import type { JsonObject } from "../json.ts";
import { SchemaJudge } from "../judge/judge.ts";
import { isHolder } from "../../contract/model/row-holder.ts";
import type { Node } from "../plan/node.ts";
import { kind } from "../schema/kinds.ts";
import { ChildKeys } from "./child-keys.ts";
import type { Direction, Maker } from "./maker.ts";
import type { Run } from "./spot.ts";

/** What is known of the members of an object before one is made. */
export interface MemberPlans {
  readonly listed: readonly MemberPlan[];
  readonly byName: ReadonlyMap<string, MemberPlan>;
  readonly keys: ChildKeys;
  /** Whether members can be chosen one by one: none needs another, and there is no most. */
  readonly isFree: boolean;
  /** Whether it is a link, of which most hosts say no more than where it leads (HAL, section 5). */
  readonly isLink: boolean;
}

export interface MemberPlan {
  readonly name: string;
  /** Its place among those that are listed; undefined for others. */
  readonly index: number | undefined;
  readonly node: Node;
  readonly isRequired: boolean;
  /** Whether a schema of names allows the name. */
  readonly isNamed: boolean;
  readonly isNullable: boolean;
  /** Whether it holds others, whatever it is. */
  readonly isNested: boolean;
  /** Whether nobody has a use for the object without it, though it may be missing. */
  readonly isPoint: boolean;
}

export function memberPlans(node: Node): MemberPlans {
  return node.once("member plans", () => {
    const { members, counts } = node;
    const listed = members.listed.map((name, index) => memberPlan(node, name, index));
    return {
      listed,
      byName: new Map(listed.map((plan) => [plan.name, plan])),
      keys: new ChildKeys(members.listed),
      isLink: members.listed.includes("href") && members.listed.includes("templated"),
      isFree: counts.members.most === Infinity && listed.every(({ name }) => members.needs(name).length === 0),
    };
  });
}

export function memberPlan(node: Node, name: string, index?: number): MemberPlan {
  const member = node.member(name);
  const judge = new SchemaJudge();
  const isNested = (member.kinds & ~(kind.array | kind.object)) === 0;
  return {
    name,
    index,
    node: member,
    isRequired: node.members.required.has(name),
    isNamed: node.members.names.every((shape) => judge.admits(shape, name)),
    isNullable: member.isNullable,
    isNested,
    isPoint: isNested ? isHolder(name) && isAlone(node, name) : /^(access_?)?token$|^jwt$/i.test(name),
  };
}

/** Whether the others of an object only say which it is. */
function isAlone({ members }: Node, name: string): boolean {
  return members.listed.every(
    (other) => other === name || /^_?(id|type|key|self|links|meta|relationships)$/i.test(other),
  );
}

/** Whether a member is left out of bodies that go this way: of requests what is only read, of responses what is only written. */
export function goesOtherWay({ node }: MemberPlan, direction: Direction | undefined): boolean {
  if (direction === undefined) return false;
  return node.once(`not in a ${direction}`, () =>
    node.shapes.some(({ readOnly, writeOnly }) => (direction === "request" ? readOnly : writeOnly) === true),
  );
}

/** An object without one of its members; undefined: it has to be there. */
export function withoutMember(
  object: JsonObject,
  { name, isRequired }: MemberPlan,
  node: Node,
): JsonObject | undefined {
  const others = Object.entries(object).filter(([other]) => other !== name);
  const mayGo = !isRequired && memberPlans(node).isFree && others.length >= node.counts.members.least;
  return mayGo ? Object.fromEntries(others) : undefined;
}

/** Whether a member can be there, in what room there is inside its object. */
export function canBe({ node, isNamed }: MemberPlan, maker: Maker, room: number | undefined, run: Run): boolean {
  return isNamed && maker.canMake(node, room, run);
}
