import type { Caller } from "../../operation/caller.ts";
import type { Failure } from "./failure.ts";

/** What the credentials of a request come to. */
export type Identified =
  | { readonly kind: "caller"; readonly caller: Caller }
  | { readonly kind: "nobody" }
  /** Credentials that the host cannot take, and says so. */
  | { readonly kind: "refused"; readonly failure: Failure };

export const nobody: Identified = { kind: "nobody" };
