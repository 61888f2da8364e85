// The commands that do not serve: how many requests a second `verify` sends and judges, how many pages a second `derive` reads;
// and where a document is given (--document=FILE --path=PATH), its start and a page of it.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { median, print, spread } from "./print.mjs";

const listings = fileURLToPath(new URL("../fixtures/documents/listings/", import.meta.url));
/** What a command of Node costs that does nothing, in seconds: of the figures above, this much is no work of ours. */
const empty = () => seconds(process.execPath, ["-e", ""]);

export async function commandsTable({ executable, started, rounds }) {
  const idle = median(Array.from({ length: rounds }, empty));
  print("\nother commands", "median", "spread");
  const server = await started(["teahouse", "--quiet"]);
  const verify = Array.from({ length: rounds }, () => verified(executable, server.port));
  await server.stop();
  print("requests a second of verify, its start included", median(verify).toFixed(0), spread(verify));
  const pages = await pagesPerSecond(executable, rounds);
  print("pages a second of derive, in one process", median(pages).toFixed(0), spread(pages));
  print("start of a command of Node, ms", (idle * 1000).toFixed(0));
  await givenDocument(started, rounds);
}

function verified(executable, port) {
  const begun = performance.now();
  const { stdout } = spawnSync(process.execPath, [executable, "verify", `http://127.0.0.1:${port}`, "teahouse"], {
    cwd: join(dirname(executable), "../.."),
    encoding: "utf8",
  });
  const took = (performance.now() - begun) / 1000;
  const sent = /(\d+) of at most \d+ requests/.exec(stdout)?.[1];
  if (sent === undefined || !stdout.includes("is broken")) throw new Error(`verify ended otherwise:\n${stdout}`);
  return Number(sent) / took;
}

/** Pages of listings in each language, read again and again. */
async function pagesPerSecond(executable, rounds) {
  const { derive } = await import(join(dirname(executable), "../derive/derive.js"));
  const pages = readdirSync(listings).map((name) => ({ name, text: readFileSync(join(listings, name), "utf8") }));
  const all = () => pages.forEach((page) => derive([page]));
  all();
  return Array.from({ length: rounds }, () => {
    const begun = performance.now();
    for (let time = 0; time < 5; time++) all();
    return (5 * pages.length * 1000) / (performance.now() - begun);
  });
}

async function givenDocument(started, rounds) {
  const flag = (name) => process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
  const [file, path] = [flag("document"), flag("path")];
  if (file === undefined || path === undefined) return;
  const times = [];
  for (let round = 0; round < Math.min(rounds, 3); round++) {
    const begun = performance.now();
    const server = await started([file, "--no-cache"]);
    const first = await fetched(server.port, path);
    times.push({ start: performance.now() - begun, first, again: await fetched(server.port, path) });
    await server.stop();
  }
  const of = (what) => median(times.map(what)).toFixed(0);
  print(
    `start with ${file}, to the first answer, ms`,
    of(({ start }) => start),
  );
  print(
    `${path}, asked first, and again, ms`,
    of(({ first }) => first),
    of(({ again }) => again),
  );
}

async function fetched(port, path) {
  const begun = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: "Bearer bench" } });
  await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return performance.now() - begun;
}

function seconds(command, args) {
  const begun = performance.now();
  spawnSync(command, args);
  return (performance.now() - begun) / 1000;
}
