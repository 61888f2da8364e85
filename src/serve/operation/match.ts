import type { Contract, Operation } from "../../contract/model/contract.ts";

/** A route that takes a path: the operation, and its path parameters as text. */
export interface Match {
  readonly operation: Operation;
  readonly path: ReadonlyMap<string, string>;
}

/**
 * The operation whose path and verb fit. Literal segments compare without regard to case; of several, the one with
 * the fewest variables wins (`/find` before `/{Id}`).
 * @param segments decoded and never empty
 */
export function matchRoute(contract: Contract, method: string, segments: readonly string[]): Match | undefined {
  return routesOf(contract, segments)
    .filter(({ operation }) => operation.method === method)
    .sort((a, b) => a.path.size - b.path.size)[0];
}

/** How many leading segments some route shares with the path; Infinity when one takes it whole, whatever its verb. */
export function reachOf(contract: Contract, segments: readonly string[]): number {
  if (routesOf(contract, segments).length > 0) return Infinity;
  return Math.max(0, ...contract.operations.map((operation) => sharedSegments(operation, segments)));
}

function routesOf(contract: Contract, segments: readonly string[]): Match[] {
  return contract.operations
    .filter((operation) => operation.segments.length === segments.length)
    .filter((operation) => sharedSegments(operation, segments) === segments.length)
    .map((operation) => ({ operation, path: pathParameters(operation, segments) }));
}

function sharedSegments(operation: Operation, segments: readonly string[]): number {
  const different = operation.segments.findIndex((segment, i) => {
    const given = segments[i];
    return given === undefined || (typeof segment === "string" && segment.toLowerCase() !== given.toLowerCase());
  });
  return different < 0 ? operation.segments.length : different;
}

function pathParameters(operation: Operation, segments: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  operation.segments.forEach((segment, i) => {
    if (typeof segment !== "string") found.set(segment.parameter, segments[i] ?? "");
  });
  return found;
}
