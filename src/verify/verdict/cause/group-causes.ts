import { type CheckKind, restsOn } from "../check.ts";
import { isGivenBack } from "./given-back.ts";
import { isLetIn, isSameCause, isTaken } from "./same-cause.ts";
import type { Cause, Entry } from "./tally.ts";

/** Causes that most likely are one: the first is the headline, the others what follows from it. */
export type CauseGroup = readonly [Cause, ...Cause[]];

/** Puts together what is one cause, so that it is told once. Nothing is left out. */
export function groupCauses(entries: readonly Entry[]): readonly CauseGroup[] {
  const depthOf = depthsAmong(entries.map(({ check }) => check.kind));
  const ordered = entries.flatMap(({ causes }) => causes).sort((a, b) => depthOf(a.check.kind) - depthOf(b.check.kind));
  const groups: [Cause, ...Cause[]][] = [];
  for (const cause of ordered) {
    const kin = groups.filter((group) => group.some((other) => isSameCause(cause, other)));
    const [first, ...rest] = kin;
    if (first === undefined) groups.push([cause]);
    else {
      first.push(cause, ...rest.flat());
      for (const group of rest) groups.splice(groups.indexOf(group), 1);
    }
  }
  return groups.map(letInFirst);
}

/** How many of these kinds, one upon the other, a kind rests on: what stands lowest is the headline. */
function depthsAmong(kinds: readonly CheckKind[]): (kind: CheckKind) => number {
  const all = [...new Set(kinds)];
  const depths = new Map<CheckKind, number>();
  const depthOf = (kind: CheckKind): number => {
    const known = depths.get(kind);
    if (known !== undefined) return known;
    depths.set(kind, 0); // kinds that rest on each other, which a framework of somebody's may have by mistake, end here
    const depth = Math.max(0, ...all.filter((base) => restsOn(kind, base)).map((base) => 1 + depthOf(base)));
    depths.set(kind, depth);
    return depth;
  };
  return depthOf;
}

/** An unauthorised caller or a wrong body that is accepted outranks what the answer then holds. */
function letInFirst(group: CauseGroup): CauseGroup {
  const head = group.find(isLetIn) ?? (isGivenBack(group[0]) ? group.find(isTaken) : undefined);
  return head === undefined ? group : [head, ...group.filter((cause) => cause !== head)];
}
