import type { Operation } from "../../../contract/model/contract.ts";
import type { Host } from "../../operation/host.ts";
import type { FrameworkPromise } from "../../operation/check-answer.ts";
import type { Request } from "../../operation/request.ts";

/** Everything that is known about a request that reached an operation. */
export interface Exchange {
  readonly request: Request;
  readonly host: Host;
  readonly operation: Operation;
  readonly formats: FrameworkPromise["formats"];
}
