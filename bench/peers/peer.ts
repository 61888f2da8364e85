import type { Contract } from "../../src/contract/model/contract.ts";
import type { Sender, WireRequest } from "../../src/verify/exchange/wire.ts";
import type { FaultyServer } from "./faulty-server.ts";

/** What a peer is measured on: one API, the traffic that a right host gets, and the server that has the faults. */
export interface Ground {
  readonly contract: Contract;
  /** The contract's file, as it stands. */
  readonly file: string;
  readonly right: Sender;
  readonly requests: readonly WireRequest[];
  readonly server: FaultyServer;
  /** Where it may write. */
  readonly folder: string;
}

/** One thing that a peer says is wrong, and at which of the requests. */
export interface Objection {
  readonly request: number;
  readonly says: string;
}

/** Another contract checker. */
export interface Peer {
  readonly name: string;
  /** As the table calls it. */
  readonly title: string;
  /** The package.json that it comes with. */
  readonly package: URL;
  start(ground: Ground): Promise<Session>;
}

/** A peer at work on one API. */
export interface Session {
  /** How many requests it judges in one round. */
  readonly requests: number;
  /** One round: all that it objects to in the answers of a host. Whoever has heard enough may leave early. */
  objections(host: Sender): AsyncIterable<Objection>;
  close(): Promise<void>;
}

export async function listed(objections: AsyncIterable<Objection>): Promise<readonly Objection[]> {
  const list: Objection[] = [];
  for await (const objection of objections) list.push(objection);
  return list;
}

/** The first thing that a peer says of a host and does not say, at the same request, of the right one. */
export async function firstNew(
  right: readonly Objection[],
  objections: AsyncIterable<Objection>,
): Promise<Objection | undefined> {
  const known = new Set(right.map(keyOf));
  for await (const objection of objections) if (!known.has(keyOf(objection))) return objection;
  return undefined;
}

function keyOf({ request, says }: Objection): string {
  return `${request} ${says}`;
}
