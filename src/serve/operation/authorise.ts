import type { Operation } from "../../contract/model/contract.ts";
import type { Caller } from "./caller.ts";

/**
 * Whether the caller may call the operation. A requirement lists alternatives, any of which is enough
 * (OpenAPI 3.1, Security Requirement Object); the scheme by which the caller came does not matter, as on the hosts.
 * @param superRole a role that passes every check
 */
export function authorise(
  operation: Operation,
  caller: Caller | undefined,
  superRole: string | undefined,
): "allowed" | "nobody" | "role missing" {
  if (operation.security.length === 0) return "allowed";
  if (caller === undefined) return "nobody";
  if (superRole !== undefined && caller.roles.includes(superRole)) return "allowed";
  const enough = operation.security.some(({ roles }) => roles.every((role) => caller.roles.includes(role)));
  return enough ? "allowed" : "role missing";
}
