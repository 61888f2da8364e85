import type { HostFacts } from "../../contract/model/host.ts";
import { choiceOf } from "../../contract/model/choice-of.ts";
import { itemSlot, memberSlot, unnamedIn } from "../../contract/model/inner-slot.ts";
import type { ObjectType, Type } from "../../contract/model/type.ts";
import { isObjectValue, memberValue, type Value } from "../../contract/model/value.ts";
import { decimalText } from "../../contract/model/scalar/decimal.ts";
import { enumLookup } from "../../contract/model/scalar/enum-lookup.ts";
import { parseMoment, unixSecond } from "../../contract/model/scalar/moment.ts";
import { parseTimeSpan } from "../../contract/model/scalar/time-span.ts";

/**
 * Whether two values are the same up to spelling: `1.50` and `1.5` differ, and so do `0` and `-0`; dates are the same when instant
 * and kind are; a dictionary has no order.
 * @param values `code`: an absent member is a null one; `json`: they differ
 */
export function equalValues(a: Value, b: Value, type: Type, values: HostFacts["values"] = "code"): boolean {
  if (a === null || b === null) return a === b;
  switch (type.kind) {
    case "object":
      return values === "code" ? equalObjects(a, b, type) : equalEntries(a, b, type, values);
    case "list":
    case "tuple":
      return equalLists(a, b, type, values);
    case "map":
      return equalEntries(a, b, type, values);
    case "union":
      return equalValues(a, b, choiceOf(a, type), values);
    case "number":
      return equalScalars(a, b);
    case "any":
      return equalAnything(a, b, values);
    case "float":
      return Object.is(a, b);
    default:
      return a === b || (typeof a === "string" && typeof b === "string" && equalTexts(a, b, type));
  }
}

function equalLists(a: Value, b: Value, type: Type, values: HostFacts["values"]): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item: Value, index) =>
    equalValues(item, (b as readonly Value[])[index] ?? null, itemSlot(type, index).type, values),
  );
}

function equalObjects(a: Value, b: Value, type: ObjectType): boolean {
  if (!isObjectValue(a) || !isObjectValue(b)) return false;
  const named = type.all.every(({ key, slot }) => equalValues(memberValue(a, key), memberValue(b, key), slot.type));
  return named && (type.rest === undefined || equalEntries(unnamedIn(a, type), unnamedIn(b, type), type.rest, "code"));
}

/** Every member or entry, whether the type names it or not. */
function equalEntries(a: Value, b: Value, type: Type, values: HostFacts["values"]): boolean {
  const [left, right] = [entriesOf(a), entriesOf(b)];
  if (left === undefined || right === undefined || left.size !== right.size) return false;
  return [...left].every(([key, value]) => {
    const other = right.get(key);
    return other !== undefined && equalValues(value, other, memberSlot(type, key).type, values);
  });
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

/** Values of no declared type: a dictionary and an object are alike. */
function equalAnything(a: Value, b: Value, values: HostFacts["values"]): boolean {
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return equalScalars(a, b);
  if (Array.isArray(a) || Array.isArray(b)) return equalLists(a, b, anything, values);
  const shown = (value: Value): ReadonlyMap<string, Value> => {
    const entries = entriesOf(value) ?? [];
    return new Map(values === "json" ? entries : [...entries].filter(([, entry]) => entry !== null));
  };
  return equalEntries(shown(a), shown(b), anything, values);
}

const anything: Type = { kind: "any" };

/** Digits alone do not say whether a whole number was a float. */
function equalScalars(a: Value, b: Value): boolean {
  if (Object.is(a, b)) return true;
  return isNumber(a) && isNumber(b) && typeof a !== typeof b && Number(a) === Number(b);
}

/** The entries of a dictionary or the members of an object. */
function entriesOf(value: Value): ReadonlyMap<string, Value> | undefined {
  if (value instanceof Map) return value as ReadonlyMap<string, Value>;
  return isObjectValue(value) ? new Map(Object.entries(value)) : undefined;
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
