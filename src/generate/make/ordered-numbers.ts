import type { JsonObject } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { wordsOf } from "../text/words-of.ts";
import { isOpenMember } from "./known.ts";
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

/** Two members of which the first is a number no larger than the second. */
interface Pair {
  readonly least: MemberPlan;
  readonly most: MemberPlan;
}

/** An object whose least is no more than its most, and what is used no more than what there is: numbers change places. */
export function orderedNumbers(object: JsonObject, node: Node, { known, room }: Spot): JsonObject {
  if (room !== undefined) return object;
  const isFree = ({ name }: MemberPlan): boolean => isOpenMember(known, name);
  return node
    .once("ordered numbers", () => pairsOf(memberPlans(node).listed))
    .reduce((before, { least, most }) => {
      const [small, large] = [before[least.name], before[most.name]];
      if (typeof small !== "number" || typeof large !== "number" || small <= large) return before;
      const mayChange = isFree(least) && isFree(most) && least.node.admits(large) && most.node.admits(small);
      return mayChange ? { ...before, [least.name]: large, [most.name]: small } : before;
    }, object);
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
