// Ends a stand-in with kill -9 at random moments while it writes, and looks whether what it acknowledged is there after a start:
// npm run kill-rounds [-- --rounds 200]; needs a build.
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { serving } from "./serving.mjs";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" } } });
const folder = mkdtempSync(join(tmpdir(), "standin-kill-"));
const file = join(folder, "kept.json");
const acknowledged = new Map();
let [lost, drafts, written] = [0, 0, 0];

for (let round = 1; round <= Number(values.rounds); round++) {
  const { child, url, ended } = await serving("--keep", file);
  for (const [property, value] of acknowledged) {
    const state = await (await fetch(`${url}/_standin/`)).json();
    if (state[property] !== value) lost++;
  }
  let stopped = false;
  const write = async () => {
    for (let count = 0; !stopped; count++) {
      const seed = `round ${round}, write ${count}, ${"x".repeat(count % 900)}`;
      try {
        const answer = await fetch(`${url}/_standin/seed`, { method: "PUT", body: JSON.stringify({ seed }) });
        await answer.arrayBuffer();
        if (answer.status !== 200) continue;
        acknowledged.set("seed", seed);
        written++;
      } catch {
        return;
      }
    }
  };
  const writing = write();
  await wait(5 + Math.random() * 200);
  child.kill("SIGKILL");
  stopped = true;
  await Promise.all([ended, writing]);
  if (readdirSync(folder).some((name) => name.endsWith(".unfinished"))) drafts++;
  // A write that was under way may be there or not; what the next start shows is what counts from then on.
  const after = await serving("--keep", file);
  const { seed } = await (await fetch(`${after.url}/_standin/`)).json();
  const known = acknowledged.get("seed");
  if (known !== undefined && seed !== known && numberOf(seed) !== numberOf(known) + 1) lost++;
  acknowledged.set("seed", seed);
  after.child.kill("SIGKILL");
  await after.ended;
}
console.log(
  `${values.rounds} rounds, ${written} writes acknowledged, ${drafts} rounds with an unfinished draft, ${lost} writes lost`,
);
process.exitCode = lost === 0 ? 0 : 1;

/** Which write of its round a seed was. */
function numberOf(seed) {
  return Number(/write (\d+)/.exec(seed)?.[1] ?? -1);
}
