import type { FailureRule } from "../../contract/model/contract.ts";
import type { Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";

/** What an operation comes to, before anybody spells it. */
export type Outcome =
  | { readonly kind: "value"; readonly value: Value; readonly type: Type }
  | { readonly kind: "nothing" }
  | { readonly kind: "failure"; readonly failure: FailureRule };
