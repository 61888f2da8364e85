import type { Finding, OperationResult } from "./result.ts";

/** Tells what several operations of one API show alike only once, under the first of them. */
export function foldOperations(operations: readonly OperationResult[]): readonly OperationResult[] {
  const told: { finding: Finding; readonly operation: number }[] = [];
  operations.forEach(({ findings, operation }, index) => {
    for (const finding of findings) {
      const before = told.find((one) => one.operation !== index && isAlike(one.finding, finding));
      if (before === undefined) told.push({ finding, operation: index });
      else before.finding = { ...before.finding, alsoIn: [...before.finding.alsoIn, operation] };
    }
  });
  const kept = told.filter(({ finding }) => !isComparison(finding));
  const shown = kept.length === 0 ? told : kept;
  return operations.map((operation, index) => ({
    ...operation,
    findings: shown.filter((one) => one.operation === index).map(({ finding }) => finding),
  }));
}

/** What two operations show apart is told by the one that is wrong, where that breaks a promise of its own. */
function isComparison({ check }: Finding): boolean {
  return check === "lookups/elsewhere";
}

/** The same check, or one of its family, in the same kind of place and words. */
function isAlike(one: Finding, other: Finding): boolean {
  return one.check === other.check
    ? placeOf(one) === placeOf(other) || isSpecific(one)
    : familyOf(one) === familyOf(other) && words(one) === words(other);
}

function isSpecific({ check }: Finding): boolean {
  return !/^(answers|failures|servicestack)\//.test(check);
}

function familyOf({ check }: Finding): string | undefined {
  return check.split("/")[0];
}

function placeOf({ place }: Finding): string {
  return place.replace(/\d+/g, "*");
}

function words({ place, expected, found }: Finding): string {
  return `${place} ${expected} ${found}`.replace(/'[^']*'|\d+/g, "*");
}
