import { basename, dirname } from "node:path";
import type { Part } from "../../source/part.ts";

/** What an API is called: `x-standin-api`, else the folder's name for an `openapi.yaml`, else the file's own without its ending. */
export function apiName(root: Part): string {
  const { path } = root.source;
  const name = basename(path).replace(/\.[^.]*$/, "");
  return root.get("x-standin-api")?.text ?? (name === "openapi" ? basename(dirname(path)) : name);
}
