import type { HostFacts } from "../../contract/model/host.ts";
import type { Formats } from "../format.ts";

/** How the hosts of one framework spell: which formats they speak, and how each spells a typed value. */
export interface Dialect {
  /** The framework, as `x-standin-host` names it. */
  readonly framework: string;
  formats(host: HostFacts): Formats;
}
