import type { TypeRef } from "../../document/declared.ts";
import type { Json } from "../../draft/draft.ts";
import type { WeighedMember } from "../../weigh/weighed.ts";
import { lengthsIn } from "../lengths.ts";
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

/** Attributes of the platform that say a limit themselves. */
const limits: Readonly<Record<string, string>> = {
  Range: "InclusiveBetween",
  MinLength: "MinimumLength",
  MaxLength: "MaximumLength",
  EmailAddress: "Email",
  RegularExpression: "RegularExpression",
};

/** What the prose of a text's description says of it. */
function ofText(type: TypeRef, description: string | undefined): Json {
  const isText = type.is === "scalar" && type.kinds.includes("string");
  return isText && description !== undefined ? lengthsIn(description) : {};
}

/** Reads `Validate("InclusiveBetween(1,9)")` and its likes, and the lengths of `StringLength`. */
export function rulesOf({ attributes, description, type }: WeighedMember): Rules {
  const schema: Record<string, unknown> = {};
  const checks: unknown[] = [];
  let isNeeded = false;
  for (const { name, args } of attributes) {
    if (name === "StringLength") Object.assign(schema, stringLength(args));
    if (name === "Required") isNeeded = true;
    const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
    if (limit !== undefined) Object.assign(schema, keywordsOf(limit, givenTo(limit, args)));
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
  const told = { ...ofText(type.value, description?.value), ...phraseSchema(description?.value, schema) };
  return { schema: { ...told, ...schema }, checks, isNeeded };
}

function givenTo(limit: string, args: ReadonlyMap<string, string>): string {
  const [first = "", second = ""] = [args.get("0"), args.get("1")];
  return limit === "RegularExpression" ? `'${first}'` : `${first},${second === "" ? "NaN" : second}`;
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
