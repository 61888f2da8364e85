// Shows the servers with one thing wrong (test/faults) to other contract checkers, and writes found.json, from which
// the columns of docs/detection.md are made. With --missing only those that the file lacks.
//
//   npm ci --prefix bench/peers && node bench/peers/run.mjs
import { existsSync } from "node:fs";
import { register } from "node:module";
import process from "node:process";

if (!existsSync(new URL("node_modules/@redocly/cli", import.meta.url))) {
  console.error("The peers are not installed: run `npm ci --prefix bench/peers` first.");
  process.exit(2);
}
// What was started ends with this.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
register("./typescript-loader.mjs", import.meta.url);
const { measureAll } = await import("./measure-all.ts");
await measureAll(process.argv.includes("--missing"));
