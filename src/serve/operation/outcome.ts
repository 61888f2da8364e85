import type { FailureRule } from "../../contract/contract.ts";
import type { Type } from "../../contract/type.ts";
import type { Value } from "../../contract/value.ts";

/** What an operation comes to, before anybody spells it. */
export type Outcome =
  | { readonly kind: "value"; readonly value: Value; readonly type: Type }
  | { readonly kind: "nothing" }
  | { readonly kind: "failure"; readonly failure: FailureRule };
