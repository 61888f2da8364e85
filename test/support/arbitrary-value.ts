import { brokenOff } from "../../src/serve/framework/servicestack/error-response.ts";
import fc from "fast-check";
import { memberSlot } from "../../src/contract/model/inner-slot.ts";
import type { MapType, Member, ObjectType, Slot, Type } from "../../src/contract/model/type.ts";
import type { Value } from "../../src/contract/model/value.ts";
import { camelCase } from "../../src/contract/model/casing.ts";
import type { Spelling } from "../../src/wire/dialect/servicestack/spelling.ts";
import { isoTimeSpan } from "../../src/contract/model/scalar/time-span.ts";
import { Access, Colour, HttpStatusCode, Order } from "./types.ts";

/** A value together with the type it is of. */
export interface TypedValue {
  readonly type: Type;
  readonly value: Value;
}

/** Every way in which a host may spell. */
export const anySpelling: fc.Arbitrary<Spelling> = fc.record({
  casing: fc.constantFrom("camel", "pascal", "snake"),
  dates: fc.constantFrom("wcf", "iso8601", "seconds"),
  guids: fc.constantFrom("compact", "hyphens"),
  nulls: fc.constant(false),
  omitDefaults: fc.boolean(),
  enumNumbers: fc.boolean(),
  pretty: fc.boolean(),
  timeSpans: fc.constantFrom("iso", "clock"),
  // A document that breaks off is told by the second one behind it.
  brokenOff: fc.constant(brokenOff),
} as const);

/** Text with everything that means something in some format, halves of surrogate pairs and control characters included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.string({
      unit: fc.constantFrom(...Array.from(" ,:;\"'{}[]<>&\\/\t\r\n=+@a0é日😀\u0001\u007f\u0085\u2028\ufeff")),
      maxLength: 8,
    }),
  },
  { weight: 3, arbitrary: fc.string({ maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      maxLength: 4,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      "null",
      "True",
      "NaN",
      "[]",
      "{}",
      "]]>",
      "<!--",
      "<?xml",
      "/Date(1)/",
      "2026-02-03",
      "P1D",
      "=1+1",
      "\r\n",
    ),
  },
);

/** A value of a type. */
export function valueOf(type: Type): fc.Arbitrary<Value> {
  return valueIn({ type, nullable: false }, 0);
}

const LEAVES: readonly Type[] = [
  { kind: "string" },
  { kind: "boolean" },
  { kind: "decimal" },
  { kind: "char" },
  { kind: "guid" },
  { kind: "datetime" },
  { kind: "datetimeoffset" },
  { kind: "timespan" },
  { kind: "uri" },
  { kind: "bytes" },
  { kind: "any" },
  { kind: "integer", bits: 8, signed: true },
  { kind: "integer", bits: 8, signed: false },
  { kind: "integer", bits: 16, signed: true },
  { kind: "integer", bits: 32, signed: true },
  { kind: "integer", bits: 32, signed: false },
  { kind: "integer", bits: 64, signed: true },
  { kind: "integer", bits: 64, signed: false },
  { kind: "float", bits: 32 },
  { kind: "float", bits: 64 },
  { kind: "number", integer: true },
  { kind: "number", integer: false },
  Colour,
  Access,
  Order,
  HttpStatusCode,
];
const NAMES = ["Name", "Count", "URLPath", "snake_case", "A1", "ID", "IsOK", "Zeta", "Ärger", "Value", "Key", "Text"];
const NAMESPACES = [
  "http://schemas.datacontract.org/2004/07/Zoo",
  "http://schemas.datacontract.org/2004/07/Other",
  "http://schemas.servicestack.net/types",
];

function anyType(depth: number): fc.Arbitrary<Type> {
  const leaf = fc.constantFrom(...LEAVES);
  return depth === 0
    ? leaf
    : fc.oneof(
        { weight: 4, arbitrary: leaf },
        {
          weight: 1,
          arbitrary: fc.oneof(
            anyObjectType(depth - 1),
            anyListType(depth - 1),
            anyMapType(depth - 1),
            anyTupleType(depth - 1),
          ),
        },
      );
}

function anySlot(depth: number): fc.Arbitrary<Slot> {
  return fc.record({ type: anyType(depth), nullable: fc.boolean() });
}

function anyListType(depth: number): fc.Arbitrary<Type> {
  return anySlot(depth).map((item) => ({ kind: "list", item }));
}

function anyTupleType(depth: number): fc.Arbitrary<Type> {
  const rest = fc.option(anySlot(depth), { nil: undefined });
  return fc
    .tuple(fc.array(anySlot(depth), { maxLength: 3 }), rest)
    .map(([items, more]) => ({ kind: "tuple", items, rest: more }));
}

