import type { Reply } from "../../exchange/reply.ts";
import type { ToldBreak } from "./fold-operations.ts";
import type { CauseGroup } from "./group-causes.ts";
import type { CheckResult, Finding, Remark, Verdict } from "../result.ts";
import type { Deviation } from "../deviation.ts";
import { renamedAt } from "../renamed.ts";
import { whereSaid } from "../where-said.ts";
import type { Cause, Entry } from "./tally.ts";

/** The exchange by which a finding is shown. */
export interface Counterexample {
  readonly reply: Reply;
  readonly deviation: Deviation;
  /** What has to be asked before it, in order. */
  readonly before: readonly Reply[];
  /** Whether the same came when it was asked again apart from its case; undefined: it was not asked. */
  readonly seenAgain: boolean | undefined;
  /** Whether it is of a row that the run made, and has removed again. */
  readonly isRowGone?: true;
}

/** Makes the parts of a finding that depend on the target and its secrets. */
export interface Rendering {
  /** A text without secrets. */
  readonly text: (text: string) => string;
  /** What a remark of a kind says of its place. */
  readonly remark: (kind: Remark["kind"]) => string;
  /** Lines that are cited. */
  quotes(citations: Finding["citations"]): readonly string[];
  deviation(deviation: Deviation): Pick<Finding, "place" | "at" | "expected" | "found">;
  counterexample(
    shown: Counterexample,
    caseId: string,
  ): Pick<Finding, "before" | "request" | "response" | "curl" | "again">;
}

/** A verdict for each check, and for each cause one finding. */
export function conclude(
  entries: readonly Entry[],
  groups: readonly CauseGroup[],
  shown: ReadonlyMap<Cause, Counterexample>,
  rendering: Rendering,
): {
  readonly checks: readonly CheckResult[];
  readonly told: readonly ToldBreak[];
  readonly remarks: readonly Remark[];
} {
  const headlines = new Map(
    groups.flatMap((group) => group.map((cause) => [cause.check.id, group[0].check.id] as const)),
  );
  return {
    checks: entries.map((entry) => ({
      ...checkOf(entry),
      verdict: verdictOf(entry, headlines.get(entry.check.id), rendering),
    })),
    told: groups.map((group) => toldBy(group, shown.get(group[0]), rendering)),
    remarks: entries.flatMap(({ remarks }) => remarks.map((cause) => remarkOf(cause, rendering))),
  };
}

function checkOf({ check: { id, promise, citations, kind, isInferred } }: Entry): Omit<CheckResult, "verdict"> {
  return { id, family: kind.family, promise, citations, ...(isInferred === true ? { isInferred } : {}) };
}

function remarkOf(cause: Cause, rendering: Rendering): Remark {
  const { check, reply, deviation, caseId, count } = cause;
  const { place, at, expected, found } = rendering.deviation(deviation);
  const { request, curl, again } = rendering.counterexample({ ...asItCame, reply, deviation }, caseId);
  const kind = deviation.remark ?? "inferred";
  const shown = { check: check.id, promise: check.promise, at, expected, found, request, curl, again };
  return { kind, place, text: rendering.remark(kind), count, shown };
}

const asItCame = { before: [], seenAgain: undefined };

function verdictOf(
  { check, holds, breaks, remarks, skipped }: Entry,
  told: string | undefined,
  { text }: Pick<Rendering, "text">,
): Verdict {
  if (breaks > 0) return { kind: "breaks", answers: holds + breaks, told: told ?? check.id };
  if (check.isInferred === true && remarks.length > 0) return notSo;
  if (holds > 0 && skipped?.isUndecided !== true) return { kind: "holds", answers: holds };
  const unasked = { reason: "no answer was available for it", cure: "name more under values in the target file" };
  const { reason, cure } = skipped ?? unasked;
  return { kind: "not checked", reason: text(reason), cure };
}

const notSo: Verdict = {
  kind: "not checked",
  reason: "the contract does not say it, and it is not so here: see the remarks",
  cure: "state it in the document, or in an overlay, if it is promised",
};

function toldBy(
  [head, ...others]: CauseGroup,
  counterexample: Counterexample | undefined,
  rendering: Rendering,
): ToldBreak {
  const { check, count, caseId } = head;
  const shown: Counterexample = counterexample ?? { ...head, ...asItCame };
  const renamed = renamedAt(shown.deviation.place, [...shown.before, shown.reply]);
  const citations = whereSaid(check, shown.reply, shown.deviation);
  const finding: Finding = {
    check: check.id,
    promise: check.promise,
    citations,
    quotes: rendering.quotes(citations),
    count,
    ...rendering.deviation(shown.deviation),
    ...(renamed === undefined ? {} : { renamed: rendering.text(renamed) }),
    seenAgain: shown.seenAgain,
    ...(shown.isRowGone === true ? { isRowGone: true } : {}),
    ...rendering.counterexample(shown, caseId),
    alsoIn: [],
    also: others.map((cause) => ({
      check: cause.check.id,
      ...rendering.deviation(cause.deviation),
      count: cause.count,
    })),
  };
  return { finding, seen: { check, reply: shown.reply, deviation: shown.deviation } };
}
