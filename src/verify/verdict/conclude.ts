import type { Reply } from "../exchange/reply.ts";
import { type CauseGroup, groupCauses } from "./group-causes.ts";
import type { CheckResult, Finding, Verdict } from "./result.ts";
import type { Deviation } from "./deviation.ts";
import type { Cause, Entry } from "./tally.ts";

/** The exchange by which a finding is shown. */
export interface Counterexample {
  readonly reply: Reply;
  readonly deviation: Deviation;
  /** What has to be asked before it, in order. */
  readonly before: readonly Reply[];
  /** Whether the same came when it was asked again apart from its case; undefined: it was not asked. */
  readonly seenAgain: boolean | undefined;
}

/** Makes the parts of a finding that depend on the target and its secrets. */
export interface Rendering {
  /** A text without secrets. */
  readonly text: (text: string) => string;
  deviation(deviation: Deviation): Pick<Finding, "place" | "at" | "expected" | "found">;
  counterexample(
    shown: Counterexample,
    caseId: string,
  ): Pick<Finding, "before" | "request" | "response" | "curl" | "again">;
}

/** The causes of what broke, each with what else breaks by it. */
export function causesOf(entries: readonly Entry[]): readonly CauseGroup[] {
  return groupCauses(entries.flatMap(({ causes }) => causes));
}

/** A verdict for each check, and for each cause one finding. */
export function conclude(
  entries: readonly Entry[],
  groups: readonly CauseGroup[],
  shown: ReadonlyMap<Cause, Counterexample>,
  rendering: Rendering,
): { readonly checks: readonly CheckResult[]; readonly findings: readonly Finding[] } {
  const told = new Map(groups.flatMap((group) => group.map((cause) => [cause.check.id, group[0].check.id] as const)));
  return {
    checks: entries.map((entry) => ({
      ...checkOf(entry),
      verdict: verdictOf(entry, told.get(entry.check.id), rendering),
    })),
    findings: groups.map((group) => findingOf(group, shown.get(group[0]), rendering)),
  };
}

function checkOf({ check: { id, promise, citations } }: Entry): Pick<CheckResult, "id" | "promise" | "citations"> {
  return { id, promise, citations };
}

function verdictOf(
  { check, holds, breaks, skipped }: Entry,
  told: string | undefined,
  { text }: Pick<Rendering, "text">,
): Verdict {
  if (breaks > 0) return { kind: "breaks", answers: holds + breaks, told: told ?? check.id };
  if (holds > 0) return { kind: "holds", answers: holds };
  const unasked = { reason: "no answer was put to it", cure: "name more under values in the target file" };
  const { reason, cure } = skipped ?? unasked;
  return { kind: "not checked", reason: text(reason), cure };
}

function findingOf(
  [head, ...others]: CauseGroup,
  counterexample: Counterexample | undefined,
  rendering: Rendering,
): Finding {
  const { check, count, caseId } = head;
  const shown = counterexample ?? { ...head, before: [], seenAgain: undefined };
  return {
    check: check.id,
    promise: check.promise,
    citations: check.citations,
    count,
    ...rendering.deviation(shown.deviation),
    seenAgain: shown.seenAgain,
    ...rendering.counterexample(shown, caseId),
    alsoIn: [],
    also: others.map((cause) => ({
      check: cause.check.id,
      ...rendering.deviation(cause.deviation),
      count: cause.count,
    })),
  };
}
