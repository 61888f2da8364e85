import type { Finding, OperationResult } from "../result.ts";
import { isRepeated, isSameBreak, type SeenBreak } from "./same-cause.ts";

/** A finding, and the break that it tells. */
export interface ToldBreak {
  readonly finding: Finding;
  readonly seen: SeenBreak;
}

/** What one operation came to, apart from what it was sent: cases of other operations send to it too. */
type FoldedOperation = Omit<OperationResult, "parts" | "requests">;

/** What one operation came to, before what it shares with others is told once. */
export interface OperationOutcome {
  readonly result: Omit<FoldedOperation, "findings">;
  readonly told: readonly ToldBreak[];
}

/** Tells what several operations of one API show alike only once, under the first of them. */
export function foldOperations(operations: readonly OperationOutcome[]): readonly FoldedOperation[] {
  const all: { readonly operation: OperationOutcome; readonly seen: SeenBreak; finding: Finding }[] = [];
  for (const operation of operations)
    for (const { finding, seen } of operation.told) {
      const before = all.find((one) => one.operation !== operation && isAlike(one.seen, seen));
      if (before === undefined) all.push({ operation, seen, finding });
      else before.finding = { ...before.finding, alsoIn: [...before.finding.alsoIn, operation.result.operation] };
    }
  const own = all.filter(({ seen }) => seen.check.kind.isComparison !== true);
  const shown = own.length === 0 ? all : own;
  return operations.map((operation) => ({
    ...operation.result,
    findings: shown.filter((one) => one.operation === operation).map(({ finding }) => finding),
  }));
}

function isAlike(one: SeenBreak, other: SeenBreak): boolean {
  return (
    isSameBreak(one, other) ||
    (one.check.id === other.check.id && isRepeated(one.check, one.deviation.place, other.deviation.place))
  );
}
