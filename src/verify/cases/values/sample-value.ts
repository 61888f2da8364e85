import type { Parameter } from "../../../contract/model/contract.ts";
import { shortestText } from "../../../generate/pattern/shortest-text.ts";
import { isLowerBound, isUpperBound } from "../../verdict/satisfies.ts";
import { failingRules } from "./rule-test.ts";

/** A value that the contract itself gives for a parameter: its default, an example, the first of its enum, or one made after its rules. */
export function sampleOf(parameter: Parameter): string | undefined {
  const { schema } = parameter;
  const examples = schema["examples"];
  const choices = schema["enum"];
  const candidates = [
    schema["default"],
    Array.isArray(examples) ? examples[0] : undefined,
    Array.isArray(choices) ? choices[0] : undefined,
  ];
  const found = candidates.find((value): value is string | number | boolean =>
    ["string", "number", "boolean"].includes(typeof value),
  );
  if (found !== undefined) return String(found);
  const { type } = parameter.slot;
  if (type.kind === "enum") return type.members[0]?.text;
  return parameter.rules.length === 0 ? undefined : passingValue(parameter);
}

/** Values of kinds whose texts cannot be made after rules of lengths and patterns. */
const byKind: Readonly<Record<string, readonly string[]>> = {
  boolean: ["true"],
  guid: ["3f2504e0-4f89-41d3-9a0c-0305e82c3301"],
  timespan: ["PT1H"],
  datetime: ["2026-03-01T00:00:00Z"],
  datetimeoffset: ["2026-03-01T00:00:00Z"],
};

/** A bound that leaves everything in: what has to be sent must not narrow what is looked at. */
function wideBound({ filter, slot }: Parameter): string | undefined {
  const isDate = slot.type.kind === "datetime" || slot.type.kind === "datetimeoffset";
  if (filter === undefined || !isDate) return undefined;
  if (isUpperBound(filter)) return "2200-01-01T00:00:00Z";
  return isLowerBound(filter) ? "1900-01-01T00:00:00Z" : undefined;
}

/** A value that passes all of a parameter's rules, if one of a few simple ones does. */
function passingValue(parameter: Parameter): string | undefined {
  const { rules, slot } = parameter;
  const named = rules.map((rule) => ({ ...rule, id: rule.rule }));
  const lengths = rules
    .flatMap(({ minimum, maximum }) => [minimum, maximum])
    .filter((length) => length !== undefined && length > 0 && length < 1000);
  const numbers = rules.flatMap(({ minimum, maximum }) => [minimum ?? 0, (minimum ?? 0) + 1, maximum ?? 1]).map(String);
  const texts = [
    "standin",
    ...lengths.map((length) => "a".repeat(length ?? 1)),
    "name@example.com",
    ...rules.flatMap(({ pattern }) => shortestText(pattern ?? "") ?? []),
  ];
  const isNumber = ["number", "integer", "float", "decimal"].includes(slot.type.kind);
  if (slot.type.kind === "list") return "standin";
  const wide = wideBound(parameter);
  const typed = wide === undefined ? byKind[slot.type.kind] : [wide];
  return (typed ?? (isNumber ? [...numbers, "1"] : texts)).find((value) => failingRules(named, value).length === 0);
}
