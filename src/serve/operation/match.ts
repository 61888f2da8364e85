import type { Contract, Operation } from "../../contract/model/contract.ts";

/** A route that takes a path: the operation, and its path parameters as text. */
export interface Match {
  readonly operation: Operation;
  readonly path: ReadonlyMap<string, string>;
}

/** What a contract's routes make of a path. */
export interface Routed {
  /** The operation whose path and verb fit; of several, the one whose path has the fewest parameters (`/find` before `/{Id}`). */
  match(method: string): Match | undefined;
  /** The verbs of all operations whose path fits. */
  readonly methods: readonly string[];
  /** How many leading segments some route shares with the path; Infinity when one takes it whole, whatever its verb. */
  readonly reach: number;
}

/** The routes of a contract, asked with decoded segments that are never empty. */
export type RouteTable = (segments: readonly string[]) => Routed;

interface Route {
  readonly operation: Operation;
  /** Literal text in the letter case that is compared; undefined: a parameter stands there. */
  readonly literals: readonly (string | undefined)[];
  readonly parameters: number;
}

/**
 * Sorts the routes of a contract by their number of segments, once, so that a request is compared with few of them.
 * @param ignoreCase whether literal segments are compared without regard to case
 */
export function routeTable(contract: Contract, ignoreCase: boolean): RouteTable {
  const folded = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  const routes = contract.operations.map((operation): Route => {
    const literals = operation.segments.map((segment) => (typeof segment === "string" ? folded(segment) : undefined));
    return { operation, literals, parameters: literals.filter((literal) => literal === undefined).length };
  });
  const byLength: Route[][] = [];
  for (const route of routes.toSorted((a, b) => a.parameters - b.parameters))
    (byLength[route.literals.length] ??= []).push(route);
  return (segments) => {
    const asked = segments.map(folded);
    const fitting = (byLength[segments.length] ?? []).filter((route) => shared(route, asked) === segments.length);
    return {
      methods: fitting.map(({ operation }) => operation.method),
      match(method) {
        const route = fitting.find(({ operation }) => operation.method === method);
        return route && { operation: route.operation, path: pathParameters(route.operation, segments) };
      },
      get reach() {
        return fitting.length > 0 ? Infinity : Math.max(0, ...routes.map((route) => shared(route, asked)));
      },
    };
  };
}

/** How many leading segments fit the route. */
function shared({ literals }: Route, segments: readonly string[]): number {
  const different = literals.findIndex((literal, i) => {
    const given = segments[i];
    return given === undefined || (literal !== undefined && literal !== given);
  });
  return different < 0 ? literals.length : different;
}

function pathParameters(operation: Operation, segments: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    operation.segments.flatMap((segment, i): [string, string][] =>
      typeof segment === "string" ? [] : [[segment.parameter, segments[i] ?? ""]],
    ),
  );
}
