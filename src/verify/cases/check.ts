import type { Citation } from "../../citation.ts";
import type { Operation } from "../../contract/model/contract.ts";
import { type Check, type CheckKind, nameOf } from "../verdict/check.ts";

/** What a check is about: a parameter by its name, or an operation. */
interface Cited {
  readonly name?: string;
  readonly citations: readonly Citation[];
  readonly stands?: () => Citation | undefined;
}

/** A check with its promise; cited are the lines of the parameter it is about, else those of the operation. */
export function checkOf(kind: CheckKind, id: string, promise: string, cited: Cited | undefined): Check {
  return { id, promise, citations: cited?.citations ?? [], stands: cited?.stands, kind, about: cited?.name };
}

/** The checks of an operation that are the only ones of their kinds: `name → promise`. */
export function checksOf<Name extends string>(
  kinds: Readonly<Record<Name, CheckKind>>,
  operation: Operation,
  promises: Readonly<Partial<Record<Name, string>>>,
): readonly Check[] {
  return Object.entries<string | undefined>(promises).flatMap(([name, promise]) => {
    const kind = kinds[name as Name]; // the names of promises are those of kinds
    return promise === undefined ? [] : [checkOf(kind, nameOf(kind), promise, operation)];
  });
}
