// Sends bodies just within and far beyond the limits, in every format, to an ordinary document and to a typed host, and asks for long
// lists with filters and orders; says how long health took meanwhile: npm run hostile-requests; needs a build.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { watchHealth } from "./health-watch.mjs";
import { serving } from "./serving.mjs";

const text = { type: "string" };
const row = {
  type: "object",
  required: ["id", "name", "color"],
  properties: { id: { type: "integer" }, name: text, color: { enum: ["red", "green", "blue"] }, note: text },
};
const rows = { type: "array", items: row };
const anything = Object.fromEntries(
  ["application/json", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "text/csv"].map(
    (type) => [type, { schema: type.includes("form") ? { type: "object" } : type === "text/csv" ? rows : {} }],
  ),
);
const parameters = ["sort", "color", "q"].map((name) => ({ name, in: "query", schema: text }));
const size = { name: "per_page", in: "query", schema: { type: "integer", maximum: 1000, default: 20 } };
const taken = { 204: { description: "taken" } };
const listed = { 200: { description: "rows", content: { "application/json": { schema: rows } } } };
const paths = {
  "/any": { post: { requestBody: { content: anything }, responses: taken } },
  "/rows": {
    get: {
      parameters: [...parameters, size, { name: "page", in: "query", schema: { type: "integer" } }],
      responses: listed,
    },
    post: { requestBody: { content: { "application/json": { schema: rows } } }, responses: taken },
  },
};
const file = join(mkdtempSync(join(tmpdir(), "standin-bodies-")), "bodies.json");
writeFileSync(file, JSON.stringify({ openapi: "3.1.0", info: { title: "Bodies", version: "1" }, paths }));

const [json, xml, form] = ["application/json", "application/xml", "application/x-www-form-urlencoded"];
const many = (made, count) => Array.from({ length: count }, (_, index) => made(index));
const part = (index) => `--x\r\nContent-Disposition: form-data; name=a${index}\r\n\r\n1\r\n`;
/** Each of about so many values. */
const bodies = (values) => [
  ["numbers", json, `[${"1,".repeat(values)}1]`],
  ["lists", json, `[${"[],".repeat(values / 2)}1]`],
  ["members", json, `{${many((index) => `"k${index}":1`, values * 0.8).join(",")}}`],
  ["rows", json, `[${many(() => '{"id":1,"name":"a"}', values * 0.3).join(",")}]`],
  ["rows that are wrong", json, `[${many(() => '{"id":"x"}', values * 0.4).join(",")}]`],
  ["escapes", json, `"${"\\u00e9".repeat(values * 7)}"`],
  ["elements", xml, `<r>${"<a/>".repeat(values * 0.9)}</r>`],
  ["attributes", xml, `<r ${many((index) => `a${index}="1"`, values * 1.8).join(" ")}/>`],
  ["entities", xml, `<r>${"&amp;".repeat(values * 7)}</r>`],
  ["fields", form, many((index) => `k${index}=1`, values / 4).join("&")],
  ["percent signs", form, `a=${"%c3%a9".repeat(values * 3.5)}`],
  ["parts", "multipart/form-data; boundary=x", `${many(part, values / 4).join("")}--x--\r\n`],
  ["lines", "text/csv", `id,name,color\n${"1,a,red\n".repeat(values / 4)}`],
];
const long = (length) => [
  ["a long text", json, `{"Text":"${"a".repeat(length)}"}`],
  ["blanks", json, `[${" ".repeat(length)}1]`],
  ["digits", json, `{"Big":${"1".repeat(length)}}`],
  ["a long field", form, `Text=${"a".repeat(length)}`],
  ["text in XML", xml, `<r>${"a".repeat(length)}</r>`],
];
const all = [
  ...bodies(19_000),
  ...bodies(1_000_000).map(([name, ...rest]) => [`${name}, far beyond`, ...rest]),
  ...long(4_000_000),
  ...long(10_000_000).map(([name, ...rest]) => [`${name} of 10 MB`, ...rest]),
];
const lists = ["?per_page=1000", "?sort=-name", "?color=red", "?q=river", "?per_page=1000&sort=name&q=a"];

let failed = 0;
let worst = 0;
/** @param {readonly (readonly [string, string, RequestInit?])[]} requests */
async function measure(args, requests) {
  const { child, url, ended } = await serving(...args, "--no-cache", "--quiet");
  const { longest, end } = watchHealth(url);
  for (const [name, path, options] of requests) {
    let most = 0;
    let status = 0;
    // The first makes what is made once.
    for (let round = 0; round < 3; round++) {
      Atomics.store(longest, 0, 0);
      const answer = await fetch(`${url}${path}`, options).catch(() => undefined);
      await answer?.text().catch(() => undefined);
      status = answer?.status ?? 0;
      await wait(30);
      if (round > 0) most = Math.max(most, Atomics.load(longest, 0));
    }
    if (status >= 500) failed++;
    worst = Math.max(worst, most);
    console.log(`${most.toFixed(0).padStart(6)} ms  ${status}  ${name}`);
  }
  await end();
  child.kill("SIGTERM");
  await ended;
}

const post =
  (path) =>
  ([name, type, body]) => [`${path}: ${name}`, path, { method: "POST", headers: { "Content-Type": type }, body }];
await measure(
  [file, "--rows", "rows=20000"],
  [...all.map(post("/any")), ...lists.map((query) => [`/rows${query}`, `/rows${query}`])],
);
await measure(["fixtures/contracts/zoo", "--scenario", "zoo"], all.map(post("/echo.json")));
console.log(`health took ${worst.toFixed(0)} ms at most; ${failed} failures`);
process.exitCode = failed === 0 ? 0 : 1;
