import { bareTarget, headerIdentity } from "../../src/verify/deployment/target.ts";
import { type Finding, findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { type Habit, habits, shelfContract } from "./shelf-document.ts";
import { type Quirks, senderOf, shelfService } from "./shelf-host.ts";
import { webHosts } from "./web-hosts.ts";

/** One run against a right shelf, and what was found wrong with it: anything is a false alarm. */
export interface RightShelf {
  readonly about: string;
  readonly requests: number;
  readonly findings: readonly Finding[];
}

const makings = ["in process", "express", "fastify", "node:http"] as const;
const quirks: readonly Quirks[] = [{}, { refusal: 422 }, { more: { note: "no schema names me" } }];

/** A run's number gives its habit, its making, its quirks, who asks, and whether it writes. */
export async function rightShelf(number: number): Promise<RightShelf> {
  const habit: Habit = habits[number % habits.length] ?? "page";
  const making = makings[Math.floor(number / 6) % makings.length] ?? "in process";
  const quirk = quirks[Math.floor(number / 24) % quirks.length] ?? {};
  const allowWrites = Math.floor(number / 72) % 2 === 1;
  const isKnown = Math.floor(number / 144) % 2 === 1;
  const service = shelfService(habit, quirk);
  const host = making === "in process" ? undefined : await webHosts[making](service);
  const identity = headerIdentity([["X-Key", "a-key-of-somebody"]]);
  const target = { ...bareTarget(host?.url), identities: new Map(isKnown ? [["me", identity]] : []) };
  const api = { contract: shelfContract(habit), target };
  try {
    const apis = [host === undefined ? { ...api, sender: senderOf(service) } : api];
    const result = await verify({ apis, allowWrites, seed: `shelf ${number}` });
    const about = `${habit}, ${making}, ${JSON.stringify(quirk)}${allowWrites ? ", writes" : ""}${isKnown ? ", known" : ""}`;
    return { about, requests: result.requests.sent, findings: findingsOf(result) };
  } finally {
    await host?.close();
  }
}
