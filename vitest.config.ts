import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import ClosingLine from "./test/support/closing-line.ts";

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
    // Node imports the modules itself: Vite's way to a name in another module costs a seventh of the run. `vi.mock` is not used.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // A large young generation is collected less often, which costs another seventh.
    execArgv: [...enginePace, "--max-semi-space-size=64", "--import=./scripts/import-typescript.mjs"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", new ClosingLine()],
  },
});
