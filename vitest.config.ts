import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * Most code of a test runs a few times and never again: optimised code of it, made at the usual pace of Node 20's engine, takes a
 * quarter of the whole run. Later engines wait longer by themselves.
 */
const enginePace = process.versions.v8.startsWith("11.3.") ? ["--interrupt-budget=300000", "--always-sparkplug"] : [];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "./scripts/built.mjs",
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Files of one worker share what they import: no test changes a module, and importing takes longer than most tests.
    isolate: false,
    execArgv: enginePace,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", "./test/support/closing-line.ts"],
  },
});
