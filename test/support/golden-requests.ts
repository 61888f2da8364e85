import { createHash } from "node:crypto";
import { credentialsFor } from "../../src/serve/http/samples/sample-credentials.ts";
import { requestsFor } from "../../src/serve/http/samples/sample-requests.ts";
import { answerRequest } from "../../src/serve/http/stand-in.ts";
import type { NamedApi } from "../../src/serve/http/open-world.ts";
import type { Request } from "../../src/serve/operation/request.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import { openTestWorld } from "./stand-in.ts";

/** What an answer is asked for as: all that hosts of the framework write, JSON of ordinary services. */
const formats = ["application/json", "application/xml", "text/csv", "application/jsv"];

/** The hash of every answer that the start screen of a scenario prints a request for, in every format, for one seed. */
export async function goldenHashes(scenario: string, seed: string): Promise<Readonly<Record<string, string>>> {
  const world = openTestWorld({ scenario, seed });
  const apis = world.at(noChanges, 0).apis;
  const hashes: Record<string, string> = {};
  for (const api of apis) {
    const isPlain = api.host.contract.host.framework === "plain";
    const operations = api.host.contract.operations.filter((one) =>
      isPlain ? one.method === "GET" : one.security.length > 0 && credentialsFor(one, api) !== undefined,
    );
    for (const operation of operations)
      for (const { target } of requestsFor(operation, api))
        for (const accept of isPlain ? ["application/json"] : formats) {
          const credentials = credentialsFor(operation, api)?.headers ?? [];
          hashes[`${accept} ${target}`] = await hashOf(target, [["Accept", accept], ...credentials], apis);
        }
  }
  return hashes;
}

async function hashOf(target: string, headers: Request["headers"], apis: readonly NamedApi[]): Promise<string> {
  const request: Request = { method: "GET", target, headers, body: new Uint8Array(), scheme: "http" };
  const { answer } = await answerRequest(request, apis);
  return `${answer.status} ${createHash("sha256").update(answer.body).digest("base64url").slice(0, 16)}`;
}
