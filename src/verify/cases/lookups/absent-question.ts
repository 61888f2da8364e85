import { namedParameter } from "../../../contract/model/named-parameter.ts";
import { type Question, type Sent, withParameters } from "../../exchange/question.ts";
import type { Ground } from "../case.ts";

/**
 * The question for something that surely does not exist. Only the target file can say so: of a changed value nobody knows
 * whether it is somebody's. Undefined when it says nothing, or when the operation looks nothing up.
 */
export function absentQuestion(ground: Ground, baseline: Question): Question | undefined {
  const known = lookupParameters(ground).flatMap((name): readonly Sent[] => {
    const place = namedParameter(ground.operation.parameters, name, "path")?.in ?? "query";
    const isAsked = baseline.parameters.some(([own, , , at = place]) => own === name && at === place);
    const value = isAsked ? ground.target.absent.get(name) : undefined;
    return value === undefined ? [] : [[name, value, undefined, place]];
  });
  return known.length > 0 ? withParameters(baseline, known) : undefined;
}

/** The parameters by which the operation finds what it answers with. */
export function lookupParameters({ operation, contract }: Ground): readonly string[] {
  const { answer } = operation;
  switch (answer.kind) {
    case "page": {
      const parameter = contract.entities.get(answer.entity)?.parent?.parameter;
      return parameter === undefined ? [] : [parameter];
    }
    case "row":
      return [...answer.by.keys()];
    case "list":
      return [...answer.within.keys()];
    case "item":
    case "write":
      return [...answer.within.keys(), answer.key ?? []].flat();
    case "example":
    case "failure":
    case "echo":
    case "nothing":
    case "made":
      return [];
  }
}
