import { basename } from "node:path";
import { dump } from "js-yaml";
import type { Inference } from "../infer/inference.ts";

/**
 * Inferences as an OpenAPI Overlay to edit: applied to the document, it says what was inferred of it without it.
 * @param file the document's
 * @param to the file that is written: JSON where its name says so, else YAML
 */
export function overlayText(inferences: readonly Inference[], title: string, file: string, to: string): string {
  const actions = inferences.map(({ at, update, reasons }) => ({
    target: jsonPath(at),
    description: at.length === 0 ? "The things that have rows" : (Object.values(reasons)[0] ?? ""),
    update: { ...update, "x-standin-inferred": reasons },
  }));
  const overlay = {
    overlay: "1.0.0",
    info: { title: `What ${title === "" ? basename(file) : title} leaves unsaid`, version: "1.0.0" },
    actions,
  };
  if (/\.json$/i.test(to)) return `${JSON.stringify(overlay, null, 2)}\n`;
  return dump(overlay, { lineWidth: 120, noRefs: true });
}

/** A normalized path (RFC 9535, section 2.7). */
function jsonPath(keys: readonly string[]): string {
  return `$${keys.map((key) => `['${key.replace(/[\\']/g, "\\$&")}']`).join("")}`;
}
