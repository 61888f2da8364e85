import type { Operation, Parameter, Rule } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import { serviceStackFormats } from "../../../wire/dialect/servicestack/formats.ts";
import type { Spelling } from "../../../wire/dialect/servicestack/spelling.ts";
import { validationFailure, type Failure, type FieldError } from "./failure.ts";
import { validators } from "./rules.ts";
import { splitName } from "./split-name.ts";

/**
 * What the operation's validators say about the bound values: every rule of every parameter runs, in declared order
 * (fixtures/recordings: validation); undefined when all pass.
 */
export function validate(
  operation: Operation,
  values: ReadonlyMap<string, Value>,
  spelling: Spelling,
): Failure | undefined {
  const errors = operation.parameters.flatMap((parameter) => {
    if (parameter.rules.length === 0) return [];
    const value = values.get(parameter.name) ?? null;
    return parameter.rules
      .filter((rule) => !validators[rule.rule].passes(value, rule, parameter.slot))
      .map((rule) => errorOf(parameter, rule, value, spelling));
  });
  const [first] = errors;
  return first === undefined ? undefined : validationFailure(first, errors);
}

function errorOf(parameter: Parameter, rule: Rule, value: Value, spelling: Spelling): FieldError {
  const validator = validators[rule.rule];
  const meta = new Map<string, string | null>([
    ...validator.meta(rule, value),
    ["PropertyName", splitName(parameter.name)],
    ["PropertyValue", textOf(parameter, value, spelling)],
  ]);
  const [message, logged] = [meta, new Map([...meta, ["Value", "…"], ["PropertyValue", "…"]])].map((words) =>
    (rule.message ?? validator.message).replace(/\{(\w+)\}/g, (all, name: string) => words.get(name) ?? all),
  ) as [string, string];
  return { code: rule.code ?? validator.code, field: parameter.name, message, logged, meta };
}

/** A value among the placeholders: text as it is, everything else as JSV spells it. */
function textOf({ slot }: Parameter, value: Value, spelling: Spelling): string | null {
  return value === null || typeof value === "string"
    ? value
    : serviceStackFormats(spelling).named("jsv").write(value, slot.type);
}
