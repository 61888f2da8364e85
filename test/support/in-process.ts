import { answerRequest } from "../../src/serve/http/stand-in.ts";
import { type Changes, noChanges } from "../../src/serve/state/changes.ts";
import type { Sender } from "../../src/verify/exchange/wire.ts";
import type { NamedWorld } from "../../src/serve/http/open-world.ts";

/** Asks a stand-in in this process, without a socket between. @param changes of the session that asks */
export function inProcess(world: NamedWorld, changes: Changes = noChanges): Sender {
  const { apis } = world.at(changes, 0);
  return async ({ method, target, headers, body }) => {
    const sent = headers.some(([name]) => name.toLowerCase() === "host")
      ? headers
      : [["Host", "stand-in.example"] as const, ...headers];
    const { answer } = await answerRequest(
      { method, target, headers: sent, body: body ?? new Uint8Array(), scheme: "http" },
      apis,
    );
    const bytes = method === "HEAD" ? new Uint8Array() : Buffer.from(answer.body);
    return {
      status: answer.status,
      reason: answer.reason ?? "",
      headers: answer.headers,
      body: bytes,
      milliseconds: 1,
    };
  };
}
