// Mixed load for minutes, with memory, handles and sockets every ten seconds: npm run soak [-- --minutes 10]; needs a build.
import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { serving } from "./serving.mjs";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, clients: { type: "string", default: "8" } },
});
const { child, url, ended } = await serving();
const end = Date.now() + Number(values.minutes) * 60_000;
let sent = 0;
let failed = 0;

async function ask(method, path, body, session) {
  const headers = {
    "X-Standin-Session": session,
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
  };
  const answer = await fetch(`${url}${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  await answer.arrayBuffer();
  sent++;
  if (answer.status >= 500 && answer.status !== 507) failed++;
}

async function client(number) {
  for (let round = 0; Date.now() < end; round++) {
    const session = `client-${number}-${round % 1500}`;
    await ask("GET", "/teas?limit=50", undefined, session);
    await ask("POST", "/teas", { name: `tea ${round}`, note: "x".repeat(round % 2000) }, session);
    await ask("GET", `/teas/${round}`, undefined, session);
    await ask("PUT", "/_standin/seed", { seed: `seed ${round % 20}` }, session);
    await ask("GET", `/nothing/${"a".repeat(round % 3000)}`, undefined, session);
    if (round % 50 === 0) await ask("POST", "/_standin/reset", undefined, session);
  }
}

const seen = [];
function look() {
  const [, memory] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
  const open = readdirSync(`/proc/${child.pid}/fd`).length;
  const megabytes = Math.round(Number(memory) / 1024);
  seen.push({ at: seen.length * 10, megabytes, open, sent });
  console.log(
    `${String(seen.length * 10 - 10).padStart(5)} s  ${String(megabytes).padStart(5)} MB  ${String(open).padStart(4)} handles  ${sent} requests`,
  );
}

const watch = setInterval(look, 10_000);
look();
await Promise.all(Array.from({ length: Number(values.clients) }, (_, number) => client(number)));
clearInterval(watch);
await wait(5000);
look();
const began = Date.now();
child.kill("SIGTERM");
const { code } = await ended;
console.log(`${sent} requests, ${failed} failures; ended with ${code} within ${Date.now() - began} ms of SIGTERM`);
process.exitCode = failed === 0 && code === 0 ? 0 : 1;
