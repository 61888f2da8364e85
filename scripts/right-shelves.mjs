// Holds right services of other making (Express, Fastify, node:http, and one in this process) to an ordinary document, run
// after run: habits of paging, quirks that the document allows, with and without writes. Whatever breaks is a false alarm.
//
//   node scripts/right-shelves.mjs [RUNS] [--from N]     default 1,000 runs from 0
import process from "node:process";
import { parseArgs } from "node:util";
import "./import-typescript.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { from: { type: "string" } } });
const runs = Number(positionals[0] ?? 1000);
const from = Number(values.from ?? 0);
const { rightShelf } = await import("../test/ordinary/right-shelf.ts");
let [alarms, requests] = [0, 0];
for (let number = from; number < from + runs; number++) {
  const run = await rightShelf(number);
  requests += run.requests;
  if (run.findings.length > 0) alarms++;
  for (const { check, place, expected, found, curl } of run.findings)
    console.log(`run ${number} (${run.about}): FALSE ALARM ${check} at ${place}\n  ${expected} / ${found}\n  ${curl}`);
}
console.log(`${runs} runs against right services, ${requests} requests: ${alarms} with a false alarm`);
process.exitCode = alarms === 0 ? 0 : 1;
