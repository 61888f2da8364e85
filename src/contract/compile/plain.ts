import { type Problem, ProblemError } from "../../problem.ts";
import { defaultValue } from "../model/default-value.ts";
import { exactValue } from "../model/exact-value.ts";
import { nearestName } from "../../source/nearest.ts";
import { shown } from "../../source/kind-of.ts";
import { readScalar } from "./plain-scalar.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { ObjectType, Slot, Type } from "../model/type.ts";
import type { ObjectValue, Value } from "../model/value.ts";

type Report = (problem: Problem) => void;

/**
 * Reads a value that a person wrote as JSON or YAML, whatever the wire spells: members by their key or their name in
 * the code, digits as numbers or text, dates as ISO 8601 or `/Date(ms)/`, time spans as ISO 8601 or `1.02:03:04`, enum
 * members by name or text. Maps may be `Map`, numbers `Digits`. A member that is not there stays away, unless its
 * place cannot be empty: then it is its type's default.
 * @param pointer where the value stands, for problems
 * @throws {ProblemError} with everything that does not fit the type
 */
export function plainValue(json: unknown, slot: Slot, pointer: string): Value {
  const problems: Problem[] = [];
  const value = readPlain(json, slot, pointer, (problem) => problems.push(problem));
  if (problems.length > 0) throw new ProblemError(problems);
  return value;
}

/** As `plainValue`, but tells what does not fit and goes on. */
export function readPlain(json: unknown, slot: Slot, pointer: string, report: Report): Value {
  if (json === null || json === undefined) {
    if (!slot.nullable)
      report({
        place: pointer,
        found: "this is empty, and its place cannot be",
        cure: `${cureFor(slot.type)}, or leave it out`,
      });
    return slot.nullable ? null : defaultValue(slot.type);
  }
  const { type } = slot;
  switch (type.kind) {
    case "list":
      if (!Array.isArray(json)) return misfit(json, type, pointer, report);
      return json.map((item, i) => readPlain(item, type.item, pointerTo(pointer, i), report));
    case "map":
      if (!isRecord(json)) return misfit(json, type, pointer, report);
      return new Map(
        entriesOf(json).map(([key, item]) => [key, readPlain(item, type.value, pointerTo(pointer, key), report)]),
      );
    case "object":
      return isRecord(json) ? readObject(json, type, pointer, report) : misfit(json, type, pointer, report);
    case "any":
      return exactValue(json);
    default:
      return readScalar(json, type) ?? misfit(json, type, pointer, report);
  }
}

function readObject(json: object, type: ObjectType, pointer: string, report: Report): ObjectValue {
  const given = new Map(entriesOf(json));
  const value: Record<string, Value> = {};
  for (const { key, name, alias, slot } of type.all) {
    const found = [key, name, alias].find((known) => known !== undefined && given.has(known)) ?? key;
    if (given.has(found)) value[key] = readPlain(given.get(found), slot, pointerTo(pointer, found), report);
    else if (!slot.nullable) value[key] = defaultValue(slot.type);
    given.delete(found);
  }
  for (const key of given.keys()) {
    const near = nearestName(
      key,
      type.all.map((member) => member.key),
    );
    report({
      place: pointerTo(pointer, key),
      found: `${type.name} has no member "${key}"`,
      cure:
        near === undefined
          ? `remove it; its members are ${type.all.map((member) => member.key).join(", ")}`
          : `did you mean "${near}"?`,
    });
  }
  return value;
}

function misfit(json: unknown, type: Type, pointer: string, report: Report): Value {
  const [what] = wanted(type);
  report({ place: pointer, found: `this is ${shown(json)}, and ${what} stands here`, cure: cureFor(type) });
  return null;
}

function cureFor(type: Type): string {
  const [what, example] = wanted(type);
  return example === undefined ? `write ${what}` : `write ${what}, like ${example}`;
}

/** What a person has to write for a type, and an example where the words do not show it. */
function wanted(type: Type): readonly [what: string, example?: string] {
  switch (type.kind) {
    case "integer":
      return [`a whole number of ${type.bits} bits${type.signed ? "" : " that is not negative"}`];
    case "enum":
      return [`${type.flags ? "some" : "one"} of ${type.members.map(({ text }) => text).join(", ")}`];
    default:
      return words[type.kind];
  }
}

const words: Readonly<Record<Exclude<Type["kind"], "integer" | "enum">, readonly [string, string?]>> = {
  string: ["text"],
  boolean: ["true or false"],
  float: ["a number", '1.5, or "NaN"'],
  decimal: ["a decimal number", '"1.50", in quotes to keep every digit'],
  char: ["one character"],
  guid: ["a Guid", "01234567-89ab-cdef-0123-456789abcdef"],
  datetime: ["a date and time", "2026-02-03T04:05:06Z"],
  datetimeoffset: ["a date and time with its offset", "2026-02-03T04:05:06+02:00"],
  timespan: ["a time span", "P1DT2H3M4S or 1.02:03:04"],
  uri: ["an address"],
  bytes: ["base64"],
  any: ["anything"],
  list: ["a list"],
  map: ["an object"],
  object: ["an object"],
};

function isRecord(json: unknown): json is object {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function entriesOf(json: object): [string, unknown][] {
  return json instanceof Map ? [...(json as Map<string, unknown>)] : Object.entries(json);
}
