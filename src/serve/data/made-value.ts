import type { Member, ObjectType, Type, UnionType } from "../../contract/model/type.ts";
import { isObjectValue, type ObjectValue, type Value } from "../../contract/model/value.ts";
import type { Cell } from "../../generate/cell.ts";
import { below, chance, fraction, hex, pick } from "../../random/draw.ts";
import { child, type Key } from "../../random/key.ts";
import { word } from "../../random/threefry.ts";
import { guidOf } from "../../generate/text/guid.ts";
import { utcText } from "../../contract/model/scalar/instant.ts";
import { fitLength, limitedValue } from "./limited-value.ts";
import { textByName } from "../../generate/text/text-by-name.ts";

/** How deep objects are made within objects; what lies deeper is absent. */
const deepest = 4;
const day = 86_400_000;

/**
 * A member's value, from a cell of its own: a new member changes no other value. Undefined: an optional member that may not
 * be null is absent.
 */
export function madeMember(member: Member, cell: Cell, depth = 0): Value | undefined {
  const { slot, name, limits } = member;
  const own = { ...cell, key: child(cell.key, name) };
  if (!member.required && isLeftOut(own, depth)) return slot.nullable ? null : undefined;
  const value = limitedValue(member, own) ?? ofType(slot.type, name, own, depth);
  if (typeof value === "string" && slot.type.kind === "string") return fitLength(value, limits);
  return Array.isArray(value) ? fitCount(value as readonly Value[], limits) : value;
}

/** A value of a type that stands alone, not as a member of a row. */
export function madeOf(type: Type, cell: Cell): Value {
  return ofType(type, type.kind === "object" ? type.name : "", cell, 0);
}

/** One in ten of what may be absent is. */
function isLeftOut(cell: Cell, depth: number): boolean {
  return depth >= deepest || chance(child(cell.key, "null"), 0.1, ...cell.at);
}

function fitCount(items: readonly Value[], limits: Member["limits"]): readonly Value[] {
  const most = limits?.["maxItems"];
  const least = limits?.["minItems"];
  const some = typeof most === "number" ? items.slice(0, most) : items;
  const filler = some[0];
  const missing = typeof least === "number" && filler !== undefined ? Math.max(0, least - some.length) : 0;
  return [...some, ...Array.from({ length: missing }, () => filler ?? null)];
}

/** A value of a type; `name` gives texts their meaning. */
function ofType(type: Type, name: string, cell: Cell, depth: number): Value {
  const { key, at } = cell;
  switch (type.kind) {
    case "string":
      return textByName(name, cell);
    case "boolean":
      return chance(key, 0.5, ...at);
    case "char":
      return String.fromCharCode(65 + below(key, 26, ...at));
    case "integer":
      return type.bits === 64 ? BigInt(below(key, 100_000, ...at)) : below(key, type.bits === 8 ? 100 : 1000, ...at);
    case "float":
      return below(key, 1_000_000, ...at) / 128;
    case "decimal":
      return (below(key, 1_000_000, ...at) / 100).toFixed(2);
    case "enum":
      return type.members.length === 0 ? "0" : pick(key, type.members, ...at).name;
    case "list":
      return Array.from({ length: depth >= deepest ? 0 : 1 + below(child(key, "count"), 3, ...at) }, (_, index) =>
        ofType(type.item.type, name, { ...cell, key: child(key, String(index)) }, depth + 1),
      );
    case "number":
      return type.integer ? below(key, 1000, ...at) : below(key, 1_000_000, ...at) / 128;
    case "tuple":
      return type.items.map((item, index) =>
        ofType(item.type, name, { ...cell, key: child(key, String(index)) }, depth + 1),
      );
    case "union":
      return madeChoice(type, name, cell, depth);
    case "map":
      return new Map([["key", ofType(type.value.type, name, { ...cell, key: child(key, "key") }, depth + 1)]]);
    case "object":
      return madeObject(type, cell, depth);
    default:
      return ofScalar(type.kind, key, at, cell.anchor);
  }
}

function madeObject(type: ObjectType, cell: Cell, depth: number): ObjectValue {
  // A type that must hold itself would never end.
  const members = depth > 2 * deepest ? [] : type.all;
  const value: Record<string, Value> = {};
  for (const member of members) {
    const made = madeMember(member, cell, depth + 1);
    if (made !== undefined) value[member.key] = made;
  }
  return value;
}

/** A value of a union's first choice; its discriminator names that choice (OpenAPI 3.1, section 4.8.25). */
function madeChoice({ choices, discriminator }: UnionType, name: string, cell: Cell, depth: number): Value {
  const [choice] = choices;
  if (choice === undefined) return null;
  const made = ofType(choice, name, cell, depth);
  const text = [...(discriminator?.mapping ?? [])].find(([, type]) => type === choice)?.[0];
  if (discriminator === undefined || text === undefined || !isObjectValue(made)) return made;
  return { ...made, [discriminator.property]: text };
}

function ofScalar(kind: string, key: Key, at: readonly [number, number], anchor: number): Value {
  const digits = hex(child(key, String(at[1])), 16, at[0]);
  const seconds = Math.floor((anchor - fraction(key, ...at) * 60 * day) / 1000);
  switch (kind) {
    case "guid":
      return guidOf(digits);
    case "datetime":
      return utcText(seconds * 1000);
    case "datetimeoffset":
      return `${utcText(seconds * 1000).slice(0, 19)}+00:00`;
    case "timespan":
      return `PT${1 + (word(key, ...at) % 600)}M`;
    case "uri":
      return `https://www.example.com/${digits.slice(0, 8)}`;
    case "bytes":
      return Buffer.from(digits, "hex").toString("base64");
    default:
      return null;
  }
}
