import type { Contract } from "../../contract/model/contract.ts";
import type { Source } from "../../source/source.ts";

/** Where a scenario file speaks of an API. */
export interface ApiPlace {
  readonly source: Source;
  readonly contract: Contract;
  readonly pointer: string;
  /** Said of any API (`*`): entities it does not have are left aside. */
  readonly general: boolean;
}
