import type { AnswerRule, Entity, FailureRule, Parameter } from "../model/contract.ts";
import { cureForProperty, lacksProperty, noProperty } from "../model/missing-property.ts";
import { examplesOf } from "./examples.ts";
import { failureRule } from "./failure-rule.ts";
import { itemAnswer, listAnswer, writeAnswer } from "./things-answer.ts";
import { didYouMean } from "../../source/nearest.ts";
import type { Part } from "../../source/part.ts";
import type { Type } from "../model/type.ts";
import type { Workshop } from "./workshop.ts";

/** What an answer rule may refer to. */
export interface AnswerContext {
  readonly operation: Part;
  readonly parameters: readonly Parameter[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly result: Type | undefined;
  /** The media type whose examples answer. */
  readonly content: Part | undefined;
  readonly workshop: Workshop;
}

/** What answers an operation: `x-standin-answer`. Undefined when it does not say; `implicit-answer.ts` decides then. */
export function answerOf(context: AnswerContext, implicit: () => AnswerRule): AnswerRule | undefined {
  const answer = context.operation.get("x-standin-answer");
  const [kind, part] = answer?.entries()[0] ?? [];
  if (part === undefined) return undefined;
  switch (kind) {
    case "page":
      return Object.freeze({ kind, entity: entityName(part, context), missing: failureRule(part.get("missing")) });
    case "row":
      return rowAnswer(part, context);
    case "list":
      return listAnswer(part, entityName(part, context), context);
    case "item":
      return itemAnswer(part, entityName(part, context), context);
    case "write":
      return writeAnswer(part, entityName(part, context), context, implicit());
    case "example":
      return exampleAnswer(part, context);
    case "failure":
      return failureAnswer(part, context);
    case "echo":
      return Object.freeze({ kind: "echo" });
    case "nothing":
      return Object.freeze({ kind: "nothing" });
    default:
      return undefined;
  }
}

function rowAnswer(part: Part, context: AnswerContext): AnswerRule {
  const name = entityName(part, context);
  const entity = context.entities.get(name);
  const by = new Map<string, string>();
  for (const [parameter, path] of part.get("by")?.entries() ?? []) {
    checkParameter(parameter, path, context);
    const property = path.text ?? "";
    if (entity !== undefined && property !== "$index" && lacksProperty(entity, property)) {
      context.workshop.problems.add(path, noProperty(entity, property), cureForProperty(entity, property));
    }
    by.set(parameter, property);
  }
  const ignoreCase = part.get("ignoreCase");
  for (const parameter of ignoreCase?.items() ?? []) checkParameter(parameter.text ?? "", parameter, context);
  return Object.freeze({
    kind: "row",
    entity: name,
    by,
    ignoreCase: new Set(ignoreCase?.texts()),
    missing: failureRule(part.get("missing")),
  });
}

function exampleAnswer(part: Part, context: AnswerContext): AnswerRule {
  const examples = examplesOf(context.content, context.result, context.workshop);
  const name = part.get("name");
  if (name?.text !== undefined && !examples.has(name.text)) {
    context.workshop.problems.add(
      name,
      `the response has no example "${name.text}"`,
      didYouMean(name.text, examples.keys()) ?? "add it under `examples` of its JSON",
    );
  }
  return Object.freeze({
    kind: "example",
    examples,
    by: parameterName(part, context),
    name: name?.text,
    missing: part.has("missing") ? failureRule(part.get("missing")) : undefined,
  });
}

function failureAnswer(part: Part, context: AnswerContext): AnswerRule {
  const failures = part.get("failures")?.entries() ?? [];
  return Object.freeze({
    kind: "failure",
    by: parameterName(part, context) ?? "",
    failures: new Map(failures.map(([name, failure]): [string, FailureRule] => [name, failureRule(failure)])),
  });
}

function entityName(part: Part, { entities, workshop }: AnswerContext): string {
  const entity = part.get("entity");
  const name = entity?.text ?? "";
  if (entity !== undefined && !entities.has(name)) {
    workshop.problems.add(
      entity,
      `there is no entity "${name}"`,
      didYouMean(name, entities.keys()) ?? "add it to `x-standin-entities`",
    );
  }
  return name;
}

function parameterName(part: Part, context: AnswerContext): string | undefined {
  const parameter = part.get("parameter");
  if (parameter?.text !== undefined) checkParameter(parameter.text, parameter, context);
  return parameter?.text;
}

/** A parameter that an extension names has to be one of the operation's. */
export function checkParameter(
  name: string,
  part: Part,
  { parameters, workshop }: Pick<AnswerContext, "parameters" | "workshop">,
): void {
  if (parameters.some((parameter) => parameter.name === name)) return;
  workshop.problems.add(
    part,
    `the operation has no parameter "${name}"`,
    didYouMean(
      name,
      parameters.map((parameter) => parameter.name),
    ) ?? "declare it, or name another",
  );
}
