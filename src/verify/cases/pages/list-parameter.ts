import type { Operation, Parameter } from "../../../contract/model/contract.ts";
import { namedParameter } from "../../../contract/model/named-parameter.ts";

/** The parameter of a list that a name means; undefined: there is none, or a body asks it, which walks do not send. */
export function listParameter({ parameters }: Operation, name: string | undefined): Parameter | undefined {
  return namedParameter(
    parameters.filter((one) => one.in !== "body"),
    name,
    "query",
  );
}
