import type { Contract } from "../../../contract/model/contract.ts";
import { literalOf } from "../../../contract/model/path.ts";
import { type Match, type Routed, type RouteTable, routeTable } from "../../operation/match.ts";
import type { RequestPath } from "./path.ts";

/** Where a path leads. */
export interface Place {
  /** The path of the documented server that it came by; empty: the root. */
  readonly base: string;
  readonly reach: number;
  /** The verbs of the operations that are found there. */
  readonly methods: readonly string[];
  /** The operations that equally well fit path and verb, in the document's order. */
  matches(method: string): readonly Match[];
}

/** A documented server's path, in segments. */
interface Base {
  readonly path: string;
  readonly segments: readonly string[];
}

/**
 * Finds where paths lead: under the path of each documented server, the longest first, and at the root, unless that is given up. Which operation says
 * which server does not matter: clients have one address for all.
 */
export function placesOf(contract: Contract): (path: RequestPath) => Place {
  const routes = routeTable(contract, false);
  const paths = new Set(contract.operations.flatMap(({ bases }) => bases));
  const bases = [...paths, ...(contract.isRootGivenUp === true ? [] : [""])]
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
 * operation; where both do, a verb of the other path counts only if that path is more concrete than this one with any verb.
 */
function either(place: Place, other: Place): Place {
  if (place.methods.length === 0) return other.methods.length === 0 ? place : other;
  const reached = Math.max(...place.methods.map((method) => literalsIn(place.matches(method))));
  const others = other.methods.filter((method) => literalsIn(other.matches(method)) > reached);
  return {
    ...place,
    methods: [...new Set([...place.methods, ...others])],
    matches: (method) => (others.includes(method) ? other : place).matches(method),
  };
}

function literalsIn([match]: readonly Match[]): number {
  return match?.operation.segments.filter((segment) => literalOf(segment) !== undefined).length ?? -1;
}

const nowhere: Place = { base: "", reach: 0, methods: [], matches: () => [] };

function placeIn({ path, segments: own }: Base, segments: readonly string[], routes: RouteTable): Place {
  const routed = routedIn(segments, routes);
  const methods = [...new Set(routed.methods)];
  const reach = methods.length > 0 ? Infinity : own.length + Math.min(routed.reach(), segments.length);
  const matches = (method: string): readonly Match[] => routed.matches(method);
  return { base: path, reach, methods, matches };
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
