import type { FailureRule } from "../../contract/model/contract.ts";

/** How a failure must look; what is undefined is left open. */
export type ExpectedFailure = Pick<FailureRule, "status"> & {
  readonly [Part in "code" | "message" | "field"]: string | undefined;
};
