// Sends requests at random over real sockets and holds every answer to the laws of test/fuzz: npm run fuzz-requests -- --requests N [--seed S]
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { requests: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } },
});
const { status } = spawnSync(
  "npx",
  ["vitest", "run", "test/fuzz", "-t", "keeps every law", "--testTimeout", "86400000"],
  {
    stdio: "inherit",
    env: { ...process.env, REQUESTS: values.requests, SEED: values.seed },
  },
);
process.exitCode = status ?? 1;
