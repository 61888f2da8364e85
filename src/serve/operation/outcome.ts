import type { FailureRule } from "../../contract/model/contract.ts";
import type { ThingWrite } from "../data/things/written-rows.ts";
import type { Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";

/** What an operation comes to, before anybody spells it. */
export type Outcome =
  | SuccessOutcome
  | { readonly kind: "failure"; readonly failure: FailureRule }
  /** No value was found that the schema of the success allows. */
  | { readonly kind: "unservable"; readonly place: string; readonly why: string };

/** A value of a type, or nothing: with the status and the headers that the operation documents for its success. */
export type SuccessOutcome = {
  /** Undefined: the operation documents no success, and the framework's own status stands. */
  readonly status: number | undefined;
  /** Documented headers whose values the operation knows. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Which version of a row is shown; absent: no row is. */
  readonly version?: string | undefined;
  /** What is to be kept once the answer is sent. */
  readonly writes?: readonly ThingWrite[];
} & ({ readonly kind: "value"; readonly value: Value; readonly type: Type } | { readonly kind: "nothing" });
