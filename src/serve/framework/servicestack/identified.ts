import type { Caller } from "../../operation/caller.ts";
import type { Failure } from "./failure.ts";

/** What the credentials of a request come to. */
export type Identified =
  | {
      readonly kind: "caller";
      readonly caller: Caller;
      /** Where a role is missing, the host fails to look for more: it cannot tell whose they would be. */
      readonly isLost?: boolean;
    }
  | { readonly kind: "nobody" }
  /** Credentials that the host cannot take, and says so. */
  | { readonly kind: "refused"; readonly failure: Failure };

export const nobody: Identified = { kind: "nobody" };
