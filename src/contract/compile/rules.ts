import type { Rule } from "../model/contract.ts";
import type { Part } from "../../source/part.ts";
import type { Workshop } from "./workshop.ts";

interface RuleShape {
  readonly minimum?: string;
  readonly maximum?: string;
  readonly pattern?: string;
}

/** The checks that a host can make, and the keywords of the parameter's schema that their numbers come from. */
const shapes: Readonly<Record<Rule["rule"], RuleShape>> = {
  NotNull: {},
  NotEmpty: {},
  Email: {},
  Length: { minimum: "minLength", maximum: "maxLength" },
  ExactLength: { minimum: "minLength", maximum: "maxLength" },
  MinimumLength: { minimum: "minLength" },
  MaximumLength: { maximum: "maxLength" },
  GreaterThan: { minimum: "exclusiveMinimum" },
  GreaterThanOrEqual: { minimum: "minimum" },
  LessThan: { maximum: "exclusiveMaximum" },
  LessThanOrEqual: { maximum: "maximum" },
  InclusiveBetween: { minimum: "minimum", maximum: "maximum" },
  ExclusiveBetween: { minimum: "exclusiveMinimum", maximum: "exclusiveMaximum" },
  RegularExpression: { pattern: "pattern" },
};

/** What a host checks of a value, in order: `x-standin-validate`. */
export function rulesOf(validate: Part | undefined, schema: Part | undefined, workshop: Workshop): readonly Rule[] {
  const meant = workshop.references.follow(schema);
  return Object.freeze((validate?.items() ?? []).flatMap((part) => ruleOf(part, meant, workshop)));
}

function ruleOf(part: Part, schema: Part | undefined, workshop: Workshop): Rule[] {
  const name = part.text ?? part.get("rule")?.text ?? "";
  // The extensions' schema has reported a name that is none of these.
  if (!Object.hasOwn(shapes, name)) return [];
  const rule = name as Rule["rule"];
  const shape = shapes[rule];
  const number = (key: "minimum" | "maximum"): number | undefined => {
    const keyword = shape[key];
    if (keyword === undefined) return undefined;
    const given = part.get(key)?.number ?? schema?.get(keyword)?.number;
    if (given === undefined) missing(part, rule, keyword, workshop);
    return given;
  };
  const pattern = shape.pattern === undefined ? undefined : (part.get("pattern")?.text ?? schema?.get("pattern")?.text);
  if (shape.pattern !== undefined && pattern === undefined) missing(part, rule, "pattern", workshop);
  const [minimum, maximum] = [number("minimum"), number("maximum")];
  if (rule === "ExactLength" && minimum !== maximum) {
    workshop.problems.add(
      part,
      `ExactLength is used with a length from ${minimum ?? 0} to ${maximum ?? "any"}`,
      "let `minLength` and `maxLength` be the same, or write Length",
    );
  }
  return [
    Object.freeze({
      rule,
      minimum,
      maximum,
      pattern,
      code: part.get("code")?.text,
      message: part.get("message")?.text,
    }),
  ];
}

function missing(part: Part, rule: string, keyword: string, { problems }: Workshop): void {
  problems.add(part, `${rule} needs \`${keyword}\`, but the schema has none`, `add \`${keyword}\` to the schema`);
}
