import type { Contract } from "./contract.ts";

/** The roles that an API's operations ask for. */
export function askedRoles({ operations }: Contract): readonly string[] {
  return [...new Set(operations.flatMap(({ security }) => security.flatMap(({ roles }) => roles)))];
}

/** The roles that an API knows: those that its operations ask for, and the one that passes every check. */
export function rolesOf(contract: Contract): readonly string[] {
  const superRole = contract.host.login?.superRole;
  return superRole === undefined ? askedRoles(contract) : [...askedRoles(contract), superRole];
}