function anyMapType(depth: number): fc.Arbitrary<MapType> {
  const patterns = fc.array(
    anySlot(depth).map((slot) => ({ pattern: /^[a-z0]/u, slot })),
    { maxLength: 1 },
  );
  return fc.tuple(anySlot(depth), patterns).map(([value, some]) => ({ kind: "map", value, patterns: some }));
}

function anyObjectType(depth: number): fc.Arbitrary<ObjectType> {
  const members = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...NAMES),
      slot: anySlot(depth),
      order: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined, freq: 4 }),
      verbatim: fc.boolean(),
    }),
    { selector: ({ name }) => camelCase(name).toLowerCase(), maxLength: 6 },
  );
  return fc
    .record({
      members,
      own: fc.nat(6),
      namespaces: fc.tuple(fc.constantFrom(...NAMESPACES), fc.constantFrom(...NAMESPACES)),
      name: fc.constantFrom("Inner", "Row", "Leaf"),
      dataContract: fc.boolean(),
      rest: fc.option(anyMapType(depth), { nil: undefined, freq: 2 }),
    })
    .map(({ members: given, own, namespaces, name, dataContract, rest }) => {
      const all = given.map((one): Member => ({ key: `${one.name}-key`, required: !one.slot.nullable, ...one }));
      const base: ObjectType | undefined =
        own >= all.length
          ? undefined
          : {
              kind: "object",
              name: "Base",
              namespace: namespaces[1],
              dataContract,
              base: undefined,
              members: all.slice(own),
              all: inOrder(all.slice(own)),
              rest: undefined,
            };
      return {
        kind: "object",
        name,
        namespace: namespaces[0],
        dataContract,
        base,
        members: all.slice(0, own),
        all: inOrder(all),
        rest,
      };
    });
}

function inOrder(members: readonly Member[]): readonly Member[] {
  const place = (member: Member) => member.order ?? Number.MIN_SAFE_INTEGER;
  return members.toSorted((a, b) => place(a) - place(b));
}

function valueIn(slot: Slot, depth: number): fc.Arbitrary<Value> {
  const present = presentValue(slot, depth);
  return slot.nullable ? fc.option(present, { nil: null, freq: 3 }) : present;
}

function presentValue({ type, nullable }: Slot, depth: number): fc.Arbitrary<Value> {
  switch (type.kind) {
    case "object": {
      const members = fc.record(Object.fromEntries(type.all.map(({ key, slot }) => [key, valueIn(slot, depth + 1)])));
      if (type.rest === undefined) return members;
      const unnamed = entriesOf(type.rest, depth, (key) => `x-${key}`);
      return fc.tuple(members, unnamed).map(([named, more]) => ({ ...named, ...Object.fromEntries(more) }));
    }
    case "list":
      return fc.array(valueIn(type.item, depth + 1), { maxLength: 3 });
    case "tuple": {
      const rest =
        type.rest === undefined ? fc.constant([]) : fc.array(valueIn(type.rest, depth + 1), { maxLength: 2 });
      const first = fc.tuple(...type.items.map((item) => valueIn(item, depth + 1)));
      return fc.tuple(first, rest).map(([some, more]): Value => [...some, ...more]);
    }
    case "union":
      return fc.oneof(...type.choices.map((choice) => presentValue({ type: choice, nullable: false }, depth)));
    case "map":
      return entriesOf(type, depth, (key) => key).map((pairs) => new Map(pairs));
    case "char":
      // A char that may be null is never quoted and so cannot be told from the separator behind it.
      return nullable
        ? fc.constantFrom("a", "Z", "0", "日", " ")
        : fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    default:
      return leafValue(type);
  }
}

/** Entries of a dictionary, each of the type that its key has there. */
function entriesOf(
  type: MapType,
  depth: number,
  name: (key: string) => string,
): fc.Arbitrary<readonly (readonly [string, Value])[]> {
  const entry = anyText.map(name).chain((key) => fc.tuple(fc.constant(key), valueIn(memberSlot(type, key), depth + 1)));
  return fc.uniqueArray(entry, { selector: ([key]) => plainKey(key), maxLength: 3 });
}

/** Keys that some format could not tell apart are one key. */
function plainKey(key: string): string {
  return key.replace(/\p{Surrogate}/gu, "\uFFFD").replace(/\r\n?/g, "\n");
}

