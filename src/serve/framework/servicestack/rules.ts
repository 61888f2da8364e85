import type { Rule } from "../../../contract/model/contract.ts";
import type { Slot } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";
import { trimWhite } from "./bind/white.ts";
import { dotnetPattern } from "./dotnet-pattern.ts";

/** How one validator checks, and what it says when it fails. */
export interface Validator {
  readonly code: string;
  /** The message; `{Placeholder}` is one of `meta` or `PropertyName`. */
  readonly message: string;
  /** The placeholders in the host's order, without those that every validator has. */
  meta(rule: Rule, value: Value): readonly (readonly [name: string, value: string])[];
  passes(value: Value, rule: Rule, slot: Slot): boolean;
}

/** All validators by the name that a contract gives them; texts and placeholders are those of the recorded hosts (fixtures/recordings: validators). */
export const validators: Readonly<Record<Rule["rule"], Validator>> = {
  NotNull: plain("NotNull", "'{PropertyName}' must not be empty.", (value) => value !== null),
  NotEmpty: plain("NotEmpty", "'{PropertyName}' must not be empty.", (value, _, slot) => !isEmpty(value, slot)),
  Email: plain("Email", "'{PropertyName}' is not a valid email address.", (value) => text(value, isAddress)),
  RegularExpression: {
    code: "RegularExpression",
    message: "'{PropertyName}' is not in the correct format.",
    meta: ({ pattern }) => [["RegularExpression", pattern ?? ""]],
    passes: (value, { pattern }) => text(value, (given) => dotnetPattern(pattern ?? "").test(given)),
  },
  Length: length(
    "Length",
    "'{PropertyName}' must be between {MinLength} and {MaxLength} characters. You entered {TotalLength} characters.",
    ({ minimum, maximum }) => [minimum ?? 0, maximum ?? -1],
  ),
  ExactLength: length(
    "Length",
    "'{PropertyName}' must be {MaxLength} characters in length. You entered {TotalLength} characters.",
    ({ minimum, maximum }) => [minimum ?? maximum ?? 0, maximum ?? minimum ?? 0],
  ),
  MinimumLength: length(
    "MinimumLength",
    "The length of '{PropertyName}' must be at least {MinLength} characters. You entered {TotalLength} characters.",
    ({ minimum }) => [minimum ?? 0, -1],
  ),
  MaximumLength: length(
    "MaximumLength",
    "The length of '{PropertyName}' must be {MaxLength} characters or fewer. You entered {TotalLength} characters.",
    ({ maximum }) => [0, maximum ?? -1],
  ),
  GreaterThan: comparison("GreaterThan", "greater than", "minimum", (value, limit) => value > limit),
  GreaterThanOrEqual: comparison(
    "GreaterThanOrEqual",
    "greater than or equal to",
    "minimum",
    (value, limit) => value >= limit,
  ),
  LessThan: comparison("LessThan", "less than", "maximum", (value, limit) => value < limit),
  LessThanOrEqual: comparison("LessThanOrEqual", "less than or equal to", "maximum", (value, limit) => value <= limit),
  InclusiveBetween: between(
    "InclusiveBetween",
    "'{PropertyName}' must be between {From} and {To}. You entered {Value}.",
    (value, from, to) => value >= from && value <= to,
  ),
  ExclusiveBetween: between(
    "ExclusiveBetween",
    "'{PropertyName}' must be between {From} and {To} (exclusive). You entered {Value}.",
    (value, from, to) => value > from && value < to,
  ),
};

function plain(code: string, message: string, passes: Validator["passes"]): Validator {
  return { code, message, meta: () => [], passes };
}

/** Lengths count UTF-16 units; -1 stands for no bound. */
function length(code: string, message: string, bounds: (rule: Rule) => readonly [number, number]): Validator {
  return {
    code,
    message,
    meta: (rule, value) => {
      const [minimum, maximum] = bounds(rule);
      const total = typeof value === "string" ? value.length : 0;
      return [
        ["MinLength", String(minimum)],
        ["MaxLength", String(maximum)],
        ["TotalLength", String(total)],
      ];
    },
    passes: (value, rule) => {
      const [minimum, maximum] = bounds(rule);
      return text(value, (given) => given.length >= minimum && (maximum === -1 || given.length <= maximum));
    },
  };
}

type Bound = "minimum" | "maximum";

function comparison(
  code: string,
  words: string,
  bound: Bound,
  holds: (value: number, limit: number) => boolean,
): Validator {
  return {
    code,
    message: `'{PropertyName}' must be ${words} '{ComparisonValue}'.`,
    meta: (rule) => [
      ["ComparisonValue", String(rule[bound] ?? "")],
      ["ComparisonProperty", ""],
    ],
    passes: (value, rule) => number(value, (given) => holds(given, rule[bound] ?? 0)),
  };
}

function between(
  code: string,
  message: string,
  holds: (value: number, from: number, to: number) => boolean,
): Validator {
  return {
    code,
    message,
    meta: ({ minimum, maximum }, value) => [
      ["From", String(minimum ?? "")],
      ["To", String(maximum ?? "")],
      ["Value", isNumeric(value) ? String(value) : ""],
    ],
    passes: (value, { minimum, maximum }) => number(value, (given) => holds(given, minimum ?? 0, maximum ?? 0)),
  };
}

/** Everything but NotNull and NotEmpty passes on null, and on values of other kinds. */
function text(value: Value, holds: (given: string) => boolean): boolean {
  return typeof value !== "string" || holds(value);
}

function number(value: Value, holds: (given: number) => boolean): boolean {
  return !isNumeric(value) || holds(Number(value));
}

/** A decimal is held as its digits. */
function isNumeric(value: Value): value is number | bigint | string {
  return (
    typeof value === "number" ||
    typeof value === "bigint" ||
    (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value))
  );
}

function isEmpty(value: Value, slot: Slot): boolean {
  if (value === null) return true;
  if (typeof value === "string" && trimWhite(value) === "") return true;
  if (Array.isArray(value) || value instanceof Map) return [...value].length === 0;
  // A place that cannot be null is empty when it holds its type's default.
  return !slot.nullable && (value === 0 || value === 0n || value === false || value === emptyGuid);
}

const emptyGuid = "00000000-0000-0000-0000-000000000000";

/** One `@` that is neither first nor last; nothing else counts. */
function isAddress(given: string): boolean {
  const at = given.indexOf("@");
  return at > 0 && at < given.length - 1 && at === given.lastIndexOf("@");
}
