import type { Limits } from "../../limits.ts";
import type { Contract, Operation } from "../../contract/model/contract.ts";
import type { FrameworkPromise } from "../operation/check-answer.ts";
import type { Host } from "../operation/host.ts";
import type { Preference } from "../operation/preference.ts";
import type { Answer, Request } from "../operation/request.ts";

/**
 * The manners of a framework: in which order the steps of a request run, how text becomes typed values,
 * which format is chosen, how each failure is spelled.
 */
export interface Framework {
  /** What a contract calls it (`x-standin-host.framework`). */
  readonly name: string;
  /**
   * The manners for one contract. What does not depend on a request is worked out here, once.
   * @param limits how much is done for one request
   */
  open(contract: Contract, limits: Limits): Manners;
}

/** How a host of one contract behaves. */
export interface Manners {
  /** What it promises of answers beyond the contract: what every answer is held against before it leaves. */
  readonly promise: FrameworkPromise;
  /** Finds where a request goes. */
  locate(request: Request): Located;
}

/** A request whose way is known. */
export interface Located {
  /**
   * How far the host knows the request's path: Infinity when a route (for any verb) takes it whole,
   * else the number of leading segments that it shares with some route. Several APIs on one port are told apart by it.
   */
  readonly reach: number;
  /** The operation that the request reaches; undefined: none, or the framework does not tell. */
  readonly operation?: Operation | undefined;
  /**
   * Answers, whatever was asked: never throws on a request.
   * @param preference what the client would rather have than what its request comes to (`Prefer`, RFC 7240)
   */
  answer(host: Host, preference: Preference): Answer | Promise<Answer>;
  /** What is documented of a status that a user orders as a failure; undefined, or no such function: nothing. */
  failure?(host: Host, status: number): Answer | undefined;
}
