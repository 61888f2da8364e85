import { createHash } from "node:crypto";
import { callerFor, requestsFor } from "../../src/cli/printed-requests.ts";
import { answerRequest } from "../../src/serve/http/stand-in.ts";
import type { NamedApi } from "../../src/serve/http/open-world.ts";
import type { Identity } from "../../src/serve/scenario/scenario.ts";
import type { Request } from "../../src/serve/operation/request.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import { basic, openTestWorld } from "./stand-in.ts";

/** The hash of every answer that the start screen of a scenario prints a request for, in every format, for one seed. */
export async function goldenHashes(scenario: string, seed: string): Promise<Readonly<Record<string, string>>> {
  const world = openTestWorld({ scenario, seed });
  const apis = world.at(noChanges, 0).apis;
  const hashes: Record<string, string> = {};
  for (const api of apis)
    for (const operation of api.host.contract.operations.filter((one) => callerFor(one, api) !== undefined))
      for (const { target } of requestsFor(operation, api))
        for (const accept of ["application/json", "application/xml", "text/csv", "application/jsv"])
          hashes[`${accept} ${target}`] = await hashOf(target, accept, callerFor(operation, api), apis);
  return hashes;
}

async function hashOf(
  target: string,
  accept: string,
  caller: Identity | undefined,
  apis: readonly NamedApi[],
): Promise<string> {
  const headers: Request["headers"] = [
    ["Accept", accept],
    ["Authorization", basic(caller?.name ?? "", caller?.password)],
  ];
  const request: Request = { method: "GET", target, headers, body: new Uint8Array(), scheme: "http" };
  const { answer } = await answerRequest(request, apis);
  return `${answer.status} ${createHash("sha256").update(answer.body).digest("base64url").slice(0, 16)}`;
}
