// How fast a stand-in is, against bare Express 5 that sends a constant of the same size: `npm run bench`, with `-- --quick`
// in a minute, with `-- --guard` failing where something has become slow. Servers have one core, the load generator another;
// slices of both servers take turns, so that what else the machine does strikes both. What counts are ratios and medians.
// Other mock servers are measured where `npm ci --prefix bench/peers` has installed them; --document=FILE and --path=PATH add a
// page of another document.
import console from "node:console";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { commandsTable } from "./commands-table.mjs";
import { manyOperations } from "./many-operations.mjs";
import { peersTable } from "./peers-table.mjs";
import { median, print, spread } from "./print.mjs";
import { cpuSeconds, memory, startLoad, startServer } from "./processes.mjs";
import { growth, throughput } from "./rows.mjs";

const isGuard = process.argv.includes("--guard");
const isQuick = isGuard || process.argv.includes("--quick");
const rounds = isQuick ? 5 : 9;
const milliseconds = isQuick ? 300 : 1500;
const warmUp = isQuick ? 1200 : 8000;
const connections = 10;
const only = process.argv.filter((argument) => argument.startsWith("--only=")).map((argument) => argument.slice(7));
const isAsked = (name) => only.length === 0 || only.some((part) => name.includes(part));
/** Another build to measure, such as one of an earlier commit; flags that it may not have are left out. */
const other = process.env.STANDIN_BUILT;
const executable = other ?? fileURLToPath(new URL("../dist/cli/standin.js", import.meta.url));

const load = startLoad();
const servers = new Map();
const slow = [];

try {
  const node = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}`;
  console.log(`${node}; ${rounds} rounds of ${milliseconds} ms, ${connections} connections\n`);
  await throughputTable();
  await stopAll();
  await growthTable();
  await stopAll();
  await operationsTable();
  await startTable();
  await memoryTable();
  await stopAll();
  if (isAsked("peers")) await peersTable({ executable, kept, slice, rounds, milliseconds, warmUp });
  await stopAll();
  if (isAsked("commands")) await commandsTable({ executable, started, rounds });
} finally {
  await stopAll();
  await load.stop();
}
if (isGuard && slow.length > 0) {
  console.error(`\nslower than the guard allows:\n${slow.map((line) => `  ${line}\n`).join("")}`);
  process.exitCode = 1;
}

async function throughputTable() {
  print("requests a second, × bare Express", "median", "spread", "CPU, ×", "µs CPU", "p50 ms", "p99 ms", "at least");
  for (const { name, serve, ask, bytes, least, guard } of throughput.filter((row) => isAsked(row.name))) {
    const own = await serverOf(serve);
    const bare = await expressOf(bytes);
    await slice(bare, ["constant", { bytes }], 300);
    await slice(own, ask, warmUp);
    const pairs = [];
    for (let round = 0; round < rounds; round++)
      pairs.push([await slice(own, ask, milliseconds), await slice(bare, ["constant", { bytes }], milliseconds)]);
    const ratios = pairs.map(([mine, other]) => mine.perSecond / other.perSecond);
    const cpu = median(pairs.map(([mine, other]) => other.cpu / mine.cpu));
    const mine = pairs.map(([one]) => one);
    print(
      name,
      median(ratios).toFixed(2),
      spread(ratios),
      cpu.toFixed(2),
      median(mine.map((one) => one.cpu)).toFixed(0),
      median(mine.map((one) => one.p50)).toFixed(2),
      median(mine.map((one) => one.p99)).toFixed(2),
      String(least),
    );
    if (cpu < (guard ?? 0)) slow.push(`${name}: ${cpu.toFixed(2)} of Express' CPU, guard ${guard}`);
  }
}

async function growthTable() {
  print("\ntime of one page against another", "median", "spread", "", "", "", "", "at most");
  for (const { name, one, other, most, guard } of growth.filter((row) => isAsked(row.name))) {
    const [a, b] = [await serverOf(one[0]), await serverOf(other[0])];
    await slice(a, one[1], warmUp);
    if (a !== b) await slice(b, other[1], warmUp);
    const ratios = [];
    for (let round = 0; round < rounds; round++)
      ratios.push((await slice(a, one[1], milliseconds)).cpu / (await slice(b, other[1], milliseconds)).cpu);
    print(name, median(ratios).toFixed(2), spread(ratios), "", "", "", "", String(most));
    if (median(ratios) > guard) slow.push(`${name}: ${median(ratios).toFixed(2)}, guard ${guard}`);
  }
}

