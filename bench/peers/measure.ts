import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { WireRequest } from "../../src/verify/exchange/wire.ts";
import type { Fault } from "../../test/faults/fault.ts";
import type { RightHost } from "../../test/faults/right-host.ts";
import { startFaultyServer } from "./faulty-server.ts";
import { firstNew, listed, type Peer } from "./peer.ts";

/** What one peer made of the faults of one API. */
export interface Measured {
  /** How many requests it sends, or is shown, for one host. */
  readonly requests: number;
  /** At how many of these it objects to the right host. */
  readonly falseAlarms: number;
  readonly seconds: number;
  /** What it says first of each and not of the right host. */
  readonly found: ReadonlyMap<Fault, string | null>;
}

/**
 * Shows a peer the right host of an API twice, then every fault, each time as if it had just been started.
 * @throws when it says of the right host something that it did not say the first time
 */
export async function measure(
  peer: Peer,
  { contract, sender: right }: RightHost,
  requests: readonly WireRequest[],
  faults: readonly Fault[],
  onFault: () => void,
): Promise<Measured> {
  const begun = performance.now();
  const server = await startFaultyServer(right);
  const folder = mkdtempSync(join(tmpdir(), "standin-peers-"));
  process.once("exit", () => rmSync(folder, { recursive: true }));
  const file = fileURLToPath(new URL(`../../contracts/${contract.name}/openapi.yaml`, import.meta.url));
  const session = await peer.start({ contract, file, right, requests, server, folder });
  const known = await listed(session.objections(right));
  const say = async (host: typeof right): Promise<string | null> =>
    (await firstNew(known, session.objections(host)))?.says.replaceAll(server.url, "") ?? null;
  const again = await say(right);
  if (again !== null) throw new Error(`${peer.title} says of the right ${contract.name}, the second time: ${again}`);
  const found = new Map<Fault, string | null>();
  for (const fault of faults) {
    found.set(fault, await say(fault.wrap(right, contract)));
    onFault();
  }
  await session.close();
  await server.close();
  const falseAlarms = new Set(known.map(({ request }) => request)).size;
  return { requests: session.requests, falseAlarms, seconds: (performance.now() - begun) / 1000, found };
}
