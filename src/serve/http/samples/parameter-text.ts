import type { Parameter } from "../../../contract/model/contract.ts";
import { generatorOf } from "../../../generate/generator.ts";
import { plainSchema } from "../../../generate/schema/plain-references.ts";
import { keyOf } from "../../../random/key.ts";

/** A text for a parameter of which nothing is known but its schema: 1 where that fits, else one that is made. */
export function parameterText(parameter: Parameter): string {
  if (["1", 1].some((simple) => parameter.violations(simple).length === 0)) return "1";
  const made = generatorOf(plainSchema(parameter.schema)).value({
    key: keyOf(parameter.name),
    at: [0, 0],
    anchor: 0,
    locale: undefined,
  });
  return made.kind === "value" && made.value !== null && typeof made.value !== "object" ? String(made.value) : "1";
}
