import { openSlot } from "../../../../contract/model/inner-slot.ts";
import type { NumberType, Slot, Type, UnionType } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Dialect } from "./dialect.ts";
import { unquote } from "./jsv-dialect.ts";
import { readBytes, readList } from "./read-list.ts";
import { readMap } from "./read-map.ts";
import { readObject } from "./read-object.ts";
import { readScalar } from "./read-scalar.ts";
import { textOf } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { HostException } from "./exception.ts";
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
    case "null":
      return null;
    case "number":
      return readNumber(reading.dialect.scalar(token), slot, type, reading.now);
    case "tuple":
      return readList(token, { kind: "list", item: type.rest ?? openSlot }, reading);
    case "union":
      return readChoice(token, type, reading);
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

/** A number of any size is read as the largest that code has. */
function readNumber(text: string, { nullable }: Slot, { integer }: NumberType, now: string): Value {
  const largest: Type = integer ? { kind: "integer", bits: 64, signed: true } : { kind: "float", bits: 64 };
  const value = readScalar(text, largest, nullable, now);
  return typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** The first choice that the text can be read as; text, where it is none. */
function readChoice(token: string, { choices }: UnionType, reading: Reading): Value {
  for (const type of choices) {
    try {
      return readValue(token, { type, nullable: false }, reading);
    } catch (error) {
      if (!(error instanceof HostException)) throw error;
    }
  }
  return textOf(reading.dialect.string(token));
}
