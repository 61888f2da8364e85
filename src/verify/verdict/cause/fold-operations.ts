import type { Finding, OperationResult, RepeatedFinding } from "../result.ts";
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
  readonly result: Omit<FoldedOperation, "findings" | "repeats">;
  readonly told: readonly ToldBreak[];
}

/** A break that is told, and under which operation. */
interface Told extends ToldBreak {
  readonly operation: OperationOutcome;
}

/** What several operations show alike: the first tells it in full. */
type Alike = [Told, ...Told[]];

/**
 * Tells what several operations of one API show alike in full only once, under the first of them whose request shows it again:
 * one may have been for a row that the run has removed since. The others tell it in short, each by its own request.
 */
export function foldOperations(operations: readonly OperationOutcome[]): readonly FoldedOperation[] {
  const all: Alike[] = [];
  for (const operation of operations)
    for (const one of operation.told) {
      const own: Told = { ...one, operation };
      const alike = all.find(([head]) => head.operation !== operation && isAlike(head.seen, own.seen));
      if (alike === undefined) all.push([own]);
      else if (alike[0].finding.seenAgain === false && own.finding.seenAgain === true) alike.unshift(own);
      else alike.push(own);
    }
  const own = all.filter(([{ seen }]) => seen.check.kind.isComparison !== true);
  const shown = own.length === 0 ? all : own;
  const following = all.filter((alike) => !shown.includes(alike)).flat();
  return operations.map((operation) => {
    const isOwn = (one: Told): boolean => one.operation === operation;
    return {
      ...operation.result,
      findings: shown.filter(([head]) => isOwn(head)).map(inFull),
      repeats: [
        ...shown.flatMap(([head, ...others]) => others.filter(isOwn).map((one) => inShort(one, head))),
        ...following.filter(isOwn).map(({ finding }) => finding),
      ],
    };
  });
}

function inFull([{ finding }, ...others]: Alike): Finding {
  return { ...finding, alsoIn: [...new Set(others.map(({ operation }) => operation.result.operation))] };
}

function inShort({ finding }: Told, head: Told): RepeatedFinding {
  return { ...finding, told: { operation: head.operation.result.operation, check: head.finding.check } };
}

function isAlike(one: SeenBreak, other: SeenBreak): boolean {
  return (
    isSameBreak(one, other) ||
    (one.check.id === other.check.id && isRepeated(one.check, one.deviation.place, other.deviation.place))
  );
}
