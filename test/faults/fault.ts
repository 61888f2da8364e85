import type { Contract } from "../../src/contract/model/contract.ts";
import type { Sender } from "../../src/verify/exchange/wire.ts";

/** A server with one thing wrong. */
export interface Fault {
  /** What is wrong, in words. */
  readonly name: string;
  readonly api: "bokamera" | "pwc-reportfiling";
  /** The check under which it must be told first. */
  readonly headline: string;
  /** The right server with the fault in front of it. */
  wrap(right: Sender, contract: Contract): Sender;
  /** A client reads the same: it is told where spelling is exact. */
  readonly exact?: true;
  /** Also sends what could change something. */
  readonly allowWrites?: boolean;
  /** Always asks everything: which check tells it depends on others that hold, or it is one that no name chooses. */
  readonly asksEverything?: boolean;
  /** The time that the target file allows for an answer. */
  readonly milliseconds?: number;
}
