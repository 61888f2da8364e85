// Compares the bytes of today's answers with those that were kept (fixtures/golden.json); with --accept, keeps today's.
import { spawnSync } from "node:child_process";
import process from "node:process";

const env = process.argv.includes("--accept") ? { ...process.env, STANDIN_GOLDEN: "accept" } : process.env;
process.exitCode =
  spawnSync("npx", ["vitest", "run", "test/conformance/golden.test.ts"], { stdio: "inherit", env }).status ?? 1;
