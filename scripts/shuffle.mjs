// The same requests in order, and shuffled on another process at the same time: the same answers. Every request is a
// function of its number; each process adds up hash(number, answer), which no order changes, and the sums are compared.
//
//   node scripts/shuffle.mjs [REQUESTS]      default 1,000,000; needs a built dist/
import { createHash } from "node:crypto";
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import process from "node:process";

const total = Number(process.argv[2] ?? 1_000_000);
const formats = ["application/json", "application/xml", "text/csv", "application/jsv"];
const endpoints = [
  "ep_3HOh5cD5gewvQTdodl9lupOBusy",
  "ep_39w2EQSHj764A9V9ii2KXpFlaky",
  "ep_3C4ZAcjxk4IgD7KiuuEtHostile",
  "ep_3DIvSl21HZAGQN6A4o0WCSilent",
];

/** Any well-formed endpoint exists: every third request asks one of a million others. */
function targetOf(n) {
  const id =
    n % 3 === 0 ? `ep_39w2EQSHj764A9V${String(n % 1_000_000).padStart(12, "0")}` : endpoints[n % endpoints.length];
  const filter = [
    "",
    "&Status=2",
    "&EventTypes=booking.created",
    "&Before=2026-08-01",
    "&After=2026-09-01&Before=2026-09-10",
  ][n % 5];
  return `/webhook/endpoints/${id}/attempts?Limit=${1 + (n % 20)}${filter}`;
}

if (process.send !== undefined && process.env.SHUFFLE_ORDER !== undefined) {
  const { createStandIn } = await import("../dist/index.js");
  const { answerRequest } = await import("../dist/serve/http/stand-in.js");
  const { noChanges } = await import("../dist/serve/state/changes.js");
  const { world } = createStandIn();
  const { apis } = world.at(noChanges, 0);
  const authorization = `Basic ${Buffer.from("admin:secret").toString("base64")}`;
  let sum = 0n;
  // A step coprime to the number of requests visits each once, in another order.
  const step = process.env.SHUFFLE_ORDER === "shuffled" ? 7_368_787 : 1;
  for (let i = 0, n = 0; i < total; i++, n = (n + step) % total) {
    const headers = [
      ["Accept", formats[n % 4]],
      ["Authorization", authorization],
    ];
    const { answer } = await answerRequest(
      { method: "GET", target: targetOf(n), headers, body: new Uint8Array(), scheme: "http" },
      apis,
    );
    const hash = createHash("sha256").update(`${n} ${answer.status} `).update(answer.body).digest();
    sum = (sum + hash.readBigUInt64BE()) & 0xffff_ffff_ffff_ffffn;
  }
  process.send(sum.toString(16));
  process.disconnect();
} else {
  const started = Date.now();
  const file = fileURLToPath(import.meta.url);
  const answers = ["in order", "shuffled"].map((order) => {
    const child = fork(file, [String(total)], { env: { ...process.env, SHUFFLE_ORDER: order } });
    return new Promise((resolve) => child.once("message", (sum) => resolve({ order, sum })));
  });
  const [one, two] = await Promise.all(answers);
  console.log(
    `${total} requests in order: ${one.sum}, shuffled on another process: ${two.sum}, ${Math.round((Date.now() - started) / 1000)} s`,
  );
  console.log(one.sum === two.sum ? "the same answers" : "OTHER ANSWERS");
  process.exitCode = one.sum === two.sum ? 0 : 1;
}
