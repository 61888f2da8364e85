import { readFileSync } from "node:fs";
import { productFile } from "./product-file.ts";

/** The version of this package, e.g. `0.1.0`. */
export const version: string = versionIn(readFileSync(productFile("package.json"), "utf8"));

function versionIn(manifest: string): string {
  const content: unknown = JSON.parse(manifest);
  return typeof content === "object" && content !== null && "version" in content ? String(content.version) : "0.0.0";
}
