import { openSlot } from "../../../../contract/model/inner-slot.ts";
import type { NumberType, Slot, Type, UnionType } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { TextSyntax } from "./text-syntax.ts";
import { unquote } from "./jsv-dialect.ts";
import { readBytes, readList } from "./read-list.ts";
import { readMap } from "./read-map.ts";
import { readObject } from "./read-object.ts";
import { readScalar } from "./read-scalar.ts";
import { stringOf } from "./bind-context.ts";
import type { BindContext } from "./bind-context.ts";
import { HostException } from "./exception.ts";
import { readUri } from "./uri.ts";

/** The framework's lenient readers for one dialect, at one moment (ISO 8601). */
export function readerOf(syntax: TextSyntax, now: string): BindContext {
  const context: BindContext = { syntax: syntax, now, value: (token, slot) => readValue(token, slot, context) };
  return context;
}

function readValue(token: string, slot: Slot, context: BindContext): Value {
  const { type } = slot;
  switch (type.kind) {
    case "string":
    case "any":
      return stringOf(context.syntax.string(token));
    case "null":
      return null;
    case "number":
      return readNumber(context.syntax.scalar(token), slot, type, context.now);
    case "tuple":
      return readList(token, { kind: "list", item: type.rest ?? openSlot }, context);
    case "union":
      return readChoice(token, type, context);
    case "uri":
      return token === "" ? null : readUri(stringOf(unquote(token)) ?? "");
    case "bytes":
      return readBytes(token, context);
    case "list":
      return readList(token, type, context);
    case "map":
      return readMap(token, type, context);
    case "object":
      return readObject(token, type, context);
    default:
      return readScalar(context.syntax.scalar(token), type, slot.nullable, context.now);
  }
}

/** A number of any size is read as the largest that code has. */
function readNumber(text: string, { nullable }: Slot, { integer }: NumberType, now: string): Value {
  const largest: Type = integer ? { kind: "integer", bits: 64, signed: true } : { kind: "float", bits: 64 };
  const value = readScalar(text, largest, nullable, now);
  return typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** The first choice that the text can be read as; text, where it is none. */
function readChoice(token: string, { choices }: UnionType, context: BindContext): Value {
  for (const type of choices) {
    try {
      return readValue(token, { type, nullable: false }, context);
    } catch (error) {
      if (!(error instanceof HostException)) throw error;
    }
  }
  return stringOf(context.syntax.string(token));
}
