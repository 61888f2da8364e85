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
let [lost, drafts, written] = [0, 0, 0];

/** What was answered last, and what is under way and may be there or not. */
/** @type {{ acknowledged: string | undefined; underWay: string | undefined }} */
const seed = { acknowledged: undefined, underWay: undefined };
/** The names of rows that were answered, since the last reset. */
const rows = new Set();

async function send(url, method, path, body) {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { "Content-Type": "application/json", "X-Staff-Key": "any-key" },
    body,
  });
  return { status: answer.status, body: await answer.json().catch(() => undefined) };
}

/** Writes seeds, in texts of many lengths, and rows, in turn, until the stand-in is gone. */
async function write(url, round) {
  for (let count = 0; ; count++) {
    try {
      seed.underWay = `round ${round}, write ${count}, ${"x".repeat(count % 900)}`;
      const set = await send(url, "PUT", "/_standin/seed", JSON.stringify({ seed: seed.underWay }));
      if (set.status !== 200) throw new Error(`PUT seed was answered ${set.status}`);
      seed.acknowledged = seed.underWay;
      const name = `Tea ${round}-${count}`;
      const made = await send(
        url,
        "POST",
        "/teas",
        JSON.stringify({ name, kind: "green", origin: "Fujian", price: 5 }),
      );
      if (made.status !== 201) throw new Error(`POST /teas was answered ${made.status}`);
      rows.add(made.body.id);
      written += 2;
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

/** What was answered and is not there. */
async function look(url) {
  const { body: state } = await send(url, "GET", "/_standin/");
  const isKnown = seed.acknowledged === undefined || [seed.acknowledged, seed.underWay].includes(state.seed);
  if (!isKnown) lost++;
  // What was under way is there or not; what a start shows counts from then on.
  seed.acknowledged = seed.underWay = state.seed;
  for (const id of rows) if ((await send(url, "GET", `/teas/${id}`)).status !== 200) lost++;
  if (rows.size > 200) {
    await send(url, "POST", "/_standin/reset");
    rows.clear();
    seed.acknowledged = undefined;
  }
}

for (let round = 1; round <= Number(values.rounds); round++) {
  const { child, url, ended } = await serving("--keep", file);
  await look(url);
  const writing = write(url, round);
  await wait(5 + Math.random() * 200);
  child.kill("SIGKILL");
  await Promise.all([ended, writing]);
  if (readdirSync(folder).some((name) => name.endsWith(".unfinished"))) drafts++;
}
const last = await serving("--keep", file);
await look(last.url);
last.child.kill("SIGTERM");
await last.ended;
console.log(
  `${values.rounds} rounds, ${written} writes acknowledged, ${drafts} rounds with an unfinished draft, ${lost} writes lost`,
);
process.exitCode = lost === 0 ? 0 : 1;
