import type { Slot } from "../../../../contract/model/type.ts";
import { type Value, isObjectValue } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import { wellFormed } from "../../../scalar/well-formed.ts";
import { readSecondsDate, readWcfDate, readWcfOffset } from "../read/date-reader.ts";
import { alwaysShowsMembers } from "../read/member-reader.ts";
import { secondsDate, wcfDate, wcfOffset } from "../scalar/date-text.ts";
import { shownUri } from "../scalar/uri-text.ts";
import type { Losses } from "./losses.ts";

/** JSON: halves of surrogate pairs, null entries, null objects in lists, spelled URIs; of dates what the host's spelling drops. */
export const jsonLosses: Losses = {
  leaf: (value, slot, _place, spelling) => (typeof value === "string" ? loseText(value, slot, spelling) : value),
  text: wellFormed,
  nullItemIsObject: (type, spelling) => !alwaysShowsMembers(type, spelling),
  dropsNullEntries: () => true,
  loneNothingIsEmpty: false,
  dropsUnnamed: () => false,
  anything: withoutNullEntries,
  omitsDefaults: () => true,
  noRows: undefined,
  root: (value) => value,
};

/** JSON lines: as JSON; of an object that shows only its rows, the rest. */
export const jsonlLosses: Losses = { ...jsonLosses, noRows: [] };

/** Values of no declared type: null entries go, whatever the depth. */
function withoutNullEntries(value: Value): Value {
  if (typeof value === "string") return wellFormed(value);
  if (Array.isArray(value)) return value.map(withoutNullEntries);
  if (!isObjectValue(value) && !(value instanceof Map)) return value;
  const entries = value instanceof Map ? [...(value as ReadonlyMap<string, Value>)] : Object.entries(value);
  return new Map(
    entries.filter(([, entry]) => entry !== null).map(([key, entry]) => [wellFormed(key), withoutNullEntries(entry)]),
  );
}

function loseText(value: string, { type, nullable }: Slot, spelling: Spelling): Value {
  switch (type.kind) {
    case "string":
    case "char":
      return wellFormed(value);
    case "uri":
      return wellFormed(shownUri(value));
    case "datetime":
      if (spelling.dates === "seconds" && !nullable) return readSecondsDate(secondsDate(value)) ?? value;
      return spelling.dates === "iso8601" ? value : (readWcfDate(wcfDate(value)) ?? value);
    case "datetimeoffset":
      return spelling.dates === "iso8601" ? value : (readWcfOffset(wcfOffset(value)) ?? value);
    default:
      return value;
  }
}
