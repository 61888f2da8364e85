import { choiceOf } from "../../../contract/model/choice-of.ts";
import { memberOf, memberSlot, itemSlot } from "../../../contract/model/inner-slot.ts";
import type { HostFacts } from "../../../contract/model/host.ts";
import type { JsonForm } from "../../../contract/model/json-form.ts";
import type { Type } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";
import { Digits } from "../../../source/digits.ts";
import { decimalText } from "../../../contract/model/scalar/decimal.ts";
import { enumLookup } from "../../../contract/model/scalar/enum-lookup.ts";

/** A leaf as JSON has it; `Digits` are a number that JavaScript has none for. */
type Leaf = null | boolean | number | bigint | string | Digits;

/** What is made of a value: its text, or what `JSON.parse` gives for it. */
interface Output<Result> {
  leaf(leaf: Leaf): Result;
  list(items: readonly Result[]): Result;
  object(members: readonly (readonly [string, Result])[]): Result;
}

/**
 * A value as JSON, as ordinary services write it (RFC 8259): members in the value's order, absent ones left out, null as
 * `null`, every digit of a number. Of typed code (`values: code`), which knows no absent members, those that are null and
 * need not be there are left out.
 */
export function writeJson(value: Value, type: Type, values: HostFacts["values"]): string {
  return values === "json" && isPlain(value) ? JSON.stringify(value) : put(value, type, values, text);
}

/** Whether `JSON.stringify` writes it as it is: it knows neither maps nor large numbers, and not the sign of a zero. */
function isPlain(value: Value): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return !Object.is(value, -0);
  if (typeof value === "bigint" || value instanceof Map) return false;
  if (Array.isArray(value)) return (value as readonly Value[]).every(isPlain);
  return Object.values(value).every(isPlain);
}

/** What `JSON.parse` gives for that text. */
export function jsonValueOf(value: Value, type: Type, values: HostFacts["values"]): unknown {
  return put(value, type, values, json);
}

const text: Output<string> = {
  leaf(leaf) {
    if (leaf instanceof Digits) return leaf.text;
    if (typeof leaf === "bigint") return String(leaf);
    return Object.is(leaf, -0) ? "-0" : JSON.stringify(leaf);
  },
  list: (items) => `[${items.join(",")}]`,
  object: (members) => `{${members.map(([key, member]) => `${JSON.stringify(key)}:${member}`).join(",")}}`,
};

const json: Output<unknown> = {
  leaf(leaf) {
    if (leaf instanceof Digits) return Number(leaf.text);
    if (typeof leaf === "bigint") return Number(leaf);
    return typeof leaf === "number" && !Number.isFinite(leaf) ? null : leaf;
  },
  list: (items) => items,
  object: (members) => Object.fromEntries(members),
};

function put<Result>(value: Value, given: Type, values: HostFacts["values"], output: Output<Result>): Result {
  const type = choiceOf(value, given);
  if (value === null || typeof value !== "object") return output.leaf(leafOf(value, type));
  if (Array.isArray(value))
    return output.list(
      (value as readonly Value[]).map((item, index) => put(item, itemSlot(type, index).type, values, output)),
    );
  const entries: readonly (readonly [string, Value])[] =
    value instanceof Map ? [...(value as ReadonlyMap<string, Value>)] : Object.entries(value);
  const shown = entries.filter(([key, held]) => held !== null || values === "json" || isWritten(type, key));
  return output.object(
    shown.map(([key, held]) => [key, put(held, memberSlot(type, key).type, values, output)] as const),
  );
}

/** Whether a member of typed code is written though it is null. */
function isWritten(type: Type, key: string): boolean {
  return memberOf(type, key)?.required !== false;
}

/** Most leaves are held as JSON spells them. */
function leafOf(value: null | boolean | number | bigint | string, type: Type): Leaf {
  if (typeof value !== "string") return value;
  if (type.kind === "decimal") return new Digits(decimalText(value));
  if (type.kind !== "enum") return value;
  const { memberOf: named, numberOf } = enumLookup(type);
  const number = numberOf(value);
  return type.flags ? number : (named(number)?.text ?? String(number));
}

/**
 * How JSON shows values, part by part, where they are JSON's own (`values: json`): members that an object has, and leaves
 * that are held as JSON spells them.
 */
export const jsonForm: JsonForm = {
  members: (type) =>
    type.all.map(({ key, slot }) => ({
      name: key,
      slot,
      key,
      shown: (value) => value,
    })),
  scalar: ({ type: { kind } }) =>
    kind === "string" || kind === "boolean" ? (value) => value : kind === "number" ? numberIn : undefined,
};

function numberIn(value: Value): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

/** Says nothing of any value. */
export const noJsonForm: JsonForm = { members: () => [], scalar: () => undefined };
