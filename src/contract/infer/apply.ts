import type { Part } from "../../source/part.ts";
import type { Inference } from "./infer.ts";

/** Writes inferences into the document, beside what it says, with the mark that tells them from its own words. */
export function applyInferences(inferences: readonly Inference[]): void {
  for (const { target, update, reasons } of inferences) {
    const record = writable(target);
    if (record !== undefined) Object.assign(record, update, { "x-standin-inferred": reasons });
  }
}

/** Parts are read-only to everybody who reads; inferences come before anybody reads what they add. */
function writable({ record }: Part): Record<string, unknown> | undefined {
  return record;
}
