import type { Operation } from "../../../contract/model/contract.ts";
import { authorise } from "../../operation/authorise.ts";
import { identify } from "./credentials.ts";
import { nullReference } from "./failure.ts";
import type { RequestContext } from "./request-context.ts";
import type { Result } from "./result.ts";

/** Why the request may not call the operation; undefined: it may. Credentials are read only where an operation asks for them. */
export function admit({ request, host }: RequestContext, operation: Operation): Result | undefined {
  if (operation.security.length === 0) return undefined;
  const identified = identify(request, host.credentials, host.now);
  if (identified.kind === "refused") return { kind: "failure", failure: identified.failure };
  const caller = identified.kind === "caller" ? identified.caller : undefined;
  const allowed = authorise(operation, caller, host.contract.host.login?.superRole);
  if (allowed === "role missing" && identified.kind === "caller" && identified.isLost === true)
    return { kind: "failure", failure: nullReference };
  return allowed === "allowed" ? undefined : { kind: "refused", why: allowed, operation };
}
