import type { Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import { decimalText } from "../../contract/model/scalar/decimal.ts";
import { enumLookup } from "../../contract/model/scalar/enum-lookup.ts";
import { momentText, parseMoment } from "../../contract/model/scalar/moment.ts";
import { isoTimeSpan, parseTimeSpan } from "../../contract/model/scalar/time-span.ts";

/** The one canonical spelling of a leaf: fewest digits of fraction, an enum's first name, small hex. */
export function canonicalLeaf(value: Value, type: Type): Value {
  if (type.kind === "float" && typeof value === "number") return type.bits === 32 ? Math.fround(value) : value;
  if (typeof value !== "string") return value;
  switch (type.kind) {
    case "decimal":
      return decimalText(value);
    case "guid":
      return value.toLowerCase();
    case "datetime":
    case "datetimeoffset": {
      const moment = parseMoment(value);
      return moment === undefined ? value : momentText(moment);
    }
    case "timespan": {
      const ticks = parseTimeSpan(value);
      return ticks === undefined ? value : isoTimeSpan(ticks);
    }
    case "enum": {
      const { canonicalOf, numberOf } = enumLookup(type);
      return canonicalOf(numberOf(value));
    }
    default:
      return value;
  }
}
