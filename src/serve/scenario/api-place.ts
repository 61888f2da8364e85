import type { Contract } from "../../contract/model/contract.ts";
import type { Problems } from "../../source/problems.ts";
import type { Source } from "../../source/source.ts";

/** Where a scenario file speaks of an API, and where what is wrong there is told. */
export interface ApiPlace {
  readonly source: Source;
  readonly contract: Contract;
  readonly pointer: string;
  /** Said of any API (`*`): entities it does not have are left aside. */
  readonly general: boolean;
  readonly problems: Problems;
  /** Whether files that it names may stand outside its folder. */
  readonly allowOutside: boolean;
}
