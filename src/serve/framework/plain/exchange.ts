import type { Limits } from "../../../limits.ts";
import type { Operation } from "../../../contract/model/contract.ts";
import type { FrameworkPromise } from "../../operation/check-answer.ts";
import type { Host } from "../../operation/host.ts";
import type { Request } from "../../operation/request.ts";
import type { RequestPath } from "./path.ts";

/** Everything that is known about a request that reached an operation. */
export interface Exchange {
  readonly request: Request;
  readonly host: Host;
  readonly operation: Operation;
  readonly formats: FrameworkPromise["formats"];
  readonly path: RequestPath;
  /** The path parameters as text. */
  readonly pathTexts: ReadonlyMap<string, string>;
  /** The path of the documented server that the request came by; empty: the root. */
  readonly base: string;
  /** How much is done for it. */
  readonly limits: Limits;
}
