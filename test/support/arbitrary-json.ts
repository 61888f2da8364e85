import fc from "fast-check";
import { memberSlot, openRest } from "../../src/contract/model/inner-slot.ts";
import type { MapType, Member, ObjectType, Slot, Type } from "../../src/contract/model/type.ts";
import type { ObjectValue, Value } from "../../src/contract/model/value.ts";
import { anyText, anyWhole, type TypedValue } from "./arbitrary-value.ts";

const leaves: readonly Type[] = [
  { kind: "string" },
  { kind: "boolean" },
  { kind: "null" },
  { kind: "any" },
  { kind: "number", integer: true },
  { kind: "number", integer: false },
];

function anyJsonType(depth: number): fc.Arbitrary<Type> {
  const leaf = fc.constantFrom(...leaves);
  if (depth === 0) return leaf;
  return fc.oneof(
    leaf,
    anySlot(depth - 1).map((item): Type => ({ kind: "list", item })),
    fc
      .tuple(fc.array(anySlot(depth - 1), { maxLength: 3 }), fc.option(anySlot(depth - 1), { nil: undefined }))
      .map(([items, rest]): Type => ({ kind: "tuple", items, rest })),
    anyMap(depth - 1),
    anyObject(depth - 1),
    anyUnion(depth - 1),
  );
}

function anySlot(depth: number): fc.Arbitrary<Slot> {
  return fc.record({ type: anyJsonType(depth), nullable: fc.boolean() });
}

function anyMap(depth: number): fc.Arbitrary<MapType> {
  const patterns = fc.array(
    anySlot(depth).map((slot) => ({ pattern: /^[a-z]/u, slot })),
    { maxLength: 1 },
  );
  return fc.tuple(anySlot(depth), patterns).map(([value, some]) => ({ kind: "map", value, patterns: some }));
}

const keys = ["id", "name", "kind", "0", "1", "constructor", "a b", "ä", ""];

function anyObject(depth: number): fc.Arbitrary<ObjectType> {
  const members = fc.uniqueArray(
    fc.record({ key: fc.constantFrom(...keys), slot: anySlot(depth), required: fc.boolean() }),
    { selector: ({ key }) => key, maxLength: 4 },
  );
  const rest = fc.oneof(fc.constantFrom(undefined, openRest), anyMap(depth));
  return fc.tuple(members, rest).map(([given, more]): ObjectType => {
    const all = given.map((one): Member => ({ ...one, name: one.key, verbatim: false, order: undefined }));
    return {
      kind: "object",
      name: "Thing",
      namespace: "",
      dataContract: false,
      base: undefined,
      members: all,
      all,
      rest: more,
    };
  });
}

function anyUnion(depth: number): fc.Arbitrary<Type> {
  return fc
    .array(anyJsonType(depth), { minLength: 1, maxLength: 3 })
    .map((choices): Type => ({ kind: "union", choices, discriminator: undefined }));
}

function jsonValue({ type, nullable }: Slot): fc.Arbitrary<Value> {
  const present = presentValue(type);
  return nullable ? fc.option(present, { nil: null, freq: 4 }) : present;
}

function presentValue(type: Type): fc.Arbitrary<Value> {
  switch (type.kind) {
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "number":
      return type.integer ? anyWhole : fc.oneof(anyWhole, fc.double({ noNaN: true, noDefaultInfinity: true }));
    case "any":
      return fc.jsonValue({ maxDepth: 2 }).map(asValue);
    case "list":
      return fc.array(jsonValue(type.item), { maxLength: 3 });
    case "tuple": {
      const rest = type.rest === undefined ? fc.constant([]) : fc.array(jsonValue(type.rest), { maxLength: 2 });
      return fc.tuple(fc.tuple(...type.items.map(jsonValue)), rest).map(([first, more]): Value => [...first, ...more]);
    }
    case "map":
      return entries(type, []).map((pairs) => new Map(pairs));
    case "object":
      return objectValue(type);
    case "union":
      return fc.oneof(...type.choices.map(presentValue));
    default:
      return anyText;
  }
}

function objectValue(type: ObjectType): fc.Arbitrary<ObjectValue> {
  const members = type.all.map(({ key, slot, required }) => {
    const pair = jsonValue(slot).map((value) => [[key, value]] as const);
    return required ? pair : fc.oneof(pair, fc.constant([]));
  });
  const names = type.all.map(({ key }) => key);
  const rest = type.rest === undefined ? fc.constant([]) : entries(type.rest, names);
  return fc.tuple(fc.tuple(...members), rest).map(([some, more]) => Object.fromEntries([...some.flat(), ...more]));
}

function entries(type: MapType, taken: readonly string[]): fc.Arbitrary<readonly (readonly [string, Value])[]> {
  const entry = fc
    .oneof(anyText, fc.constant("__proto__"))
    .filter((key) => !taken.includes(key))
    .chain((key) => fc.tuple(fc.constant(key), jsonValue(memberSlot(type, key))));
  return fc.uniqueArray(entry, { selector: ([key]) => key, maxLength: 3 });
}

/** What `JSON.parse` gives, as the product holds values of no declared type. */
function asValue(json: unknown): Value {
  if (Array.isArray(json)) return json.map(asValue);
  if (typeof json === "object" && json !== null)
    return new Map(Object.entries(json).map(([key, value]) => [key, asValue(value)]));
  return typeof json === "string" || typeof json === "number" || typeof json === "boolean" ? json : null;
}

/** Types as they are compiled for a host whose values are those of JSON, and values of them: members may be absent. */
export const jsonTypedValue: fc.Arbitrary<TypedValue> = anyJsonType(3).chain((type) =>
  fc.record({ type: fc.constant(type), value: jsonValue({ type, nullable: false }) }),
);

/** Objects that have null in some members, and lack others. */
export const objectWithGaps: fc.Arbitrary<TypedValue & { readonly value: ObjectValue }> = anyObject(1).chain((type) =>
  fc.record({ type: fc.constant(type), value: objectValue(type) }),
);
