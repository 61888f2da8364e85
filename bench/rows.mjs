// What is measured: each row is a ratio to bare Express that sends a constant of the same size, in slices that take turns.

import { fileURLToPath, URL } from "node:url";

const ordinary = fileURLToPath(new URL("ordinary.yaml", import.meta.url));
const pageBytes = 15_104;
const attempts = ["bokamera", "--rows", "attempts=1000000"];
const anew = [...attempts, "--no-cache"];
const json = "application/json";

/**
 * `serve`: what `standin serve` is started with. `ask`: the kind of request in `requests.mjs`, and its options. `least` and
 * `wished`: what the ratio should be; `guard`: below this ratio of CPU times, something has become slow since this was written: what was measured
 * with `--quick` on a machine at rest, less a fifth to a quarter.
 */
export const throughput = [
  { name: "fresh page, JSON", serve: anew, ask: ["fresh", { accept: json }], least: 0.7, wished: 1, guard: 0.22 },
  { name: "fresh page, CSV", serve: anew, ask: ["fresh", { accept: "text/csv" }], least: 0.7, wished: 1, guard: 0.22 },
  {
    name: "fresh page, XML",
    serve: anew,
    ask: ["fresh", { accept: "application/xml" }],
    least: 0.5,
    wished: 0.8,
    guard: 0.22,
  },
  { name: "fresh page, JSON, cache on", serve: attempts, ask: ["fresh", { accept: json }], least: 0.7, wished: 1 },
  { name: "same page again", serve: attempts, ask: ["same", {}], least: 1, wished: 3.5, guard: 1.2 },
  { name: "same page again, --no-cache", serve: anew, ask: ["same", {}], least: 0.7, wished: 1 },
  { name: "400", serve: anew, ask: ["refused", { query: "?Limit=x", status: 400 }], least: 1, wished: 3, guard: 0.95 },
  { name: "401", serve: anew, ask: ["refused", { status: 401, login: false }], least: 1, wished: 3, guard: 1.4 },
  {
    name: "ordinary list, 20 rows, --no-cache",
    serve: [ordinary, "--no-cache"],
    ask: ["list", { path: "/bookings?per_page=20&page=1&at={n}", rows: 20 }],
    bytes: 6_132,
    least: 0.5,
    wished: 1,
    guard: 0.4,
  },
].map((row) => ({ bytes: pageBytes, ...row }));

const rowsOf = (count) => ["bokamera", "--rows", `attempts=${count}`, "--no-cache"];
const same = (query) => ["same", { query }];
const large = rowsOf(1_000_000_000);

/** Times of one page divided by those of another. */
export const growth = [
  { name: "10⁹ rows against 10², beginning", one: [large, same("")], other: [rowsOf(100), same("")], most: 1.1 },
  {
    name: "10⁹ rows against 10², middle",
    one: [large, same("&Before=2026-09-12T10:00:00Z")],
    other: [rowsOf(100), same("&Before=2026-09-12T10:00:00Z")],
    most: 1.1,
  },
  {
    name: "10⁹ rows against 10², end",
    one: [large, same("&Iterator=-atmpt_0")],
    other: [rowsOf(100), same("&Iterator=-atmpt_0")],
    most: 1.1,
  },
  {
    name: "one row in many of 10⁹ (Status=2)",
    one: [large, ["fresh", { query: "&Status=2" }]],
    other: [large, ["fresh", {}]],
    most: 4,
  },
].map((row) => ({ guard: row.most * 1.5, ...row }));
