// Sends requests at random over real sockets and holds every answer to the laws of test/fuzz:
// npm run fuzz-requests -- [--requests N] [--seed S] [--document FILE]…; N for each API of the repository and each document.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    document: { type: "string", multiple: true, default: [] },
  },
});
const { status } = spawnSync(
  "npx",
  ["vitest", "run", "test/fuzz", "-t", "keeps every law", "--testTimeout", "86400000"],
  {
    stdio: "inherit",
    env: {
      ...process.env,
      REQUESTS: values.requests,
      SEED: values.seed,
      DOCUMENTS: values.document.map((file) => resolve(file)).join(","),
    },
  },
);
process.exitCode = status ?? 1;
