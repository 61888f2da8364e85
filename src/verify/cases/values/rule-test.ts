import { matcherOf } from "../../../pattern/matcher.ts";
import type { Rule } from "../../../contract/model/contract.ts";

/** A rule and the check that holds it. */
export interface NamedRule extends Rule {
  readonly id: string;
}

/** The rules that a value breaks, in their order; undefined is a parameter that was not sent, or sent empty. */
export function failingRules(rules: readonly NamedRule[], value: string | undefined): readonly NamedRule[] {
  return rules.filter((rule) => !passes(rule, value === "" ? undefined : value));
}

function passes(rule: Rule, value: string | undefined): boolean {
  if (value === undefined) return rule.rule !== "NotNull" && rule.rule !== "NotEmpty";
  const [minimum, maximum] = [rule.minimum ?? -Infinity, rule.maximum ?? Infinity];
  const number = Number(value);
  switch (rule.rule) {
    case "NotNull":
      return true;
    case "NotEmpty":
      return value.trim() !== "";
    case "Email":
      return /^[^@]+@[^@]+$/.test(value);
    case "Length":
    case "ExactLength":
    case "MinimumLength":
    case "MaximumLength":
      return value.length >= minimum && value.length <= maximum;
    case "GreaterThan":
      return number > minimum;
    case "GreaterThanOrEqual":
      return number >= minimum;
    case "LessThan":
      return number < maximum;
    case "LessThanOrEqual":
      return number <= maximum;
    case "InclusiveBetween":
      return number >= minimum && number <= maximum;
    case "ExclusiveBetween":
      return number > minimum && number < maximum;
    case "RegularExpression":
      return rule.pattern === undefined || matcherOf(rule.pattern, "").test(value);
  }
}
