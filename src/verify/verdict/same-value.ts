import type { DataFormat } from "../../contract/model/host.ts";
import { choiceOf } from "../../contract/model/choice-of.ts";
import { itemSlot, memberSlot } from "../../contract/model/inner-slot.ts";
import type { ListType, MapType, TupleType, Type } from "../../contract/model/type.ts";
import { isObjectValue, memberValue, type ObjectValue, type Value } from "../../contract/model/value.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Formats } from "../../wire/format.ts";

/** A value as read from one format. */
export interface ReadValue {
  readonly value: Value;
  readonly type: Type;
  readonly format: DataFormat;
}

/** The first place where two values differ. */
export interface Difference {
  readonly pointer: string;
  readonly one: string;
  readonly other: string;
}

/** The first difference of two values of one type, as far as both formats can show it; undefined when they say the same. */
export function differenceBetween(one: ReadValue, other: ReadValue, formats: Formats): Difference | undefined {
  const comparable = ({ value, type }: ReadValue): Value =>
    formats.normalise(value, { type, nullable: true }, [one.format, other.format]);
  return differ(comparable(one), comparable(other), one.type, "", formats);
}

function differ(one: Value, other: Value, given: Type, pointer: string, formats: Formats): Difference | undefined {
  const type = choiceOf(one, given);
  if (formats.equal(one, other, type)) return undefined;
  switch (type.kind) {
    case "object":
      if (!isObjectValue(one) || !isObjectValue(other)) break;
      for (const { key, slot } of type.all) {
        const found = differ(memberValue(one, key), memberValue(other, key), slot.type, `${pointer}/${key}`, formats);
        if (found !== undefined) return found;
      }
      return differInPresence(one, other, pointer);
    case "list":
    case "tuple":
      if (Array.isArray(one) && Array.isArray(other)) return differInList(one, other, type, pointer, formats);
      break;
    case "map":
      if (one instanceof Map && other instanceof Map) return differInMap(one, other, type, pointer, formats);
      break;
    default:
  }
  return { pointer, one: describeValue(one), other: describeValue(other) };
}

/** Objects whose named members say the same: the first that only one of them has. */
function differInPresence(one: ObjectValue, other: ObjectValue, pointer: string): Difference {
  const key = Object.keys({ ...one, ...other }).find((name) => Object.hasOwn(one, name) !== Object.hasOwn(other, name));
  if (key === undefined) return { pointer, one: describeValue(one), other: describeValue(other) };
  const shown = (value: ObjectValue): string =>
    Object.hasOwn(value, key) ? describeValue(memberValue(value, key)) : "no such member";
  return { pointer: pointerTo(pointer, key), one: shown(one), other: shown(other) };
}

function differInList(
  one: readonly Value[],
  other: readonly Value[],
  type: ListType | TupleType,
  pointer: string,
  formats: Formats,
): Difference | undefined {
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    const found = differ(
      one[index] ?? null,
      other[index] ?? null,
      itemSlot(type, index).type,
      `${pointer}/${index}`,
      formats,
    );
    if (found !== undefined) return found;
  }
  return { pointer, one: `${one.length} items`, other: `${other.length} items` };
}

function differInMap(
  one: ReadonlyMap<string, Value>,
  other: ReadonlyMap<string, Value>,
  type: MapType,
  pointer: string,
  formats: Formats,
): Difference | undefined {
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const found = differ(
      one.get(key) ?? null,
      other.get(key) ?? null,
      memberSlot(type, key).type,
      pointerTo(pointer, key),
      formats,
    );
    if (found !== undefined) return found;
  }
  return { pointer, one: `${one.size} entries`, other: `${other.size} entries` };
}

/** A value in few words. */
export function describeValue(value: Value): string {
  if (value === null) return "nothing";
  if (typeof value === "string") return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  return String(value);
}
