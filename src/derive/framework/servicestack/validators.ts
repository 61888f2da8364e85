import type { Attribute } from "../../document/declared.ts";
import type { Json } from "../../draft/draft.ts";
import { phraseSchema } from "./phrases.ts";

/** What a member's attributes say of its values: keywords of its schema, and the checks that the host makes. */
export interface Rules {
  readonly schema: Json;
  readonly checks: readonly unknown[];
  readonly isNeeded: boolean;
}

const names = new Set([
  "NotNull",
  "NotEmpty",
  "Email",
  "Length",
  "ExactLength",
  "MinimumLength",
  "MaximumLength",
  "GreaterThan",
  "GreaterThanOrEqual",
  "LessThan",
  "LessThanOrEqual",
  "InclusiveBetween",
  "ExclusiveBetween",
  "RegularExpression",
]);

/** Reads `Validate("InclusiveBetween(1,9)")` and its likes, and the lengths of `StringLength`. */
export function rulesOf(attributes: readonly Attribute[], description: string | undefined): Rules {
  const schema: Record<string, unknown> = {};
  const checks: unknown[] = [];
  let isNeeded = false;
  for (const { name, args } of attributes) {
    if (name === "StringLength") Object.assign(schema, stringLength(args));
    if (name === "Required") isNeeded = true;
    if (!name.startsWith("Validate") || name === "ValidateRequest") continue;
    const expression = args.get("Validator") ?? args.get("0") ?? name.slice("Validate".length);
    const [, rule = "", given = ""] = /^(\w+)(?:\((.*)\))?$/s.exec(expression.trim()) ?? [];
    if (!names.has(rule)) continue;
    Object.assign(schema, keywordsOf(rule, given));
    if (rule === "NotNull" || rule === "NotEmpty") isNeeded = true;
    const [code, message] = [args.get("ErrorCode"), args.get("Message")];
    checks.push(
      code === undefined && message === undefined
        ? rule
        : { rule, ...(code === undefined ? {} : { code }), ...(message === undefined ? {} : { message }) },
    );
  }
  return { schema: { ...phraseSchema(description, schema), ...schema }, checks, isNeeded };
}

function stringLength(args: ReadonlyMap<string, string>): Json {
  const maximum = Number(args.get("MaximumLength") ?? args.get("0") ?? NaN);
  const minimum = Number(args.get("MinimumLength") ?? args.get("1") ?? NaN);
  return {
    ...(Number.isNaN(minimum) || minimum <= 0 ? {} : { minLength: minimum }),
    ...(Number.isNaN(maximum) || maximum <= 0 || maximum > 2 ** 30 ? {} : { maxLength: maximum }),
  };
}

function keywordsOf(rule: string, given: string): Json {
  const [first = NaN, second = NaN] = given.split(",").map(Number);
  switch (rule) {
    case "Length":
      return numbers({ minLength: first, maxLength: second });
    case "ExactLength":
      return numbers({ minLength: first, maxLength: first });
    case "MinimumLength":
      return numbers({ minLength: first });
    case "MaximumLength":
      return numbers({ maxLength: first });
    case "GreaterThan":
      return numbers({ exclusiveMinimum: first });
    case "GreaterThanOrEqual":
      return numbers({ minimum: first });
    case "LessThan":
      return numbers({ exclusiveMaximum: first });
    case "LessThanOrEqual":
      return numbers({ maximum: first });
    case "InclusiveBetween":
      return numbers({ minimum: first, maximum: second });
    case "ExclusiveBetween":
      return numbers({ exclusiveMinimum: first, exclusiveMaximum: second });
    case "Email":
      return { format: "email" };
    case "RegularExpression":
      return patternOf(given);
    default:
      return {};
  }
}

function numbers(keywords: Readonly<Record<string, number>>): Json {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => !Number.isNaN(value)));
}

/** The pattern stands between primes or backticks. One that JavaScript does not understand is no keyword. */
function patternOf(given: string): Json {
  const pattern = /^[′`'"](.*)[′`'"]$/s.exec(given.trim())?.[1];
  if (pattern === undefined || pattern.length > 500) return {};
  try {
    new RegExp(pattern, "u");
    return { pattern };
  } catch {
    return {};
  }
}
