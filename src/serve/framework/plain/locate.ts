import type { Contract } from "../../../contract/model/contract.ts";
import { type Match, type Routed, type RouteTable, routeTable } from "../../operation/match.ts";
import type { RequestPath } from "./path.ts";

/** Where a path leads. */
export interface Place {
  /** The path of the documented server that it came by; empty: the root. */
  readonly base: string;
  readonly reach: number;
  /** The verbs of the operations that are found there. */
  readonly methods: readonly string[];
  match(method: string): Match | undefined;
}

/** A documented server's path, in segments. */
interface Base {
  readonly path: string;
  readonly segments: readonly string[];
}

/**
 * Finds where paths lead: under the path of each documented server, the longest first, and at the root. An operation is
 * found only under its own servers.
 */
export function placesOf(contract: Contract): (path: RequestPath) => Place {
  const routes = routeTable(contract, false);
  const paths = new Set(contract.operations.flatMap(({ bases }) => bases));
  const bases = [...paths, ""]
    .map((path): Base => ({
      path,
      segments: path
        .split("/")
        .filter((segment) => segment !== "")
        .map(decodedSegment),
    }))
    .toSorted((a, b) => b.segments.length - a.segments.length);
  const placeOf = (segments: readonly string[]): Place => {
    const under = bases.filter((base) => base.segments.every((segment, index) => segments[index] === segment));
    const places = under.map((base) => placeIn(base, segments.slice(base.segments.length), routes));
    const taken = places.find(({ methods }) => methods.length > 0);
    return taken ?? places.reduce((best, place) => (place.reach > best.reach ? place : best), nowhere);
  };
  return ({ segments, isOpen }) => {
    const place = placeOf(segments);
    return isOpen ? either(place, placeOf([...segments, ""])) : place;
  };
}

/**
 * A slash at the end says nothing, or nothing after it is an empty value of the last parameter: whichever leads to an
 * operation, the more concrete path where both do.
 */
function either(place: Place, other: Place): Place {
  if (other.methods.length === 0) return place;
  if (place.methods.length === 0) return other;
  return {
    ...place,
    match(method) {
      const [one, more] = [place.match(method), other.match(method)];
      return literalsIn(more) > literalsIn(one) ? more : one;
    },
  };
}

function literalsIn(match: Match | undefined): number {
  return match?.operation.segments.filter((segment) => typeof segment === "string").length ?? -1;
}

const nowhere: Place = { base: "", reach: 0, methods: [], match: () => undefined };

function placeIn({ path, segments: own }: Base, segments: readonly string[], routes: RouteTable): Place {
  const routed = routedIn(segments, routes);
  const match = (method: string): Match | undefined => {
    const found = routed.match(method);
    return found !== undefined && (path === "" || found.operation.bases.includes(path)) ? found : undefined;
  };
  const methods = [...new Set(routed.methods)].filter((method) => match(method) !== undefined);
  const reach = methods.length > 0 ? Infinity : own.length + Math.min(routed.reach, segments.length);
  return { base: path, reach, methods, match };
}

/** Two slashes after each other leave a parameter empty where one is due there; elsewhere they are one. */
function routedIn(segments: readonly string[], routes: RouteTable): Routed {
  const routed = routes(segments);
  if (routed.methods.length > 0 || !segments.includes("")) return routed;
  return routes(segments.filter((segment) => segment !== ""));
}

function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
