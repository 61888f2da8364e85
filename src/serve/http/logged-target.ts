import type { Contract } from "../../contract/model/contract.ts";
import { redactedAddress } from "../../redacted-address.ts";

/**
 * A request's address as the log keeps it: path and query as sent, but for the values of parameters that are named like
 * secrets, or that a contract declares to hold an API key.
 */
export function loggedTarget(target: string, contracts: readonly Contract[]): string {
  const keys = new Set(
    contracts.flatMap(({ schemes }) =>
      [...schemes.values()].flatMap(({ at: place }) => (place?.in === "query" ? [place.name.toLowerCase()] : [])),
    ),
  );
  return redactedAddress(target, (name) => keys.has(name.toLowerCase()));
}
