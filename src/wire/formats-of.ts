import type { HostFacts } from "../contract/model/host.ts";
import { dialectOf } from "./dialect/dialects.ts";
import type { Formats } from "./format.ts";

const known = new WeakMap<HostFacts, Formats>();

/** The formats that a host speaks, each spelled as that host spells; made once per host. */
export function formatsOf(host: HostFacts): Formats {
  const made = known.get(host) ?? dialectOf(host).formats(host);
  known.set(host, made);
  return made;
}
