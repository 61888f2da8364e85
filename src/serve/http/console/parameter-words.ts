import type { Operation, Parameter, Rule, Schema } from "../../../contract/model/contract.ts";

/** What has to be true of a parameter's text, and which values it may take where these are few. */
export interface ParameterWords {
  readonly rules: readonly string[];
  readonly choices: readonly string[];
}

/** A parameter's rules in words: of its schema, of the host's own checks, of the page and the filter that it sets. */
export function parameterWords(parameter: Parameter, operation: Operation): ParameterWords {
  const { schema } = parameter;
  const items = isSchema(schema["items"]) ? schema["items"] : undefined;
  const bounds = boundWords(items ?? schema);
  const rules = [
    ...typeWords(schema, items),
    ...bounds,
    ...parameter.rules.flatMap(ruleWords),
    ...(bounds.length > 0 ? [] : pageWords(parameter, operation)),
    ...(parameter.filter === undefined ? [] : [`filters by ${parameter.filter.property}`]),
  ];
  return { rules: [...new Set(rules)], choices: choicesIn(items ?? schema) };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Nobody has to be told that a text is one, and how wide an integer is. */
function typeWords(schema: Schema, items: Schema | undefined): readonly string[] {
  const named = (one: Schema): string => {
    const type = [one["type"]].flat().filter((kind) => kind !== "null" && typeof kind === "string");
    const format = one["format"];
    return typeof format === "string" && !/^u?int\d+$/.test(format) ? format : type.join(" or ");
  };
  const type = items === undefined ? named(schema) : `list of ${named(items) || "values"}`;
  return type === "" || type === "string" ? [] : [type];
}

function boundWords(schema: Schema): readonly string[] {
  const number = (keyword: string): number | undefined => {
    const value = schema[keyword];
    return typeof value === "number" ? value : undefined;
  };
  const words = [
    rangeWords(number("minimum"), number("maximum"), ""),
    number("exclusiveMinimum") === undefined ? "" : `more than ${number("exclusiveMinimum") ?? 0}`,
    number("exclusiveMaximum") === undefined ? "" : `less than ${number("exclusiveMaximum") ?? 0}`,
    rangeWords(number("minLength"), number("maxLength"), " characters"),
    typeof schema["pattern"] === "string" ? `pattern ${schema["pattern"]}` : "",
    isScalar(schema["default"]) ? `default ${schema["default"]}` : "",
  ];
  return words.filter((word) => word !== "");
}

function rangeWords(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === 1 && most === undefined && unit === " characters") return "not empty";
  if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`;
  if (least !== undefined) return `at least ${least}${unit}`;
  return most === undefined ? "" : `at most ${most}${unit}`;
}

function ruleWords({ rule, minimum, maximum, pattern }: Rule): readonly string[] {
  const unit = rule.includes("Length") ? " characters" : "";
  const words =
    rule === "NotNull" || rule === "NotEmpty"
      ? "not empty"
      : rule === "Email"
        ? "an e-mail address"
        : rule === "RegularExpression"
          ? `pattern ${pattern ?? ""}`
          : rangeWords(minimum, maximum, unit);
  return words === "" ? [] : [words];
}

function pageWords({ name }: Parameter, { pagination, answer }: Operation): readonly string[] {
  if (pagination?.limit.parameter === name) {
    const { minimum, maximum, default: usual } = pagination.limit;
    return [rangeWords(minimum, maximum, " rows"), ...(usual === undefined ? [] : [`default ${usual}`])];
  }
  if (answer.kind !== "list" || answer.paging.limit !== name) return [];
  const { most, usual } = answer.paging;
  return [
    ...(most === undefined ? [] : [`at most ${most} rows`]),
    ...(usual === undefined ? [] : [`default ${usual}`]),
  ];
}

function choicesIn({ enum: values, type }: Schema): readonly string[] {
  if (Array.isArray(values)) return values.filter(isScalar).map(String);
  return type === "boolean" ? ["true", "false"] : [];
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
