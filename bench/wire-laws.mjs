// The laws of the wire formats with many more values than `npm test` takes: node bench/wire-laws.mjs [VALUES PER LAW]
import { spawnSync } from "node:child_process";
import process from "node:process";

const runs = process.argv[2] ?? "100000";
const result = spawnSync("npx", ["vitest", "run", "test/unit/wire/laws.test.ts", "--testTimeout", "3600000"], {
  stdio: "inherit",
  env: { ...process.env, WIRE_RUNS: runs },
});
process.exitCode = result.status ?? 1;
