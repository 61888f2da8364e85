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

/** A break that is told, and under which operation. */
interface Told extends ToldBreak {
  readonly operation: OperationOutcome;
}

/**
 * Tells what several operations of one API show alike only once, under the first of them whose request shows it again: one
 * may have been for a row that the run has removed since.
 */
export function foldOperations(operations: readonly OperationOutcome[]): readonly FoldedOperation[] {
  const all: Told[] = [];
  for (const operation of operations)
    for (const { finding, seen } of operation.told) {
      const own: Told = { operation, seen, finding };
      const at = all.findIndex((one) => one.operation !== operation && isAlike(one.seen, seen));
      const before = all[at];
      if (before === undefined) all.push(own);
      else
        all[at] =
          before.finding.seenAgain === false && finding.seenAgain === true ? also(own, before) : also(before, own);
    }
  const own = all.filter(({ seen }) => seen.check.kind.isComparison !== true);
  const shown = own.length === 0 ? all : own;
  return operations.map((operation) => ({
    ...operation.result,
    findings: shown.filter((one) => one.operation === operation).map(({ finding }) => finding),
  }));
}

/** The same is told under another operation, too. */
function also(told: Told, { finding, operation }: Told): Told {
  const alsoIn = [...told.finding.alsoIn, operation.result.operation, ...finding.alsoIn];
  return { ...told, finding: { ...told.finding, alsoIn } };
}

function isAlike(one: SeenBreak, other: SeenBreak): boolean {
  return (
    isSameBreak(one, other) ||
    (one.check.id === other.check.id && isRepeated(one.check, one.deviation.place, other.deviation.place))
  );
}
