import { verify } from "../../src/verify/verify.ts";
import { findingsOf, type VerifyResult } from "../../src/verify/verdict/result.ts";
import type { Fault } from "./fault.ts";
import { recordedHost, type RightHost } from "./right-host.ts";

const hosts = new Map<string, RightHost>();

/** What the suite says of a server with one thing wrong. */
export async function detect(fault: Fault): Promise<VerifyResult> {
  const host = hosts.get(fault.api) ?? recordedHost(fault.api);
  hosts.set(fault.api, host);
  const { contract, target } = host;
  const limits = { ...target.limits, milliseconds: fault.milliseconds };
  return await verify({
    apis: [{ contract, target: { ...target, limits }, sender: fault.wrap(host.sender, contract) }],
    allowWrites: fault.allowWrites ?? false,
  });
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
