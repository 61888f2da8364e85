// Holds right hosts to their contracts, run after run: seeds, scenarios, sizes, clocks, time zones, habits of servers, and
// target files that say much or little. Whatever breaks is a false alarm. A run's number gives all its settings.
//
//   node scripts/right-hosts.mjs [RUNS] [--from N]     default 1,000 runs from 0; two processes
//   node scripts/right-hosts.mjs --run N               one run again, with its findings and their curl lines
import { fork } from "node:child_process";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import process from "node:process";
import { parseArgs } from "node:util";
import "./import-typescript.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { run: { type: "string" }, from: { type: "string" } },
});
const runs = Number(positionals[0] ?? 1000);
const from = Number(values.from ?? 0);
const processes = 2;

function show({ number, about, counts, findings, wrong, requests, milliseconds }) {
  console.log(`run ${number}: ${about}`);
  console.log(
    `  ${counts.holds} hold, ${counts.breaks} break, ${counts["not checked"]} not checked, ${requests.sent} requests, ${milliseconds} ms`,
  );
  for (const text of wrong) console.log(`  WRONG ${text}`);
  for (const { check, place, expected, found, count, curl, also } of findings) {
    console.log(
      `  FALSE ALARM ${check} (${count}) at ${place}\n    expected ${expected}\n    found    ${found}\n    ${curl}`,
    );
    for (const one of also) console.log(`    so also ${one.check} at ${one.place}: ${one.expected} / ${one.found}`);
  }
}

if (process.env.RIGHT_HOSTS_SHARE !== undefined) {
  setPriority(10);
  const { rightRun } = await import("../test/conformance/right/right-run.ts");
  for (let number = from + Number(process.env.RIGHT_HOSTS_SHARE); number < from + runs; number += processes)
    process.send(await rightRun(number));
  process.disconnect();
} else if (values.run !== undefined) {
  const { rightRun } = await import("../test/conformance/right/right-run.ts");
  const run = await rightRun(Number(values.run));
  show(run);
  for (const text of run.unasked) console.log(`  not checked ${text}`);
  process.exitCode = run.findings.length + run.wrong.length === 0 ? 0 : 1;
} else {
  const began = Date.now();
  const done = [];
  const file = fileURLToPath(import.meta.url);
  const shares = Array.from({ length: processes }, (_, share) => {
    const child = fork(file, process.argv.slice(2), { env: { ...process.env, RIGHT_HOSTS_SHARE: String(share) } });
    child.on("message", (run) => {
      done.push(run);
      if (run.findings.length + run.wrong.length > 0) show(run);
      if (done.length % 50 === 0) console.log(`${done.length} of ${runs} runs, ${seconds()} s`);
    });
    return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
  });
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const codes = await Promise.all(shares);
  summarise(done);
  const alarms = done.filter(({ findings }) => findings.length > 0).length;
  const wrong = done.filter((run) => run.wrong.length > 0).length;
  const requests = done.reduce((sum, run) => sum + run.requests.sent, 0);
  console.log(
    `${done.length} runs against right hosts, ${requests} requests, ${seconds()} s: ${alarms} with a false alarm, ${wrong} that went wrong`,
  );
  process.exitCode = alarms + wrong === 0 && done.length === runs && codes.every((code) => code === 0) ? 0 : 1;
}

/** What share of the checks was not asked, by kind of host, and of those target files that say everything. */
function summarise(done) {
  console.log("\nkind of host               runs  checks  not checked  (rich target files)");
  for (const kind of [...new Set(done.map((run) => run.kind))].sort()) {
    const own = done.filter((run) => run.kind === kind);
    const rich = own.filter(({ wealth }) => wealth === "rich");
    console.log(
      `${kind.padEnd(25)} ${String(own.length).padStart(5)} ${String(checks(own)).padStart(7)} ${share(own).padStart(12)}  ${share(rich)}`,
    );
  }
  console.log("");
}

function checks(done) {
  return done.reduce((sum, { counts }) => sum + counts.holds + counts.breaks + counts["not checked"], 0);
}

function share(done) {
  const unasked = done.reduce((sum, { counts }) => sum + counts["not checked"], 0);
  return done.length === 0 ? "-" : `${((100 * unasked) / checks(done)).toFixed(1)} %`;
}
