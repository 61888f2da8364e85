import type { CheckResult, OperationResult, Verdict, VerifyResult } from "../verdict/result.ts";
import { checksOf, countVerdicts } from "../verdict/result.ts";

/** Checks of one family, and how many have each verdict. */
export interface FamilySummary {
  readonly family: string;
  readonly counts: Readonly<Record<Verdict["kind"], number>>;
  readonly checks: readonly CheckResult[];
}

/** The families of an operation's checks, in the order in which they were first asked. */
export function familiesOf({ checks }: OperationResult): readonly FamilySummary[] {
  const families = new Map<string, CheckResult[]>();
  for (const check of checks) {
    const family = check.id.split("/")[0] ?? check.id;
    families.set(family, [...(families.get(family) ?? []), check]);
  }
  return [...families].map(([family, members]) => {
    const counts = { holds: 0, breaks: 0, "not checked": 0 };
    for (const { verdict } of members) counts[verdict.kind] += 1;
    return { family, counts, checks: members };
  });
}

/** Checks that were not asked for the same reason. */
export interface Unchecked {
  readonly reason: string;
  readonly cure: string;
  readonly ids: readonly string[];
}

/** What was not checked, by what is lacking. */
export function uncheckedByReason(checks: readonly CheckResult[]): readonly Unchecked[] {
  const groups = new Map<string, { reason: string; cure: string; ids: string[] }>();
  for (const { id, verdict } of checks) {
    if (verdict.kind !== "not checked") continue;
    const { reason, cure } = verdict;
    const group = groups.get(`${reason} ${cure}`) ?? { reason, cure, ids: [] };
    group.ids.push(id);
    groups.set(`${reason} ${cure}`, group);
  }
  return [...groups.values()];
}

/** `87 hold, 1 breaks, 2 not checked`; what is none is left out, except the first. */
export function countsText(counts: Readonly<Record<Verdict["kind"], number>>): string {
  const parts = [`${counts.holds} ${counts.holds === 1 ? "holds" : "hold"}`];
  if (counts.breaks > 0) parts.push(`${counts.breaks} ${counts.breaks === 1 ? "breaks" : "break"}`);
  if (counts["not checked"] > 0) parts.push(`${counts["not checked"]} not checked`);
  return parts.join(", ");
}

/** The share of promises that were put to the test, as a whole percentage. */
export function coverageOf(result: VerifyResult): number {
  const { length } = checksOf(result);
  return length === 0 ? 0 : Math.round(((length - countVerdicts(result)["not checked"]) / length) * 100);
}

/** One sentence on how it went. */
export function headlineOf(result: VerifyResult): string {
  if (result.unreachable !== undefined) return `Nobody answers at ${result.target}: ${result.unreachable}`;
  const counts = countVerdicts(result);
  if (counts.breaks > 0)
    return `${counts.breaks} of ${checksOf(result).length} promises ${counts.breaks === 1 ? "is" : "are"} broken`;
  return counts["not checked"] > 0 ? "Nothing that was checked is broken" : "Everything holds";
}
