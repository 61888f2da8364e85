import type { Manners } from "../../../src/serve/framework/framework.ts";
import type { Host } from "../../../src/serve/operation/host.ts";
import { noPreference } from "../../../src/serve/operation/preference.ts";
import { headerValues, type Answer, type Request } from "../../../src/serve/operation/request.ts";
import { noChanges } from "../../../src/serve/state/changes.ts";
import type { StandInOptions } from "../../../src/serve/http/stand-in-settings.ts";
import { openTestWorld } from "../../support/stand-in.ts";
import type { OddRequest, Pool } from "./odd-request.ts";

/** A host to be asked odd things. */
export interface OddHost {
  readonly name: string;
  readonly pool: Pool;
  /** Names of its operations, for a host that has an address for each. */
  readonly operations: readonly string[];
  /** Paths that its routes take. */
  readonly paths: readonly string[];
  readonly host: Host;
  readonly manners: Manners;
}

/** Opens the first API of a stand-in. */
export function oddHost(
  name: string,
  options: StandInOptions,
  kind: Pick<OddHost, "pool" | "operations" | "paths">,
): OddHost {
  const [api] = openTestWorld(options).at(noChanges, 0).apis;
  if (api === undefined) throw new Error(`${name} has no API`);
  return { name, ...kind, ...api };
}

/** What an answer says, without what is another by chance. */
export interface Told {
  readonly status: number;
  readonly reason: string;
  readonly type: string;
  readonly body: string;
}

export async function tell({ host, manners }: OddHost, odd: OddRequest, path: string): Promise<Told> {
  const target = odd.query === "" ? path : `${path}?${odd.query}`;
  const request: Request = { ...odd, target, body: Buffer.from(odd.body), scheme: "http" };
  const answer: Answer = await manners.locate(request).answer(host, noPreference);
  return {
    status: answer.status,
    reason: answer.reason ?? "",
    type: headerValues(answer, "Content-Type").join(),
    body: Buffer.from(answer.body as Uint8Array).toString("utf8"),
  };
}
