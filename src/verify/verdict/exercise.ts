import type { Operation } from "../../contract/model/contract.ts";
import { isAway, type Reply } from "../exchange/reply.ts";
import { partKeyOf, type PartName, partsIn, partsOf } from "./contract-parts.ts";
import type { ContractPart, OperationResult } from "./result.ts";

/** Counts which parts of a contract the requests and answers of a run exercise. */
export interface Exercise {
  /** Takes an exchange into account; `family` asked for it. */
  look(reply: Reply, family: string): void;
  /** Every part of the operation; those that were not exercised with the reason. */
  parts(): readonly ContractPart[];
}

function reasonOf({ kind, status }: Pick<PartName, "kind" | "status">): string {
  switch (kind) {
    case "parameter":
      return "no request sent it";
    case "response":
      return typeof status === "number" && status >= 500
        ? "a server error cannot be provoked"
        : "no answer had this status";
    case "property":
    case "choice":
      return "no answer showed it: under values in the target file, name something that has it";
  }
}

function withoutStatus({ status: _, ...part }: PartName): Omit<PartName, "status"> {
  return part;
}

/** Nothing exercised yet. */
export function exerciseOf(operation: Operation): Exercise {
  const drafts = new Map(
    partsOf(operation).map((part) => [partKeyOf(part), { part, exchanges: 0, families: new Set<string>() }]),
  );
  return {
    look(reply, family) {
      if (isAway(reply)) return;
      for (const key of partsIn(reply)) {
        const draft = drafts.get(key);
        if (draft === undefined) continue;
        draft.exchanges += 1;
        draft.families.add(family);
      }
    },
    parts: () =>
      [...drafts.values()].map(({ part, exchanges, families }) => ({
        ...withoutStatus(part),
        exchanges,
        families: [...families],
        reason: exchanges > 0 ? undefined : reasonOf(part),
      })),
  };
}

/** What the operations of one API were sent, by whichever operation's cases: a row is created, changed and removed in one. */
export interface ExerciseLog {
  /** Takes an exchange into account; `family` asked for it. */
  look(reply: Reply, family: string): void;
  /** So many requests were sent for a question of an operation. */
  sent(operation: Pick<Operation, "id">, requests: number): void;
  /** What an operation came to. */
  of(operation: string): Pick<OperationResult, "parts" | "requests">;
}

/** Nothing sent yet. */
export function exerciseLogOf(operations: readonly Operation[]): ExerciseLog {
  const known = new Map(operations.map((operation) => [operation.id, operation]));
  const exercises = new Map<string, Exercise>();
  // Made when first needed: a large document has many operations that no run asks.
  const exerciseFor = (id: string): Exercise | undefined => {
    const operation = known.get(id);
    const exercise = exercises.get(id) ?? (operation && exerciseOf(operation));
    if (exercise !== undefined) exercises.set(id, exercise);
    return exercise;
  };
  const requests = new Map<string, number>();
  return {
    look: (reply, family) => exerciseFor(reply.question.operation.id)?.look(reply, family),
    sent({ id }, more) {
      requests.set(id, (requests.get(id) ?? 0) + more);
    },
    of: (id) => ({ requests: requests.get(id) ?? 0, parts: exerciseFor(id)?.parts() ?? [] }),
  };
}
