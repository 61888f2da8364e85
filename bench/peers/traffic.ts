import type { Sender, WireRequest, WireResponse } from "../../src/verify/exchange/wire.ts";
import { SendError } from "../../src/verify/exchange/wire.ts";
import { verify } from "../../src/verify/verify.ts";
import type { RightHost } from "../../test/faults/right-host.ts";

/** A request and what came of it; without an answer when the connection broke. */
export interface Exchange {
  readonly request: WireRequest;
  readonly response: WireResponse | undefined;
}

/** Every request that the own suite sends to a right host, those that could write too, in their order. */
export async function recordRequests(host: RightHost): Promise<readonly WireRequest[]> {
  const requests: WireRequest[] = [];
  const sender: Sender = (request) => {
    requests.push(request);
    return host.sender(request);
  };
  const { contract, target } = host;
  await verify({ apis: [{ contract, target, sender }], allowWrites: true });
  return requests;
}

/** Sends requests one after the other, and keeps what came. */
export async function exchange(sender: Sender, requests: readonly WireRequest[]): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const request of requests) exchanges.push({ request, response: await answered(sender, request) });
  return exchanges;
}

async function answered(sender: Sender, request: WireRequest): Promise<WireResponse | undefined> {
  try {
    return await sender(request);
  } catch (error) {
    if (error instanceof SendError) return undefined;
    throw error;
  }
}
