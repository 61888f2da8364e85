import type { Operation } from "../../contract/model/contract.ts";
import { isAway, type Reply } from "../exchange/reply.ts";
import { partKeyOf, type PartName, partsIn, partsOf } from "./contract-parts.ts";
import type { ContractPart } from "./result.ts";

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
