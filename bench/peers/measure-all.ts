import { readFileSync } from "node:fs";
import type { Fault } from "../../test/faults/fault.ts";
import { faults } from "../../test/faults/faults.ts";
import { recordedHost } from "../../test/faults/right-host.ts";
import { drift } from "./drift.ts";
import { type About, type Found, keyOf, type PeersFile, readFound, writeFound } from "./found.ts";
import { type Measured, measure } from "./measure.ts";
import type { Peer } from "./peer.ts";
import { prism } from "./prism.ts";
import { respect } from "./respect.ts";
import { recordRequests } from "./traffic.ts";

const apis = ["bokamera", "pwc-reportfiling"] as const;

/** The checkers that are measured beside our own suite. */
const peers: readonly Peer[] = [prism, respect, drift];

/** How many rounds run at once. */
const lanes = 2;

interface Part {
  readonly api: Fault["api"];
  readonly peer: Peer;
  /** How many requests our own suite sends to the right host. */
  readonly own: number;
  readonly measured: Measured;
}

/** Shows all faults (or those that the file lacks) to all peers, and writes down what they say. */
export async function measureAll(onlyMissing: boolean): Promise<void> {
  const begun = performance.now();
  const before = readFound();
  const all = Object.values(faults).flat();
  const wanted = onlyMissing ? all.filter((fault) => before.found[keyOf(fault)] === undefined) : all;
  const parts = await inLanes(
    apis.flatMap((api) =>
      peers.map(
        (peer) => () =>
          measurePart(
            api,
            peer,
            wanted.filter((fault) => fault.api === api),
          ),
      ),
    ),
  );
  const file = fileOf(parts, all, before);
  await writeFound(file);
  print(parts, file, (performance.now() - begun) / 1000);
}

async function measurePart(api: Fault["api"], peer: Peer, list: readonly Fault[]): Promise<Part> {
  const host = recordedHost(api);
  const requests = await recordRequests(host);
  const onFault = progress(`${peer.title}, ${api}`, list.length);
  return { api, peer, own: requests.length, measured: await measure(peer, host, requests, list, onFault) };
}

/** Runs the tasks, some of them at once; the results stand in the tasks' order. */
async function inLanes(tasks: readonly (() => Promise<Part>)[]): Promise<readonly Part[]> {
  const queue = [...tasks.entries()];
  const done = new Map<number, Part>();
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) done.set(next[0], await next[1]());
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return [...done].sort(([a], [b]) => a - b).map(([, part]) => part);
}

function progress(name: string, total: number): () => void {
  let done = 0;
  return () => {
    done++;
    if (done % 25 === 0 || done === total) console.log(`${name}: ${done} of ${total}`);
  };
}

function fileOf(parts: readonly Part[], all: readonly Fault[], before: PeersFile): PeersFile {
  const ofApi = (api: string): readonly Part[] => parts.filter((part) => part.api === api);
  const numbers = (api: string, what: "requests" | "falseAlarms"): Record<string, number> =>
    Object.fromEntries(
      peers.map(({ name }) => [name, ofApi(api).find(({ peer }) => peer.name === name)?.measured[what] ?? 0]),
    );
  const said = (fault: Fault): Found => {
    const now = ofApi(fault.api).map(({ peer, measured }) => [peer.name, measured.found.get(fault)] as const);
    const isMeasured = now.some(([, first]) => first !== undefined);
    const found = Object.fromEntries(now.map(([name, first]) => [name, first ?? null]));
    return isMeasured ? found : (before.found[keyOf(fault)] ?? {});
  };
  return {
    peers: Object.fromEntries(peers.map(({ name, title, package: manifest }) => [name, aboutPeer(title, manifest)])),
    requests: Object.fromEntries(
      apis.map((api) => [api, { standin: ofApi(api)[0]?.own ?? 0, ...numbers(api, "requests") }]),
    ),
    falseAlarms: Object.fromEntries(apis.map((api) => [api, numbers(api, "falseAlarms")])),
    found: Object.fromEntries(all.map((fault) => [keyOf(fault), said(fault)])),
  };
}

function aboutPeer(title: string, manifest: URL): About {
  const { name, version, license } = JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>;
  return { title, package: name ?? "", version: version ?? "", licence: license ?? "" };
}

function print(parts: readonly Part[], { found }: PeersFile, seconds: number): void {
  const all = Object.values(found);
  for (const { name, title } of peers) {
    const measured = parts.filter(({ peer }) => peer.name === name).map((part) => part.measured);
    const sum = (what: "requests" | "falseAlarms" | "seconds"): number =>
      Math.round(measured.reduce((total, one) => total + one[what], 0));
    const told = all.filter((said) => typeof said[name] === "string").length;
    const line = `${title}: finds ${told} of ${all.length}; ${sum("requests")} requests to the ${measured.length} right hosts`;
    console.log(`${line}, objections at ${sum("falseAlarms")}; ${sum("seconds")} s`);
  }
  console.log(`${Math.round(seconds)} s in all`);
}
