// Serves 200 patterns that engines which try again may never end with, asks for each with texts made for it, in a parameter and in a
// body, and says how long health took meanwhile: npm run hostile-patterns; needs a build.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import "./import-typescript.mjs";
import { serving } from "./serving.mjs";

const { catastrophicPatterns } = await import("../test/support/catastrophic-patterns.ts");
const responses = { 200: { description: "taken" } };
const paths = Object.fromEntries(
  catastrophicPatterns.map(({ pattern }, index) => {
    const text = { type: "string", pattern };
    const body = { type: "object", properties: { text }, patternProperties: { [pattern]: true } };
    const requestBody = { content: { "application/json": { schema: body } } };
    const parameters = [{ name: "q", in: "query", schema: text }];
    return [`/p${index}`, { get: { parameters, responses }, post: { requestBody, responses } }];
  }),
);
const file = join(mkdtempSync(join(tmpdir(), "standin-patterns-")), "patterns.json");
writeFileSync(file, JSON.stringify({ openapi: "3.1.0", info: { title: "Patterns", version: "1" }, paths }));
const { child, url, ended } = await serving(file, "--quiet");

let [isOver, worst, asked, failed] = [false, 0, 0, 0];
async function watch() {
  while (!isOver) {
    const began = performance.now();
    await (await fetch(`${url}/_standin/health`)).text();
    worst = Math.max(worst, performance.now() - began);
    await wait(5);
  }
}
async function ask(path, options) {
  const answer = await fetch(`${url}${path}`, options);
  await answer.text();
  asked++;
  if (answer.status >= 500) failed++;
}
// What is made once for an operation is not what a text costs.
for (const index of catastrophicPatterns.keys()) {
  await ask(`/p${index}?q=x`);
  await ask(`/p${index}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
}
const watching = watch();
for (const [index, { text }] of catastrophicPatterns.entries()) {
  await ask(`/p${index}?q=${encodeURIComponent(text(1000)).slice(0, 7000)}`);
  const body = JSON.stringify({ text: text(5000), [text(200)]: 1 });
  await ask(`/p${index}`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
}
isOver = true;
await watching;
child.kill("SIGTERM");
await ended;
console.log(
  `${catastrophicPatterns.length} patterns, ${asked} requests, ${failed} failures; health took ${worst.toFixed(0)} ms at most`,
);
process.exitCode = failed === 0 && worst < 100 ? 0 : 1;
