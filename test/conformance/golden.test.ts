import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { goldenHashes } from "../support/golden-requests.ts";
import { root } from "../support/source-files.ts";

/**
 * The bytes of today's answers, as hashes. People keep what a stand-in answered as snapshots of their own tests: a change
 * here changes those, so it is made on purpose (`npm run golden -- --accept`) and named in the release.
 */
const file = join(root, "fixtures", "golden.json");
const accept = process.env["STANDIN_GOLDEN"] === "accept";
const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, Record<string, string>>) : {};
const worlds = ["default", "salon", "tax-portal", "recorded"].flatMap((scenario) =>
  ["one", "två"].map((seed) => ({ scenario, seed })),
);

test.each(worlds)(
  "answers scenario $scenario with seed $seed by the bytes it always had",
  async ({ scenario, seed }) => {
    const hashes = await goldenHashes(scenario, seed);
    const name = `${scenario}, seed ${seed}`;
    if (accept) writeFileSync(file, `${JSON.stringify(Object.assign(kept, { [name]: hashes }), undefined, 1)}\n`);
    expect(Object.keys(hashes).length).toBeGreaterThan(8);
    expect(Object.values(hashes).filter((hash) => !hash.startsWith("200 "))).toEqual([]);
    expect(hashes).toEqual(kept[name]);
  },
);
