import type { Contract } from "../../contract/model/contract.ts";
import type { Host } from "../operation/host.ts";
import type { Answer, Request } from "../operation/request.ts";
import type { Wish } from "../operation/wish.ts";

export type { Host };

/**
 * The manners of a framework: in which order the steps of a request run, how text becomes typed values,
 * which format is chosen, how each failure is spelled.
 */
export interface Framework {
  readonly name: string;
  /**
   * How far this host knows the request's path: Infinity when a route (for any verb) takes it whole,
   * else the number of leading segments that it shares with some route. Several APIs on one port are told apart by it.
   */
  reach(request: Request, contract: Contract): number;
  /**
   * Answers, whatever was asked: never throws on a request.
   * @param wish what the operation comes to instead of what its steps would; spelled as everything else is
   */
  answer(request: Request, host: Host, wish?: Wish): Answer;
}
