import type { Contract } from "../../contract/model/contract.ts";
import type { Data } from "../data/data.ts";
import type { Replies } from "../data/replies.ts";
import type { Credentials } from "../scenario/scenario.ts";

/** One API ready to be asked: its contract, and what this stand-in knows about its world. */
export interface Host {
  readonly contract: Contract;
  readonly data: Data;
  readonly credentials: Credentials;
  /** The moment it is now, ISO 8601 UTC: tokens expire by it. */
  readonly now: string;
  /** What the session was answered to requests that may be sent again. Absent: nothing. */
  readonly replies?: Replies;
}
