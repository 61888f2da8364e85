import type { Given } from "../exchange/question.ts";
import type { Parameter, Rule } from "../../contract/model/contract.ts";
import type { Envelope, FieldError } from "./envelope.ts";
import type { Deviation } from "./statement.ts";

/** How one error of a list has to be told; what is undefined is left open. */
export interface ToldError {
  readonly code: string;
  readonly field: string;
  readonly message: string | undefined;
  readonly meta: readonly Given[] | undefined;
}

/** The error code by which a broken rule is told. */
export function codeOf({ rule, code }: Rule): string {
  if (code !== undefined) return code;
  return rule === "ExactLength" ? "Length" : rule;
}

/** How ServiceStack tells of a rule that a value breaks (undefined: nothing was sent); recorded in the family `validators`. */
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

/** How ServiceStack tells of a value that it cannot read as the type of its parameter. */
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
  const entered = `You entered ${value.length} characters.`;
  const lengths = (least: number | undefined, most: number | undefined): readonly Given[] => [
    ["MinLength", String(least ?? 0)],
    ["MaxLength", String(most ?? -1)],
    ["TotalLength", String(value.length)],
  ];
  switch (rule) {
    case "NotNull":
    case "NotEmpty":
      return { message: `'${name}' must not be empty.`, meta: [] };
    case "Email":
      return { message: `'${name}' is not a valid email address.`, meta: [] };
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
    case "MaximumLength":
      return {
        message: `The length of '${name}' must be ${maximum ?? ""} characters or fewer. ${entered}`,
        meta: lengths(undefined, maximum),
      };
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

/** The envelope lists exactly these errors, in this order; its own code and message are those of the first. */
export function judgeFirstTold(envelope: Envelope, expected: readonly ToldError[]): Deviation | undefined {
  const [first] = expected;
  if (first === undefined) return undefined;
  if (envelope.code !== first.code)
    return { place: "error code", expected: first.code, found: envelope.code ?? "none" };
  if (first.message !== undefined && envelope.message !== first.message)
    return { place: "error message", expected: first.message, found: envelope.message ?? "none" };
  return judgeTold(envelope, expected);
}

/** The envelope lists exactly these errors, in this order. */
export function judgeTold({ errors }: Envelope, expected: readonly ToldError[]): Deviation | undefined {
  const short = (list: readonly Pick<FieldError, "code" | "field">[]): string =>
    list.map(({ code, field }) => `'${field ?? ""}' ${code ?? "without a code"}`).join(", ");
  if (short(errors) !== short(expected))
    return { place: "errors", expected: short(expected), found: errors.length === 0 ? "none" : short(errors) };
  for (const [index, wanted] of expected.entries()) {
    const deviation = judgeOne(errors[index], wanted);
    if (deviation !== undefined) return deviation;
  }
  return undefined;
}

function judgeOne(given: FieldError | undefined, { message, meta }: ToldError): Deviation | undefined {
  if (message !== undefined && given?.message !== message)
    return { place: "message of an error", expected: message, found: given?.message ?? "none" };
  if (meta === undefined) return undefined;
  const shown = [...(given?.meta ?? [])];
  const at = Array.from({ length: Math.max(shown.length, meta.length) }, (_, index) => index).find(
    (index) => pairText(shown[index]) !== pairText(meta[index]),
  );
  if (at === undefined) return undefined;
  return { place: "meta of an error", expected: pairText(meta[at]), found: pairText(shown[at]) };
}

function pairText(pair: Given | undefined): string {
  return pair === undefined ? "nothing more" : `${pair[0]} '${pair[1]}'`;
}