function leafValue(type: Type): fc.Arbitrary<Value> {
  switch (type.kind) {
    case "boolean":
      return fc.boolean();
    case "integer": {
      const low = type.signed ? -(2n ** BigInt(type.bits - 1)) : 0n;
      const whole = fc.bigInt({ min: low, max: low + 2n ** BigInt(type.bits) - 1n });
      return type.bits === 64 ? whole : whole.map(Number);
    }
    case "number":
      return type.integer ? anyWhole : fc.oneof(anyWhole, fc.double());
    case "float":
      return type.bits === 32 ? fc.float() : fc.double();
    case "decimal":
      return fc
        .tuple(fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }), fc.nat(12))
        .map(([digits, scale]) => scaled(digits, scale));
    case "guid":
      return fc.uuid();
    case "datetime":
      return fc
        .oneof(
          fc.tuple(clock(1, 9999), fc.constantFrom("", "Z")),
          fc.tuple(clock(2, 9998), fc.constantFrom("+00:00", "+02:00", "-05:30")),
        )
        .map(([time, zone]) => time + zone);
    case "datetimeoffset":
      return fc
        .tuple(clock(2, 9998), fc.constantFrom("+00:00", "+02:00", "-05:30", "+14:00"))
        .map(([time, zone]) => time + zone);
    case "timespan":
      return fc
        .oneof(
          fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
          fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n }),
        )
        .map(isoTimeSpan);
    case "uri":
      return anyUri;
    case "bytes":
      return fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes).toString("base64"));
    case "enum":
      return fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...type.members.map(({ name }) => name)) },
        {
          weight: type.flags ? 3 : 0,
          arbitrary: fc.constant(
            type.members
              .slice(1)
              .map(({ name }) => name)
              .join(", "),
          ),
        },
        { weight: 1, arbitrary: fc.integer({ min: -2, max: 999 }).map(String) },
      );
    case "any":
      return anything;
    default:
      return anyText;
  }
}

/** A whole number as JSON has it: of any size. */
export const anyWhole: fc.Arbitrary<number | bigint> = fc.oneof(
  fc.maxSafeInteger(),
  fc.bigInt({ min: 2n ** 53n, max: 10n ** 25n }).chain((size) => fc.constantFrom(size, -size)),
);

const anyUri = fc.oneof(
  fc.constantFrom(
    "https://example.com/%C3%A5?q=a,b",
    "http://EXAMPLE.com:80/x#f",
    "rel?x={y}",
    "https://example.com/[1]",
    "https://exämple.se/ö",
    "/relative",
    "urn:x:1",
    "mailto:a@B.se",
    "",
    "a b%zz%3c",
  ),
  fc
    .string({ unit: fc.constantFrom(...Array.from('abA/.%25cC3åö😀{}[]<>"?#&=+ ~|^`\\')), maxLength: 12 })
    .map((text) => `https://Host:443/${text}`),
);

const anything: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    anyText,
    fc.boolean(),
    fc.double({ noNaN: false }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.array(fc.option(tie("value"), { nil: null }), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(anyText, fc.option(tie("value"), { nil: null })), {
        selector: ([key]) => plainKey(key),
        maxLength: 3,
      })
      .map((pairs): Value => new Map(pairs)),
  ),
})).value;

function clock(from: number, to: number): fc.Arbitrary<string> {
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  const number = (min: number, max: number) => fc.integer({ min, max });
  const time = fc.oneof(fc.constant([0, 0, 0]), fc.tuple(number(0, 23), number(0, 59), number(0, 59)));
  const fraction = fc.oneof(
    fc.constant(""),
    fc.integer({ min: 1, max: 9_999_999 }).map((ticks) => `.${pad(ticks, 7).replace(/0+$/, "")}`),
  );
  return fc
    .tuple(number(from, to), number(1, 12), number(1, 28), time, fraction)
    .map(
      ([year, month, day, parts, ticks]) =>
        `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${parts.map((part) => pad(part, 2)).join(":")}${ticks}`,
    );
}

function scaled(digits: bigint, scale: number): string {
  const size = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
  const point = size.length - scale;
  return `${digits < 0n ? "-" : ""}${size.slice(0, point)}${scale === 0 ? "" : `.${size.slice(point)}`}`;
}

/** Unions of choices that JSON tells apart, and values of them. */
export const typedUnion: fc.Arbitrary<TypedValue> = fc
  .tuple(
    fc.constantFrom<Type>({ kind: "string" }, { kind: "guid" }, { kind: "datetime" }),
    fc.constantFrom<Type>({ kind: "boolean" }, { kind: "number", integer: false }, { kind: "float", bits: 64 }),
    fc.oneof(anyObjectType(1), anyMapType(1)),
    anyListType(1),
  )
  .chain((kinds) => fc.shuffledSubarray(kinds, { minLength: 2 }))
  .map((choices): Type => ({ kind: "union", choices, discriminator: undefined }))
  .map((choice): Type => ({ kind: "list", item: { type: choice, nullable: true } }))
  .chain((type) => fc.record({ type: fc.constant(type), value: valueOf(type) }));

/** Any type that an answer may have, and a value of it. */
export const typedValue: fc.Arbitrary<TypedValue> = fc
  .oneof(anyObjectType(2), anyListType(2), anyMapType(2))
  .chain((type) => fc.record({ type: fc.constant(type), value: valueOf(type) }));
