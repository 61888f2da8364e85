import type { Part } from "../../source/part.ts";
import type { Discriminator, Type } from "../model/type.ts";

/** A choice of a union, and the schema that it was compiled from. */
export interface CompiledChoice {
  readonly part: Part;
  readonly type: Type;
}

/**
 * What `discriminator` beside `oneOf` or `anyOf` says (OpenAPI 3.1.1, section 4.8.25): the property's text is the name of a
 * choice's schema, or one that `mapping` gives it.
 */
export function discriminatorOf(schema: Part, choices: readonly CompiledChoice[]): Discriminator | undefined {
  const property = schema.at("discriminator", "propertyName")?.text;
  if (property === undefined) return undefined;
  const mapping = new Map(
    choices.flatMap(({ part, type }) => {
      const reference = part.get("$ref")?.text;
      return reference === undefined ? [] : [[lastStep(reference), type] as const];
    }),
  );
  for (const [text, reference] of schema.at("discriminator", "mapping")?.entries() ?? []) {
    const meant = reference.text ?? "";
    const choice =
      choices.find(({ part }) => part.get("$ref")?.text === meant) ??
      choices.find(({ part }) => lastStep(part.get("$ref")?.text ?? "") === lastStep(meant));
    if (choice !== undefined) mapping.set(text, choice.type);
  }
  return Object.freeze({ property, mapping });
}

/** `Cat` of `#/components/schemas/Cat`, `schemas/Cat.schema.json` and `Cat`. */
function lastStep(reference: string): string {
  const step = reference.split(/[/#]/).findLast((part) => part !== "") ?? "";
  return step.replace(/(?:\.schema)?\.(?:json|ya?ml)$/, "");
}
