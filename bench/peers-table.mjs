// Other mock servers beside the stand-in: all serve the same document, whose answer is an example of 15 KB, in slices that take
// turns with bare Express sending a constant of that length.
import console from "node:console";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { exampleDocument } from "./example-document.mjs";
import { median, print, spread } from "./print.mjs";
import { startServer } from "./processes.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const prism = here("../node_modules/@stoplight/prism-cli/dist/index.js");
const backend = here("peers/node_modules/openapi-backend");

/** Any list of the document: what is made up each time has as many rows as its server likes. */
const ask = ["path", { path: "/bookings", headers: ["Accept: application/json"] }];

export async function peersTable({ executable, kept, slice, rounds, milliseconds, warmUp }) {
  const folder = mkdtempSync(join(tmpdir(), "standin-peers-"));
  try {
    const file = join(folder, "bookings.json");
    const { document, bytes } = exampleDocument(15_000);
    writeFileSync(file, JSON.stringify(document));
    const bare = await kept(`express ${bytes}`, () => startServer([here("express-constant.mjs"), String(bytes)]));
    print("\nthe documented example, × bare Express", "median", "spread", "CPU, ×", "µs CPU", "p50 ms", "p99 ms");
    for (const [name, start] of await stands(executable, file, bytes)) {
      const server = await kept(name, start);
      await slice(server, ask, warmUp);
      const pairs = [];
      for (let round = 0; round < rounds; round++)
        pairs.push([await slice(server, ask, milliseconds), await slice(bare, ["constant", { bytes }], milliseconds)]);
      const ratios = pairs.map(([own, other]) => own.perSecond / other.perSecond);
      const of = (what, digits) => median(pairs.map(([own]) => own[what])).toFixed(digits);
      const cpu = median(pairs.map(([own, other]) => other.cpu / own.cpu)).toFixed(2);
      print(name, median(ratios).toFixed(2), spread(ratios), cpu, of("cpu", 0), of("p50", 2), of("p99", 2));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Names, with their versions, and how each is started; those that are not installed are named and left out. */
async function stands(executable, file, bytes) {
  const standin = [executable, "serve", file, "--port", "0"];
  const known = [
    ["Standin", () => startServer(standin, { cwd: join(dirname(executable), "../..") })],
    ["Standin, --no-cache", () => startServer([...standin, "--no-cache"], { cwd: join(dirname(executable), "../..") })],
    ["node:http, the constant", () => startServer([here("node-constant.mjs"), String(bytes)])],
  ];
  if (existsSync(prism)) {
    const version = versionIn(join(dirname(prism), ".."));
    for (const flags of [[], ["--dynamic"]]) {
      const port = String(await freePort());
      const name = ["Prism", version, ...flags].join(" ");
      known.push([name, () => startServer([prism, "mock", file, "--port", port, "--host", "127.0.0.1", ...flags])]);
    }
  }
  if (existsSync(backend))
    known.push([
      `openapi-backend ${versionIn(backend)}`,
      () => startServer([here("peers/openapi-backend.mjs"), file], { cwd: here("peers") }),
    ]);
  else console.log("\nopenapi-backend is not installed: `npm ci --prefix bench/peers`");
  return known;
}

function versionIn(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
}

/** Prism takes no port 0. */
async function freePort() {
  const server = createServer();
  const port = await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));
  await new Promise((resolve) => server.close(resolve));
  return port;
}
