import { controlPath } from "../control/control-path.ts";
import { type Api, apiFor } from "../stand-in.ts";

/** Whether no API has this path, so that people may find a page of the stand-in's own there. */
export function isFree(
  path: string,
  apis: readonly Api[],
  headers: readonly (readonly [string, string])[] = [],
): boolean {
  const request = { method: "GET", target: path, headers, body: new Uint8Array(), scheme: "http" };
  return apiFor(request, apis).located.reach < Infinity;
}

/** The shortest path at which a person finds the console. */
export function consoleAddress(apis: readonly Api[]): string {
  return isFree("/", apis) ? "/" : `${controlPath}/`;
}
