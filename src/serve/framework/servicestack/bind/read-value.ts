import type { Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Dialect } from "./dialect.ts";
import { unquote } from "./jsv-dialect.ts";
import { readBytes, readList } from "./read-list.ts";
import { readMap } from "./read-map.ts";
import { readObject } from "./read-object.ts";
import { readScalar } from "./read-scalar.ts";
import { textOf } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { readUri } from "./uri.ts";

/** The framework's lenient readers for one dialect, at one moment (ISO 8601). */
export function readerOf(dialect: Dialect, now: string): Reading {
  const reading: Reading = { dialect, now, value: (token, slot) => readValue(token, slot, reading) };
  return reading;
}

function readValue(token: string, slot: Slot, reading: Reading): Value {
  const { type } = slot;
  switch (type.kind) {
    case "string":
    case "any":
      return textOf(reading.dialect.string(token));
    case "uri":
      return token === "" ? null : readUri(textOf(unquote(token)) ?? "");
    case "bytes":
      return readBytes(token, reading);
    case "list":
      return readList(token, type, reading);
    case "map":
      return readMap(token, type, reading);
    case "object":
      return readObject(token, type, reading);
    default:
      return readScalar(reading.dialect.scalar(token), type, slot.nullable, reading.now);
  }
}
