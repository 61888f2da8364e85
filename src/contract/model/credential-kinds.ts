import type { Contract, Operation, SecurityScheme } from "./contract.ts";

/** The kinds of credentials that an operation takes, in whatever alternative. */
export function credentialKinds(
  { security }: Operation,
  { schemes }: Contract,
): ReadonlySet<SecurityScheme["kind"] | undefined> {
  return new Set(security.flatMap(({ demands }) => demands).map(({ scheme }) => schemes.get(scheme)?.kind));
}
