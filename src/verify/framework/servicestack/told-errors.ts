import type { Parameter, Rule } from "../../../contract/model/contract.ts";
import type { Given } from "../../exchange/question.ts";
import type { ToldError } from "../../verdict/told-errors.ts";

/** The error code by which a broken rule is told. */
export function codeOf({ rule, code }: Rule): string {
  if (code !== undefined) return code;
  return rule === "ExactLength" ? "Length" : rule;
}

/** How this framework tells of a rule that a value breaks (undefined: nothing was sent); recorded in the family `validators`. */
export function brokenRule({ name, slot }: Parameter, rule: Rule, value: string | undefined): ToldError {
  const words = wordsOf(name);
  const isPlain = slot.type.kind === "string" || slot.type.kind === "integer";
  const seen = words === undefined || !isPlain ? undefined : wording(rule, words, value);
  const property: readonly Given[] = [
    ["PropertyName", words ?? name],
    ...(value === undefined ? [] : [["PropertyValue", value] as const]),
  ];
  return {
    code: codeOf(rule),
    field: name,
    message: rule.message ?? seen?.message,
    meta: seen?.meta === undefined ? undefined : [...seen.meta, ...property],
  };
}

/** How this framework tells of a value that it cannot read as the type of its parameter. */
export function unreadValue([name, value]: Given): ToldError {
  return {
    code: "SerializationException",
    field: name,
    message: `'${value}' is an Invalid value for '${name}'`,
    meta: undefined,
  };
}

/** `AccountId` is spoken of as `Account Id`; how runs of capitals are split was not seen. */
function wordsOf(name: string): string | undefined {
  return /^(?:[A-Z][a-z]+)+$/.test(name) ? name.replace(/(?<=[a-z])(?=[A-Z])/g, " ") : undefined;
}

interface Wording {
  readonly message: string;
  readonly meta: readonly Given[] | undefined;
}

/** The rules of which it was seen how they are told. */
function wording({ rule, minimum, maximum, pattern }: Rule, name: string, value = ""): Wording | undefined {
  switch (rule) {
    case "NotNull":
    case "NotEmpty":
      return { message: `'${name}' must not be empty.`, meta: [] };
    case "Email":
      return { message: `'${name}' is not a valid email address.`, meta: [] };
    case "Length":
    case "ExactLength":
    case "MinimumLength":
    case "MaximumLength":
      return lengthWording({ rule, minimum, maximum }, name, value);
    case "GreaterThan":
      return { message: `'${name}' must be greater than '${minimum ?? ""}'.`, meta: undefined };
    case "LessThanOrEqual":
      return { message: `'${name}' must be less than or equal to '${maximum ?? ""}'.`, meta: undefined };
    case "InclusiveBetween":
      return {
        message: `'${name}' must be between ${minimum ?? ""} and ${maximum ?? ""}. You entered ${value}.`,
        meta: undefined,
      };
    case "RegularExpression":
      return { message: `'${name}' is not in the correct format.`, meta: [["RegularExpression", pattern ?? ""]] };
    default:
      return undefined;
  }
}

function lengthWording(
  { rule, minimum, maximum }: Pick<Rule, "rule" | "minimum" | "maximum">,
  name: string,
  value: string,
): Wording {
  const entered = `You entered ${value.length} characters.`;
  const lengths = (least: number | undefined, most: number | undefined): readonly Given[] => [
    ["MinLength", String(least ?? 0)],
    ["MaxLength", String(most ?? -1)],
    ["TotalLength", String(value.length)],
  ];
  switch (rule) {
    case "Length":
      return {
        message: `'${name}' must be between ${minimum ?? ""} and ${maximum ?? ""} characters. ${entered}`,
        meta: lengths(minimum, maximum),
      };
    case "ExactLength":
      return {
        message: `'${name}' must be ${minimum ?? ""} characters in length. ${entered}`,
        meta: lengths(minimum, maximum),
      };
    case "MinimumLength":
      return {
        message: `The length of '${name}' must be at least ${minimum ?? ""} characters. ${entered}`,
        meta: lengths(minimum, undefined),
      };
    default:
      return {
        message: `The length of '${name}' must be ${maximum ?? ""} characters or fewer. ${entered}`,
        meta: lengths(undefined, maximum),
      };
  }
}
