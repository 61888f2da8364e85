import { isObjectValue, type ObjectValue, type Value } from "../../contract/model/value.ts";
import type { Type } from "../../contract/model/type.ts";
import { valueOf, type Reply } from "../exchange/reply.ts";
import { memberOf } from "./member.ts";

/** An error as its envelope says it, whatever the envelope's format. */
export interface Envelope {
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly stackTrace: string | undefined;
  readonly errors: readonly FieldError[];
  /** Whether it always lists the errors of single parameters, so that an empty list says that there are none. */
  readonly listsErrors: boolean;
}

export interface FieldError {
  readonly code: string | undefined;
  readonly field: string | undefined;
  readonly message: string | undefined;
  readonly meta: ReadonlyMap<string, string> | undefined;
}

/** How the envelopes of a framework name their members, in any case; of several names the first that is there counts. */
export interface EnvelopeNames {
  /** An object with a member of one of these names is an envelope. */
  readonly marks: readonly string[];
  readonly code: readonly string[];
  readonly message: readonly string[];
  readonly stackTrace: string;
  /** The list of what is wrong with single parameters. */
  readonly errors: string;
  readonly error: Readonly<Record<"code" | "field" | "message", readonly string[]>> & { readonly meta: string };
  /** The type of envelopes that always hold such a list. */
  readonly listing: string | undefined;
}

/** Reads the error out of a reply: the first object that is an envelope, however deep; undefined when there is none. */
export function readEnvelope(reply: Reply, names: EnvelopeNames): Envelope | undefined {
  const { parsed } = reply;
  if (parsed.kind !== "value") return undefined;
  const found = findEnvelope(valueOf(reply), parsed.type, names.marks);
  if (found === undefined) return undefined;
  const [value, type] = found;
  const errors = memberOf(value, type, names.errors);
  return {
    code: textMember(value, type, names.code),
    message: textMember(value, type, names.message),
    stackTrace: textMember(value, type, [names.stackTrace]),
    errors: Array.isArray(errors?.value)
      ? errors.value.filter(isObjectValue).map((error) => fieldError(error, errors.type, names.error))
      : [],
    listsErrors: type.kind === "object" && type.name === names.listing,
  };
}

function findEnvelope(
  value: Value | undefined,
  type: Type,
  names: readonly string[],
): readonly [ObjectValue, Type] | undefined {
  if (!isObjectValue(value) || type.kind !== "object") return undefined;
  if (names.some((name) => memberOf(value, type, name) !== undefined)) return [value, type];
  for (const member of type.all) {
    const found = findEnvelope(value[member.key], member.slot.type, names);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldError(error: ObjectValue, listType: Type, names: EnvelopeNames["error"]): FieldError {
  const type = listType.kind === "list" ? listType.item.type : listType;
  return {
    code: textMember(error, type, names.code),
    field: textMember(error, type, names.field),
    message: textMember(error, type, names.message),
    meta: metaOf(memberOf(error, type, names.meta)?.value),
  };
}

function metaOf(value: Value | undefined): FieldError["meta"] {
  if (!(value instanceof Map)) return undefined;
  return new Map([...value].filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}

function textMember(value: ObjectValue, type: Type, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = memberOf(value, type, name)?.value;
    if (typeof found === "string") return found;
  }
  return undefined;
}
