import { type AnswerContext, checkParameter } from "./answer.ts";
import { citationsOf } from "./citations.ts";
import type { Law } from "../model/contract.ts";
import { declaredValue } from "../model/untyped-value.ts";
import { byKey } from "../model/property.ts";
import { didYouMean } from "../../source/nearest.ts";
import type { Part } from "../../source/part.ts";
import type { Type } from "../model/type.ts";
import { isObjectValue } from "../model/value.ts";

/** What every success of an operation obeys beyond its schema: `x-standin-laws`. */
export function lawsOf(context: AnswerContext): readonly Law[] {
  return Object.freeze((context.operation.get("x-standin-laws")?.items() ?? []).map((part) => lawOf(part, context)));
}

function lawOf(part: Part, context: AnswerContext): Law {
  const terms = part.get("terms");
  for (const word of ["each", "equalsValue", "presentWith", "notBefore"]) checkPath(terms?.get(word), context);
  for (const word of ["equalsParameter", "atMostParameter"]) {
    const parameter = terms?.get(word);
    if (parameter?.text !== undefined) checkParameter(parameter.text, parameter, context);
  }
  const value = declaredValue(terms?.exact());
  return Object.freeze({
    law: part.get("law")?.text ?? "",
    about: part.get("about")?.text ?? "",
    terms: isObjectValue(value) ? value : {},
    citations: citationsOf(part),
  });
}

/** A path of members into the answer (`Orders[-1].Id`) has to lead along members that its type has. */
function checkPath(part: Part | undefined, { result, workshop }: AnswerContext): void {
  const steps = part?.text?.match(/[^.[\]]+|\[[^\]]*\]/g) ?? [];
  let type: Type | undefined = result;
  for (const step of steps) {
    // Beyond a value that may be anything, and where other problems hide the type, nothing can be said.
    if (part === undefined || type === undefined || type.kind === "any") return;
    const next = stepInto(type, step);
    if (next === undefined) {
      const keys = type.kind === "object" ? type.all.map(({ key }) => key) : [];
      const cure = didYouMean(step, keys) ?? "write a path along the members of the answer";
      workshop.problems.add(part, `the path stops before ${step}: ${lacks(type, step)}`, cure);
      return;
    }
    type = next;
  }
}

function stepInto(type: Type, step: string): Type | undefined {
  if (step.startsWith("[")) return type.kind === "list" ? type.item.type : undefined;
  if (type.kind === "map") return type.value.type;
  return type.kind === "object" ? byKey(type, step)?.slot.type : undefined;
}

function lacks(type: Type, step: string): string {
  if (step.startsWith("[")) return "there is no list";
  return type.kind === "object" ? `${type.name} has no such member` : "there is no object";
}
