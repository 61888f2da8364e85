import type { AnswerContext } from "./answer.ts";
import type { AnswerRule, Entity } from "../model/contract.ts";
import { examplesOf } from "./examples.ts";
import { notFound } from "./failure-rule.ts";

/** An answer for an operation that names none, and the entity that it makes up rows of, if it does. */
export interface ImplicitAnswer {
  readonly answer: AnswerRule;
  readonly entity: Entity | undefined;
}

/**
 * What answers an operation without `x-standin-answer`: nothing, when a success has no body; the first named example; else
 * a value made up from its schema. Of a host with typed code, an object is a row of an entity with the operation's name.
 */
export function implicitAnswer(context: AnswerContext, operationId: string): ImplicitAnswer {
  const { result, content, workshop } = context;
  if (result === undefined) return { answer: { kind: "nothing" }, entity: undefined };
  const examples = examplesOf(content, result, workshop);
  const [first] = examples.keys();
  const schema = content?.get("schema");
  const source = schema && { schema, references: workshop.references };
  if (workshop.host.values === "json" && source !== undefined)
    return { answer: { kind: "made", schema: source, example: examples.get(first ?? "") }, entity: undefined };
  if (first !== undefined) {
    return { answer: { kind: "example", examples, by: undefined, name: first, missing: undefined }, entity: undefined };
  }
  if (result.kind !== "object")
    return { answer: { kind: "made", schema: source, example: undefined }, entity: undefined };
  const entity: Entity = Object.freeze({
    name: operationId,
    type: result,
    schema: result.name,
    hidden: new Map(),
    parent: undefined,
    parameter: undefined,
    data: undefined,
  });
  return { answer: { kind: "row", entity: operationId, by: new Map(), missing: notFound }, entity };
}
