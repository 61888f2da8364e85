/**
 * A value as the product holds it between reading and writing, whatever the wire format.
 *
 * By kind of type (`type.ts`):
 * - string, char: text (a char is one UTF-16 unit) · boolean: boolean · null: null
 * - number: number; bigint where it is whole and JavaScript's numbers are not exact any more
 * - integer up to 32 bits: number · 64 bits: bigint
 * - float: number, with NaN, infinities and -0 · decimal: text of plain digits, scale kept (`1.50`)
 * - guid: 32 hex digits with hyphens, small letters
 * - datetime: `yyyy-MM-ddTHH:mm:ss[.fffffff]` and its kind: nothing = unspecified, `Z` = UTC, `+hh:mm` = local
 * - datetimeoffset: the same, always with an offset · timespan: ISO 8601 of days, hours, minutes, seconds (`P1DT2H3M4.005S`)
 * - uri: text as given · bytes: base64
 * - enum: the member's name; several flags joined with `, `; a number without a name as its digits
 * - list, tuple: array · map: `Map`, in insertion order · object: record by schema property (`Member.key`)
 * - union: of one of its choices · any: whatever of these
 *
 * `null` is null, and a member that an object has not is absent. Where typed code stands behind a host (`HostFacts.values`)
 * the two are one: readers give null for what is absent, and writers spell both alike.
 */
export type Value =
  null | boolean | number | bigint | string | readonly Value[] | ReadonlyMap<string, Value> | ObjectValue;

/** An object's members by schema property. */
export interface ObjectValue {
  readonly [member: string]: Value;
}

/** A member of an object; null where it has none of that name. */
export function memberValue(value: Value | undefined, key: string): Value {
  return isObjectValue(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

/** Tells an object's members from the other values. */
export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map);
}
