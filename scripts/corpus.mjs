// Loads every OpenAPI document of a folder and starts a stand-in for it: which do not load, how long the others take, and
// whether every GET that the start screen prints is answered by a status that says that it worked.
//
//   node scripts/corpus.mjs [FILE…]        default: all of CORPUS, else of ../shared/openapi beside the repository
//
// Documents are the files that say which OpenAPI they are; of each folder in it, the first such file.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { documentsIn } from "./corpus-documents.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const standin = join(root, "dist/cli/standin.js");
const folder = resolve(process.env.CORPUS ?? join(root, "../shared/openapi"));

const given = process.argv.slice(2);
if (given.length === 0 && !existsSync(folder)) {
  console.log(`there is no ${folder}; name files, or set CORPUS`);
  process.exit(0);
}
const files = given.length > 0 ? given : documentsIn(folder);
let failed = 0;
const all = { asked: 0, fine: 0, broken: 0 };
for (const file of files) {
  const check = await run(["check", file]);
  const start = check.code === 0 ? await started(file) : undefined;
  const isFine = start?.status !== undefined;
  if (!isFine) failed++;
  const asked = start?.asked ?? { asked: 0, fine: 0, broken: 0, odd: [] };
  for (const key of Object.keys(all)) all[key] += asked[key];
  const [summary = ""] = check.out.split("\n", 1);
  const figures = isFine
    ? `${start.milliseconds} ms to the first answer, ${start.megabytes} MB, ${asked.fine} of ${asked.asked} GET fine`
    : "DOES NOT LOAD";
  console.log(`${file}: ${summary.slice(summary.indexOf(": ") + 2)}, ${figures}`);
  for (const line of asked.odd) console.log("   ", line);
  if (!isFine) console.log((check.error || start?.error || "").split("\n").slice(0, 8).join("\n"));
}
console.log(`${files.length - failed} of ${files.length} load`);
console.log(
  `${all.fine} of ${all.asked} GET requests are answered as documented; ${all.broken} answers are our own 500`,
);
process.exitCode = failed === 0 && all.broken === 0 ? 0 : 1;

function run(args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [standin, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let [out, error] = ["", ""];
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => (error += text));
    child.on("exit", (code) => done({ code, out, error }));
  });
}

/** Serves a document until it has answered once. */
async function started(file) {
  const begin = performance.now();
  const child = spawn(process.execPath, [standin, "serve", file, "--port", "0", "--samples"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let error = "";
  child.stderr.on("data", (text) => (error += text));
  let out = "";
  const url = await new Promise((found) => {
    child.stdout.on("data", (text) => {
      out += text;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(out) ?? [];
      if (address !== undefined) found(address);
    });
    child.on("exit", () => found(undefined));
  });
  if (url === undefined) return { error };
  const { status } = await fetch(`${url}/no/such/path`);
  const milliseconds = Math.round(performance.now() - begin);
  const asked = await printedRequests(() => out);
  const memory = existsSync(`/proc/${child.pid}/status`) ? readFileSync(`/proc/${child.pid}/status`, "utf8") : "";
  const megabytes = Math.round(Number(/VmHWM:\s+(\d+)/.exec(memory)?.[1] ?? 0) / 1024);
  child.kill("SIGTERM");
  await new Promise((ended) => child.on("exit", ended));
  return { status, milliseconds, megabytes, asked };
}

/** Sends every GET that the start screen prints, with the credentials that it prints. */
async function printedRequests(screen) {
  while (!screen().includes("verify it against")) await setTimeout(50);
  const lines = [...screen().matchAll(/^ {4}curl (.*?)'(http:[^']+)'/gm)].filter(([, flags]) => !flags.includes("-X "));
  const found = { asked: lines.length, fine: 0, broken: 0, odd: [] };
  for (const [, flags, url] of lines) {
    const headers = {};
    for (const [, name, value] of flags.matchAll(/-H '([^:']+): ([^']*)'/g)) headers[name] = value;
    for (const [, value] of flags.matchAll(/-b '([^']*)'/g)) headers.Cookie = value;
    for (const [, pair] of flags.matchAll(/-u (\S+)/g))
      headers.Authorization = `Basic ${Buffer.from(pair.replaceAll("'", "")).toString("base64")}`;
    const answer = await fetch(url, { headers, redirect: "manual" });
    const text = await answer.text();
    if (answer.status < 400) found.fine++;
    else found.odd.push(`${answer.status} ${new URL(url).pathname}: ${text.slice(0, 200)}`);
    if (answer.status === 500) found.broken++;
  }
  return found;
}
