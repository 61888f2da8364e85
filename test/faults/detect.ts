import { verify } from "../../src/verify/verify.ts";
import type { Sender, WireRequest, WireResponse } from "../../src/verify/exchange/wire.ts";
import { type Finding, findingsOf, type VerifyResult } from "../../src/verify/verdict/result.ts";
import type { Fault } from "./fault.ts";
import { recordedHost, type RightHost } from "./right-host.ts";

const hosts = new Map<string, RightHost>();

/** The right server of an API, opened once for all faults: it keeps nothing of what is asked. */
export function rightHost(api: Fault["api"]): RightHost {
  const host = hosts.get(api) ?? rememberingHost(recordedHost(api));
  hosts.set(api, host);
  return host;
}

/** One exchange with a faulty server. */
interface Exchange {
  readonly request: WireRequest;
  readonly response: WireResponse;
}

/**
 * What the suite says of a server with one thing wrong, and all that went between them.
 *
 * @param only the checks that are asked; all where none are named
 */
export async function detectAndKeep(
  fault: Fault,
  only: readonly string[] = [],
): Promise<{ readonly result: VerifyResult; readonly exchanges: readonly Exchange[]; readonly right: Sender }> {
  const { contract, target, sender: right } = rightHost(fault.api);
  const exchanges: Exchange[] = [];
  const faulty = fault.wrap(right, contract);
  const sender: Sender = async (request) => {
    const response = await faulty(request);
    exchanges.push({ request, response });
    return response;
  };
  const limits = { ...target.limits, milliseconds: fault.milliseconds };
  const result = await verify({
    apis: [{ contract, target: { ...target, limits }, sender }],
    allowWrites: fault.allowWrites ?? false,
    only,
    exact: fault.exact ?? false,
  });
  return { result, exchanges, right };
}

/** The right server answers equal requests with equal bytes: what it answered once, hundreds of faults are asked again. */
function rememberingHost(host: RightHost): RightHost {
  const known = new Map<string, Promise<WireResponse>>();
  const sender: Sender = (request) => {
    const { method, target, headers, body } = request;
    const key = JSON.stringify([method, target, headers, body && Buffer.from(body).toString("latin1")]);
    const answer = known.get(key) ?? host.sender(request);
    known.set(key, answer);
    return answer;
  };
  return { ...host, sender };
}

/** Whether what a finding shows is another answer, or came after another answer, than the right server gives. */
export async function showsFault(
  { before, request, response }: Finding,
  exchanges: readonly Exchange[],
  right: Sender,
): Promise<boolean> {
  for (const shown of [...before, request]) {
    const same = exchanges.filter(
      (one) =>
        one.request.method === shown.method &&
        one.request.target === shown.target &&
        acceptOf(one.request) === acceptOf(shown) &&
        (shown !== request || one.response.status === response.status),
    );
    for (const { request: sent, response: came } of same) {
      const given = await right(sent);
      if (came.status !== given.status || !Buffer.from(came.body).equals(Buffer.from(given.body))) return true;
      if (JSON.stringify(came.headers) !== JSON.stringify(given.headers)) return true;
    }
  }
  return false;
}

function acceptOf({ headers }: Pick<WireRequest, "headers">): string | undefined {
  return headers.find(([name]) => name === "Accept")?.[1];
}

/** The broken checks, first those of the first operation, each named once. */
export function brokenChecks(result: VerifyResult): readonly string[] {
  const broken = result.apis.flatMap(({ operations }) =>
    operations.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict.kind === "breaks").map(({ id }) => id)),
  );
  return [...new Set(broken)];
}

/** The checks under which findings stand, one for each cause. */
export function headlines(result: VerifyResult): readonly string[] {
  return findingsOf(result).map(({ check }) => check);
}
