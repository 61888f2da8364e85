import type { Citation } from "../../citation.ts";
import type { Operation } from "../../contract/model/contract.ts";
import type { Check } from "../verdict/check.ts";

/** A check with its promise; cited are the lines of the parameter it is about, else those of the operation. */
export function checkOf(
  id: string,
  promise: string,
  cited: { readonly citations: readonly Citation[] } | undefined,
): Check {
  return { id, promise, citations: cited?.citations ?? [] };
}

/** Makes the checks of a family for one operation: `name → promise`. */
export function checksOf(
  family: string,
  operation: Operation,
  promises: Readonly<Record<string, string>>,
): readonly Check[] {
  return Object.entries(promises).map(([name, promise]) => checkOf(`${family}/${name}`, promise, operation));
}
