import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { expect, test } from "vitest";
import { findingsOf } from "../../src/verify/verdict/result.ts";
import { brokenChecks, detectAndKeep, headlines, showsFault } from "./detect.ts";
import { faults } from "./faults.ts";

/** What the suite says of a fault: the check that tells it, and every check that breaks by it. */
export interface Detection {
  readonly headline: string;
  readonly checks: readonly string[];
}

/** Set to write down what is detected instead of comparing with it; then read the difference before committing it. */
const isUpdate = process.env["UPDATE_DETECTION"] !== undefined;

/** Set (`npm run faults`) to ask everything of every server. */
const asksEverything = isUpdate || process.env["ALL_FAULTS"] !== undefined;

/** Of how many servers one is asked everything in an ordinary run; the others are asked the checks that find them. */
const sample = 40;

/** One test for each fault of a family: it is told once, under its own check, and exactly the committed checks break. */
export function faultTests(family: string): void {
  const file = detectionFile(family);
  const committed = detectionsOf(family);
  const found: Record<string, Detection> = {};
  for (const [index, fault] of (faults[family] ?? []).entries()) {
    const checks = committed[fault.name]?.checks ?? [];
    const isWhole = asksEverything || index % sample === 0 || fault.asksEverything === true;
    test(`tells once that ${fault.name} (${fault.api})`, async () => {
      const { result, exchanges, right } = await detectAndKeep(fault, isWhole ? [] : checks);
      expect(headlines(result)).toEqual([fault.headline]);
      // What is shown is no answer that a right server gives, unless none came at all or it came too late.
      for (const finding of findingsOf(result))
        if (finding.response.status !== 0 && fault.milliseconds === undefined)
          expect(await showsFault(finding, exchanges, right), finding.request.target).toBe(true);
      found[fault.name] = { headline: fault.headline, checks: [...brokenChecks(result)].sort() };
      if (!isUpdate) expect(found[fault.name]).toEqual(committed[fault.name]);
      else writeFileSync(file, await format(JSON.stringify(found), { parser: "json", printWidth: 120 }));
    });
  }
}

/** The committed detections of a family, by the fault's name. */
export function detectionsOf(family: string): Readonly<Record<string, Detection>> {
  const file = detectionFile(family);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, Detection>) : {};
}

function detectionFile(family: string): URL {
  return new URL(`detections/${family}.json`, import.meta.url);
}
