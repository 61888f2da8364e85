import { basename, dirname } from "node:path";
import { isAddress } from "../../source/address.ts";
import type { Part } from "../../source/part.ts";

/** What an API is called: `x-standin-api`, else the folder's name for an `openapi.yaml`, else the file's own without its ending. */
export function apiName(root: Part): string {
  const { path } = root.source;
  const place = isAddress(path) ? placeOf(new URL(path)) : path;
  const name = basename(place).replace(/\.[^.]*$/, "");
  return root.get("x-standin-api")?.text ?? (name === "openapi" ? basename(dirname(place)) : name);
}

/** The port of a host is left out: it may be another one the next time. */
function placeOf({ hostname, pathname }: URL): string {
  return `/${hostname}${pathname === "/" ? "/openapi" : pathname}`;
}
