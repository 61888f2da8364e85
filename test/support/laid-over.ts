import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Inference } from "../../src/contract/infer/inference.ts";
import { loadContract } from "../../src/contract/load-contract.ts";
import type { Contract } from "../../src/contract/model/contract.ts";
import { overlayText } from "../../src/contract/overlay/write-overlay.ts";

/**
 * A document as it is, and with the overlay that is written of what is inferred of it.
 * @param document its file, or itself
 * @param name of the overlay's file
 */
export function laidOver(
  document: string | object,
  name = "overlay.yaml",
): {
  readonly plain: Contract;
  readonly laid: Contract;
  /** What is still inferred with the overlay. */
  readonly left: readonly Inference[];
} {
  const folder = mkdtempSync(join(tmpdir(), "laid-over-"));
  const file = typeof document === "string" ? document : join(folder, "document.json");
  const overlay = join(folder, name);
  if (typeof document !== "string") writeFileSync(file, JSON.stringify(document));
  let left: readonly Inference[] = [];
  const onInferred = (_: unknown, found: readonly Inference[]): void => void (left = found);
  const plain = loadContract(file, { onInferred });
  writeFileSync(overlay, overlayText(left, plain.title, plain.file, overlay));
  left = [];
  const laid = loadContract(file, { overlays: [overlay], onInferred });
  rmSync(folder, { recursive: true });
  return { plain, laid, left };
}
