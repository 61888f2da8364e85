import { BoundedMap } from "../../data/bounded-map.ts";
import type { Routed, RouteTable } from "../../operation/match.ts";
import { readPath, type RequestPath } from "./path.ts";

/** The path of a request target, and what a contract's routes make of it. */
interface Way {
  readonly path: RequestPath;
  readonly routed: Routed;
}

export type WayTo = (target: string) => Way;

const remembered = 1000;
const longestRemembered = 256;

/** Reads the paths of targets; those asked for last are remembered, as pages of one list differ in their query alone. */
export function waysBy(routes: RouteTable): WayTo {
  const known = new BoundedMap<Way>(remembered);
  return (target) => {
    const mark = target.indexOf("?");
    const written = mark < 0 ? target : target.slice(0, mark);
    const find = (): Way => {
      const path = readPath(written);
      return { path, routed: routes(path.segments) };
    };
    return written.length > longestRemembered ? find() : known.get(written, find);
  };
}
