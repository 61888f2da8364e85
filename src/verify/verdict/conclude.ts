import { type CauseGroup, groupCauses } from "./group-causes.ts";
import type { CheckResult, Finding, Verdict } from "./result.ts";
import type { Cause, Entry } from "./tally.ts";

/** Makes the part of a finding that depends on the target and its secrets. */
export type RenderCause = (
  cause: Cause,
) => Omit<Finding, "check" | "promise" | "citations" | "count" | "also" | "alsoIn">;

/** A verdict for each check, and for each cause one finding. */
export function conclude(
  entries: readonly Entry[],
  render: RenderCause,
): { readonly checks: readonly CheckResult[]; readonly findings: readonly Finding[] } {
  const groups = groupCauses(entries.flatMap(({ causes }) => causes));
  const told = new Map(groups.flatMap((group) => group.map((cause) => [cause.check.id, group[0].check.id] as const)));
  return {
    checks: entries.map((entry) => ({ ...checkOf(entry), verdict: verdictOf(entry, told.get(entry.check.id)) })),
    findings: groups.map((group) => findingOf(group, render)),
  };
}

function checkOf({ check: { id, promise, citations } }: Entry): Pick<CheckResult, "id" | "promise" | "citations"> {
  return { id, promise, citations };
}

function verdictOf({ check, holds, breaks, skipped }: Entry, told: string | undefined): Verdict {
  if (breaks > 0) return { kind: "breaks", answers: holds + breaks, told: told ?? check.id };
  if (holds > 0) return { kind: "holds", answers: holds };
  const unasked = { reason: "no answer was put to it", cure: "name more under values in the target file" };
  return { kind: "not checked", ...(skipped ?? unasked) };
}

function findingOf([head, ...others]: CauseGroup, render: RenderCause): Finding {
  const { check, count } = head;
  return {
    check: check.id,
    promise: check.promise,
    citations: check.citations,
    count,
    ...render(head),
    alsoIn: [],
    also: others.map((cause) => {
      const { place, expected, found } = render(cause);
      return { check: cause.check.id, place, expected, found, count: cause.count };
    }),
  };
}
