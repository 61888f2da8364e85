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
  /** Whether it is ServiceStack's: of its type `ResponseStatus`. */
  readonly isResponseStatus: boolean;
}

export interface FieldError {
  readonly code: string | undefined;
  readonly field: string | undefined;
  readonly message: string | undefined;
  readonly meta: ReadonlyMap<string, string> | undefined;
}

/** Reads the error out of a reply: the part that holds a code and a message, however deep; undefined when there is none. */
export function envelopeOf(reply: Reply): Envelope | undefined {
  const { reading } = reply;
  if (reading.kind !== "value") return undefined;
  const found = findStatus(valueOf(reply), reading.type);
  if (found === undefined) return undefined;
  const [status, type] = found;
  const errors = memberOf(status, type, "Errors");
  return {
    code: textMember(status, type, ["ErrorCode", "code", "type"]),
    message: textMember(status, type, ["Message", "detail", "title"]),
    stackTrace: textMember(status, type, ["StackTrace"]),
    errors: Array.isArray(errors?.value)
      ? errors.value.filter(isObjectValue).map((error) => fieldError(error, errors.type))
      : [],
    isResponseStatus: type.kind === "object" && type.name === "ResponseStatus",
  };
}

function findStatus(value: Value | undefined, type: Type): readonly [ObjectValue, Type] | undefined {
  if (!isObjectValue(value) || type.kind !== "object") return undefined;
  const named = ["ErrorCode", "code", "title"].some((name) => memberOf(value, type, name) !== undefined);
  if (named) return [value, type];
  for (const member of type.all) {
    const found = findStatus(value[member.key], member.slot.type);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldError(error: ObjectValue, listType: Type): FieldError {
  const type = listType.kind === "list" ? listType.item.type : listType;
  return {
    code: textMember(error, type, ["ErrorCode", "code"]),
    field: textMember(error, type, ["FieldName", "field", "name"]),
    message: textMember(error, type, ["Message", "detail", "reason"]),
    meta: metaOf(memberOf(error, type, "Meta")?.value),
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
