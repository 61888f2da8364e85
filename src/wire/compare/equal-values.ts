import type { MapType, ObjectType, Type } from "../../contract/model/type.ts";
import { type Value, isObjectValue } from "../../contract/model/value.ts";
import { decimalText } from "../scalar/decimal-text.ts";
import { enumLookup } from "../scalar/enum-value.ts";
import { parseMoment, unixSecond } from "../scalar/moment.ts";
import { parseTimeSpan } from "../scalar/time-span.ts";

/**
 * Whether two values are the same up to spelling: `1.50` and `1.5` differ, and so do `0` and `-0`; dates are the same when instant
 * and kind are; a dictionary has no order; an absent member is a null one.
 */
export function equalValues(a: Value, b: Value, type: Type): boolean {
  if (a === null || b === null) return a === b;
  switch (type.kind) {
    case "object":
      return equalObjects(a, b, type);
    case "list":
      return (
        Array.isArray(a) &&
        Array.isArray(b) &&
        a.length === b.length &&
        a.every((item: Value, index) => equalValues(item, (b as readonly Value[])[index] ?? null, type.item.type))
      );
    case "map":
      return equalMaps(a, b, type);
    case "any":
      return equalAnything(a, b);
    case "float":
      return Object.is(a, b);
    default:
      return a === b || (typeof a === "string" && typeof b === "string" && equalTexts(a, b, type));
  }
}

function equalObjects(a: Value, b: Value, type: ObjectType): boolean {
  if (!isObjectValue(a) || !isObjectValue(b)) return false;
  return type.all.every(({ key, slot }) => equalValues(a[key] ?? null, b[key] ?? null, slot.type));
}

function equalMaps(a: Value, b: Value, type: MapType): boolean {
  if (!(a instanceof Map) || !(b instanceof Map) || a.size !== b.size) return false;
  const [left, right] = [a as ReadonlyMap<string, Value>, b as ReadonlyMap<string, Value>];
  return [...left].every(
    ([key, value]) => right.has(key) && equalValues(value, right.get(key) ?? null, type.value.type),
  );
}

function equalTexts(a: string, b: string, type: Type): boolean {
  switch (type.kind) {
    case "decimal":
      return decimalText(a) === decimalText(b);
    case "guid":
      return a.toLowerCase() === b.toLowerCase();
    case "datetime":
      return instant(a) === instant(b) && kindOf(a) === kindOf(b);
    case "datetimeoffset":
      return instant(a) === instant(b) && a.slice(-6) === b.slice(-6);
    case "timespan":
      return parseTimeSpan(a) === parseTimeSpan(b);
    case "enum":
      return enumLookup(type).numberOf(a) === enumLookup(type).numberOf(b);
    default:
      return false;
  }
}

function equalAnything(a: Value, b: Value): boolean {
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return equalScalars(a, b);
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item: Value, index) => equalAnything(item, (b as readonly Value[])[index] ?? null))
    );
  }
  const [left, right] = [entriesOf(a), entriesOf(b)];
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && equalAnything(value, right.get(key) ?? null))
  );
}

/** Digits alone do not say whether a whole number was a float. */
function equalScalars(a: Value, b: Value): boolean {
  if (Object.is(a, b)) return true;
  return isNumber(a) && isNumber(b) && typeof a !== typeof b && Number(a) === Number(b);
}

/** The entries of a dictionary or an object alike, without nulls. */
function entriesOf(value: Value): ReadonlyMap<string, Value> {
  const entries =
    value instanceof Map
      ? [...(value as ReadonlyMap<string, Value>)]
      : isObjectValue(value)
        ? Object.entries(value)
        : [];
  return new Map(entries.filter(([, entry]) => entry !== null));
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

function instant(text: string): string {
  const moment = parseMoment(text);
  return moment === undefined ? text : `${unixSecond(moment)}.${moment.fraction}`;
}

function kindOf(text: string): string {
  const zone = parseMoment(text)?.zone ?? "";
  return zone.length > 1 ? "local" : zone;
}
