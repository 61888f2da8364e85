import type { Json, JsonObject } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { isEarly, isLater } from "../text/moment-text.ts";
import { microsoftDate } from "../text/written-moment.ts";
import { wordsOf } from "../text/words-of.ts";
import { isOpenMember } from "./known.ts";
import { isTime } from "./likely-object.ts";
import { type MemberPlan, memberPlans } from "./member-plan.ts";
import type { Spot } from "./spot.ts";

/** Words of which the first lot names no more than the second does, where the rest of two names is the same. */
const pairs: readonly (readonly [least: RegExp, most: RegExp])[] = [
  [
    /^(min|minimum|least|lowest|lower|low|from|start|first|begin)$/,
    /^(max|maximum|most|highest|upper|high|to|end|last)$/,
  ],
  [
    /^(used|actual|current|remaining|available|consumed|reserved|occupied|free)$/,
    /^(max|maximum|limit|total|quota|capacity|allowed|allocated)$/,
  ],
];

/** Two members of which the first is no larger or later than the second. */
interface Pair {
  readonly least: MemberPlan;
  readonly most: MemberPlan;
}

/**
 * An object whose least is no more than its most, what is used no more than what there is, and what began no later than what
 * became of it: such values change places.
 */
export function orderedMembers(object: JsonObject, node: Node, { known, room }: Spot): JsonObject {
  if (room !== undefined) return object;
  const isFree = ({ name }: MemberPlan): boolean => isOpenMember(known, name);
  return node
    .once("ordered members", () => [...pairsOf(memberPlans(node).listed), ...timesOf(memberPlans(node).listed)])
    .reduce((before, { least, most }) => {
      const [small, large] = [before[least.name], before[most.name]];
      if (small === undefined || large === undefined || !isMore(small, large)) return before;
      const mayChange = isFree(least) && isFree(most) && least.node.admits(large) && most.node.admits(small);
      return mayChange ? { ...before, [least.name]: large, [most.name]: small } : before;
    }, object);
}

/** Whether both are numbers, or times of one form (ISO 8601, Microsoft's), and the first is more. */
function isMore(first: Json, second: Json): boolean {
  if (typeof first === "number" && typeof second === "number") return first > second;
  if (typeof first !== "string" || typeof second !== "string") return false;
  const [one, other] = [microsoftDate(first), microsoftDate(second)];
  if (one !== undefined && other !== undefined) return one.isDay === other.isDay && one.time > other.time;
  if (first.length !== second.length) return false;
  return isoDate.test(first) && isoDate.test(second) && first > second;
}

const isoDate = /^\d{4}-\d\d-\d\d/;

/** What began, and what became of it later. */
function timesOf(listed: readonly MemberPlan[]): readonly Pair[] {
  const times = listed.filter(isTime);
  const later = times.filter(({ name }) => isLater(name));
  return times.filter(({ name }) => isEarly(name)).flatMap((least) => later.map((most) => ({ least, most })));
}

function pairsOf(listed: readonly MemberPlan[]): readonly Pair[] {
  const marked = (lot: RegExp): readonly { readonly plan: MemberPlan; readonly rest: string }[] =>
    listed.flatMap((plan) => {
      const words = wordsOf(plan.name);
      const at = words.findIndex((word) => lot.test(word));
      return at < 0 ? [] : [{ plan, rest: words.toSpliced(at, 1).join(" ") }];
    });
  return pairs.flatMap(([first, second]) => {
    const larger = marked(second);
    return marked(first).flatMap(({ plan: least, rest }) =>
      larger.filter((one) => one.rest === rest && one.plan !== least).map(({ plan: most }) => ({ least, most })),
    );
  });
}
