import type { Fetched } from "../contract/check/library.ts";
import { derive } from "../derive/derive.ts";
import { readGiven } from "../derive/read-given.ts";
import { givenOf, mayBeDocumentation } from "./may-be-documentation.ts";

/**
 * Makes contracts of the documentation among what is to be served, each time anew: a page that changes is read again.
 * @returns undefined when every reference is a contract
 */
export function derivedContracts(
  references: readonly string[],
  fetched: Fetched,
): ((reference: string) => string | undefined) | undefined {
  if (!references.some((reference) => isDocumentation(reference, fetched))) return undefined;
  return (reference) => {
    if (!isDocumentation(reference, fetched)) return undefined;
    const given = givenOf(reference, fetched);
    return given === undefined ? undefined : `${JSON.stringify(derive([given]).document, null, 2)}\n`;
  };
}

/** Files of these kinds are contracts, unless they are a host's own description of itself. */
const contractEnding = /\.(?:ya?ml|json)$/i;

function isDocumentation(reference: string, fetched: Fetched): boolean {
  const given = mayBeDocumentation(reference, fetched) ? givenOf(reference, fetched) : undefined;
  if (given === undefined) return false;
  if (readGiven(given).is === "account") return true;
  return !contractEnding.test(reference) && /^\s*</.test(given.text);
}
