import { type Problem, ProblemError } from "../../problem.ts";
import { isRecord } from "../../source/is-record.ts";
import { shown } from "../../source/kind-of.ts";
import { didYouMean } from "../../source/nearest.ts";
import { pointerTo } from "../../source/pointer.ts";
import { defaultValue } from "../model/default-value.ts";
import { choiceOf } from "../model/choice-of.ts";
import { itemSlot, memberSlot } from "../model/inner-slot.ts";
import { byName } from "../model/property.ts";
import type { Member, ObjectType, Slot, Type, UnionType } from "../model/type.ts";
import { untypedValue } from "../model/untyped-value.ts";
import type { ObjectValue, Value } from "../model/value.ts";
import { expected } from "./expected.ts";
import { writtenScalar } from "./written-scalar.ts";

type Report = (problem: Problem) => void;

/**
 * Reads a value that a person wrote as JSON or YAML, whatever the wire spells: an example, a constant, an override, a row.
 * Members go by their key or their name in the code, digits are numbers or text, dates ISO 8601 or `/Date(ms)/`, time spans
 * ISO 8601 or `1.02:03:04`, enum members their name, text or number. Objects may be `Map`, numbers `Digits`.
 * A member that is not there stays away, unless its place cannot be empty: then it is its type's default.
 * The result is in canonical form (`value.ts`).
 * @param pointer where the value stands, for problems
 * @throws {ProblemError} with everything that does not fit the type
 */
export function writtenValue(json: unknown, slot: Slot, pointer: string): Value {
  const problems: Problem[] = [];
  const value = readWritten(json, slot, pointer, (problem) => problems.push(problem));
  if (problems.length > 0) throw new ProblemError(problems);
  return value;
}

/** As `writtenValue`, but reports what does not fit and goes on. */
export function readWritten(json: unknown, slot: Slot, pointer: string, report: Report): Value {
  if (json === null || json === undefined) {
    if (!slot.nullable)
      report({
        place: pointer,
        found: "this is empty, but a value is required",
        cure: `${cureFor(slot.type)}, or leave it out`,
      });
    return slot.nullable ? null : defaultValue(slot.type);
  }
  const { type } = slot;
  switch (type.kind) {
    case "list":
    case "tuple":
      if (!Array.isArray(json)) return misfit(json, type, pointer, report);
      return json.map((item, i) => readWritten(item, itemSlot(type, i), pointerTo(pointer, i), report));
    case "map":
      if (!isRecord(json)) return misfit(json, type, pointer, report);
      return new Map(
        entriesOf(json).map(([key, item]) => [
          key,
          readWritten(item, memberSlot(type, key), pointerTo(pointer, key), report),
        ]),
      );
    case "union":
      return readChoice(json, type, pointer, report);
    case "object":
      return isRecord(json) ? readObject(json, type, pointer, report) : misfit(json, type, pointer, report);
    case "any":
      return untypedValue(json);
    default:
      return writtenScalar(json, type) ?? misfit(json, type, pointer, report);
  }
}

function readObject(json: object, type: ObjectType, pointer: string, report: Report): ObjectValue {
  const given = new Map<Member, string>();
  const entries = new Map(entriesOf(json));
  const unnamed: string[] = [];
  const problems: Problem[] = [];
  for (const name of entries.keys()) {
    const member = byName(type, name);
    if (member === undefined && type.rest !== undefined) unnamed.push(name);
    else if (member === undefined) problems.push(unknownMember(name, type, pointerTo(pointer, name)));
    else if (given.has(member)) problems.push(memberTwice(name, given.get(member) ?? "", pointerTo(pointer, name)));
    else given.set(member, name);
  }
  const value: Record<string, Value> = {};
  for (const member of type.all) {
    const { key, slot, required } = member;
    const name = given.get(member);
    if (name !== undefined) value[key] = readWritten(entries.get(name), slot, pointerTo(pointer, name), report);
    else if (required && !slot.nullable && defaultValue(slot.type) !== null) value[key] = defaultValue(slot.type);
  }
  for (const name of unnamed)
    value[name] = readWritten(entries.get(name), memberSlot(type, name), pointerTo(pointer, name), report);
  problems.forEach(report);
  return value;
}

/** Read as the first choice that it fits; where it fits none, as the one that is likeliest to be meant. */
function readChoice(json: unknown, type: UnionType, pointer: string, report: Report): Value {
  const likeliest = choiceOf(untypedValue(json), type);
  for (const choice of [likeliest, ...type.choices]) {
    let misfits = 0;
    const value = readWritten(json, { type: choice, nullable: false }, pointer, () => (misfits += 1));
    if (misfits === 0) return value;
  }
  return readWritten(json, { type: likeliest, nullable: false }, pointer, report);
}

function memberTwice(name: string, other: string, place: string): Problem {
  return { place, found: `"${name}" and "${other}" are the same member`, cure: "remove one of the two" };
}

function unknownMember(name: string, { name: typeName, all }: ObjectType, place: string): Problem {
  const keys = all.map(({ key }) => key);
  return {
    place,
    found: `${typeName} has no member "${name}"`,
    cure: didYouMean(name, keys) ?? `remove it; its members are ${keys.join(", ")}`,
  };
}

function misfit(json: unknown, type: Type, pointer: string, report: Report): Value {
  const [what] = expected(type);
  report({ place: pointer, found: `this is ${shown(json)}; expected ${what}`, cure: cureFor(type) });
  return null;
}

function cureFor(type: Type): string {
  const [what, example] = expected(type);
  return example === undefined ? `write ${what}` : `write ${what}, like ${example}`;
}

function entriesOf(json: object): [string, unknown][] {
  return json instanceof Map ? [...(json as Map<string, unknown>)] : Object.entries(json);
}
