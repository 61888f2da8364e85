import type { Entity, Filter } from "../model/contract.ts";
import { cureForProperty, lacksProperty, noProperty } from "../model/missing-property.ts";
import { badRequest, failureRule } from "./failure-rule.ts";
import type { Part } from "../../source/part.ts";
import type { Slot } from "../model/type.ts";
import type { Workshop } from "./workshop.ts";

const operators: readonly Filter["operator"][] = ["equals", "in", "before", "onOrBefore", "after", "onOrAfter"];

/** What an operation that answers a page says of its entity: undefined where there is none of that name. */
export interface Paged {
  readonly entity: Entity | undefined;
}

/** How a parameter narrows a collection: `x-standin-filter`. */
export function filterOf(
  part: Part | undefined,
  slot: Slot,
  paged: Paged | undefined,
  workshop: Workshop,
): Filter | undefined {
  if (part?.record === undefined) return undefined;
  const property = part.get("property")?.text ?? "";
  const operator = operators.find((name) => name === part.get("operator")?.text) ?? "equals";
  check(part, property, operator, slot, paged, workshop);
  const values = part.get("values");
  return Object.freeze({
    property,
    operator,
    values:
      values === undefined ? undefined : new Map(values.entries().map(([key, { value }]) => [key, String(value)])),
    unknown: part.has("unknown") ? failureRule(part.get("unknown"), badRequest) : undefined,
  });
}

function check(
  part: Part,
  property: string,
  operator: string,
  slot: Slot,
  paged: Paged | undefined,
  { problems }: Workshop,
): void {
  if (paged === undefined) {
    problems.add(
      part,
      "this operation does not answer with a page of an entity, so there is nothing to filter",
      "remove the filter, or write `x-standin-answer: { page: … }`",
    );
  } else if (paged.entity !== undefined && lacksProperty(paged.entity, property)) {
    const { entity } = paged;
    problems.add(part.get("property") ?? part, noProperty(entity, property), cureForProperty(entity, property));
  }
  if ((operator === "in") !== (slot.type.kind === "list")) {
    const wanted = operator === "in" ? "is not a list" : "is a list";
    problems.add(
      part.get("operator") ?? part,
      `the parameter ${wanted}, but the operator is "${operator}"`,
      operator === "in" ? 'write "equals", or make it an array' : 'write "in"',
    );
  }
}
