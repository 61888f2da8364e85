import { endingOf } from "../model/path.ts";

/** A path whatever its parameters are called. */
export function shapeOf(path: string): string {
  return barePath(path).replace(/\{[^{}]*\}/g, "{}");
}

/** A path without its trailing slash, and without the ending of a format. */
export function barePath(path: string): string {
  return path.slice(0, path.length - endingOf(path).length).replace(/\/+$/, "");
}

export function segmentsOfPath(path: string): string[] {
  return barePath(path)
    .split("/")
    .filter((segment) => segment !== "");
}

/** The name of the parameter that is a whole segment. */
export function parameterOf(segment: string | undefined): string | undefined {
  return segment === undefined ? undefined : /^\{([^{}]+)\}$/.exec(segment)?.[1];
}

/** The last segment that is no parameter. */
export function lastWord(path: string): string {
  return segmentsOfPath(path).findLast((segment) => !segment.includes("{")) ?? "";
}

/** How many keys a path ends with: several stand in one pair of brackets. */
export function keyCount(written: string): number {
  return /\([^()]+\)$/.exec(written)?.[0].split(",").length ?? 1;
}