/** The last of many operations against the only one of a document. */
async function operationsTable() {
  if (!isAsked("2,000 operations")) return;
  const folder = mkdtempSync(join(tmpdir(), "standin-bench-"));
  try {
    // The same operation, alone and as the last of all. Both files have one name: it is in the seed of what is answered.
    const all = manyOperations(2000);
    const [path, item] = Object.entries(all.paths).at(-1);
    const [alone, together] = [{ ...all, paths: { [path]: item } }, all].map((document, index) => {
      const file = join(folder, String(index), "many.json");
      mkdirSync(dirname(file));
      writeFileSync(file, JSON.stringify(document));
      return file;
    });
    const begun = performance.now();
    const many = await serverOf([together, "--no-cache"]);
    await slice(many, ["path", { path }], 1);
    const started = performance.now() - begun;
    const one = await serverOf([alone, "--no-cache"]);
    await slice(many, ["path", { path }], warmUp);
    await slice(one, ["path", { path }], warmUp);
    const ratios = [];
    for (let round = 0; round < rounds; round++)
      ratios.push(
        (await slice(one, ["path", { path }], milliseconds)).cpu /
          (await slice(many, ["path", { path }], milliseconds)).cpu,
      );
    print("\n2,000 operations", "median", "spread", "", "", "", "", "should be");
    print("last of 2,000 against the only one", median(ratios).toFixed(2), spread(ratios), "", "", "", "", "≥ 0.9");
    print("start with 2,000, to the first answer", `${(started / 1000).toFixed(2)} s`, "", "", "", "", "", "≤ 1.5 s");
    await stopAll();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function startTable() {
  if (!isAsked("start")) return;
  const times = { standin: [], express: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, start, ask] of [
      ["standin", () => started(["bokamera"]), ["same", {}]],
      ["express", () => startServer([here("express-constant.mjs")]), ["constant", { bytes: 14_502 }]],
    ]) {
      const begun = performance.now();
      const server = await start();
      const answer = await slice(server, ask, 1, 1);
      times[name].push({ wall: performance.now() - begun, cpu: answer.spent });
      await server.stop();
    }
  }
  const ratio = (what) => median(times.standin.map(what)) / median(times.express.map(what));
  print("\nstart to the first answer, in starts of bare Express", "wall", "", "CPU", "", "", "", "at most");
  print(
    `${median(times.standin.map(({ wall }) => wall)).toFixed(0)} ms`,
    ratio(({ wall }) => wall).toFixed(2),
    "",
    ratio(({ cpu }) => cpu).toFixed(2),
    "",
    "",
    "",
    "2",
  );
}

async function memoryTable() {
  if (!isAsked("memory")) return;
  const server = await serverOf(throughput[0].serve);
  const idle = memory(server.pid).now;
  await slice(server, ["fresh", {}], isQuick ? 2000 : 20_000);
  print("\nmemory, MB", "idle", "under load", "", "", "", "", "at most");
  print("bokamera, 10⁶ rows", String(idle), String(memory(server.pid).most), "", "", "", "", "90, 160");
}

/** One slice of load; a slice with a wrong answer ends the bench. */
async function slice(server, [kind, options], time, sockets = connections) {
  const before = cpuSeconds(server.pid);
  const told = await load.load({ port: server.port, kind, options, connections: sockets, milliseconds: time });
  if (told.wrong > 0)
    throw new Error(`${told.wrong} of ${told.requests} answers were wrong, such as\n${told.firstWrong}`);
  const after = cpuSeconds(server.pid);
  const perSecond = told.requests / told.seconds;
  return { ...told, perSecond, spent: after, cpu: ((after - before) * 1e6) / told.requests };
}

async function serverOf(serve) {
  return await kept(JSON.stringify(serve), () => started(serve));
}

/** In the folder of the build, whose contracts are its own. */
async function started(serve) {
  const flags = serve.filter((flag) => other === undefined || flag !== "--no-cache");
  return await startServer([executable, "serve", ...flags, "--port", "0"], { cwd: join(dirname(executable), "../..") });
}

async function expressOf(bytes) {
  return await kept(`express ${bytes}`, () => startServer([here("express-constant.mjs"), String(bytes)]));
}

async function kept(name, start) {
  const known = servers.get(name) ?? (await start());
  servers.set(name, known);
  return known;
}

async function stopAll() {
  for (const server of servers.values()) await server.stop();
  servers.clear();
}

function here(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}
