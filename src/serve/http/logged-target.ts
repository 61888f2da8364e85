import type { Contract } from "../../contract/model/contract.ts";
import { redactedAddress } from "../../redacted-address.ts";

/**
 * A request's address as the log keeps it: path and query as sent, but for the values of parameters that are named like
 * secrets, or that a contract declares to hold an API key.
 */
export function loggedTarget(target: string, contracts: readonly Contract[]): string {
  return redactedAddress(target, (name) => contracts.some((contract) => apiKeys(contract).has(name.toLowerCase())));
}

const known = new WeakMap<Contract, ReadonlySet<string>>();

/** The parameters of a contract's queries that hold API keys, in small letters. */
function apiKeys(contract: Contract): ReadonlySet<string> {
  const keys = known.get(contract) ?? new Set(keysIn(contract));
  known.set(contract, keys);
  return keys;
}

function keysIn({ schemes }: Contract): readonly string[] {
  return [...schemes.values()].flatMap(({ at }) => (at?.in === "query" ? [at.name.toLowerCase()] : []));
}
