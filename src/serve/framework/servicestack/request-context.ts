import type { Limits } from "../../../limits.ts";
import type { Host } from "../../operation/host.ts";
import type { Request } from "../../operation/request.ts";
import type { Call } from "./call.ts";
import type { Speech } from "./negotiate.ts";

/** Everything that is known about a request once it has been located and its format chosen. */
export interface RequestContext {
  readonly request: Request;
  readonly host: Host;
  readonly call: Call;
  readonly speech: Speech;
  /** How much is done for it. */
  readonly limits: Limits;
}
