import type { Contract, Operation } from "../../../contract/model/contract.ts";
import type { Member, ObjectType, Type } from "../../../contract/model/type.ts";
import type { ObjectValue } from "../../../contract/model/value.ts";
import { errorResponse } from "./error-response.ts";
import type { Failure, FieldError } from "./failure.ts";

/** A failure as a value: the status inside the DTO that the host wraps it in. */
export interface Envelope {
  readonly value: ObjectValue;
  readonly type: ObjectType;
}

/**
 * Wraps a failure. One of the service goes into the type named `{Request}Response` if there is one, else into the
 * operation's result if it has a member for it; every other one into `ErrorResponse`.
 */
export function envelopeOf(failure: Failure, operation: Operation | undefined, contract: Contract): Envelope {
  const isOwn = failure.origin === "service" || failure.origin === "validators";
  const own = isOwn && operation !== undefined ? ownWrapper(operation, contract) : undefined;
  const type = own ?? errorResponse;
  const place = type.all.find(isStatus);
  return { value: place === undefined ? {} : { [place.key]: statusOf(failure) }, type };
}

function ownWrapper(operation: Operation, contract: Contract): ObjectType | undefined {
  const named = [...contract.types.values()].find(
    (type) =>
      type.kind === "object" && type.name === `${operation.request}Response` && type.namespace === operation.namespace,
  );
  const candidate = named ?? (hasStatus(operation.result) ? operation.result : undefined);
  return candidate?.kind === "object" ? withStatus(candidate) : undefined;
}

function hasStatus(type: Type | undefined): boolean {
  return type?.kind === "object" && type.all.some(isStatus);
}

function isStatus(member: Member): boolean {
  return member.name === "ResponseStatus";
}

const filled = new WeakMap<ObjectType, ObjectType>();

/** The same type with the framework's own status in it, whatever part of that the contract documents. */
function withStatus(type: ObjectType): ObjectType {
  const known = filled.get(type);
  if (known !== undefined) return known;
  const own = errorResponse.all.find(isStatus);
  const replaced = (member: Member): Member =>
    isStatus(member) && own !== undefined ? { ...member, slot: own.slot } : member;
  const made: ObjectType = {
    ...type,
    base: type.base === undefined ? undefined : withStatus(type.base),
    members: type.members.map(replaced),
    all: type.all.map(replaced),
  };
  filled.set(type, made);
  return made;
}

function statusOf({ code, message, errors, meta }: Failure): ObjectValue {
  return {
    ErrorCode: code,
    Message: withoutScript(message),
    StackTrace: null,
    Errors: errors.map(errorOf),
    Meta: meta ?? null,
  };
}

function errorOf({ code, field, message, meta }: FieldError): ObjectValue {
  return { ErrorCode: code, FieldName: field, Message: message, Meta: meta ?? null };
}

/** Only a message that could start a script is defused, and then only its angle brackets. */
function withoutScript(message: string): string {
  return message.includes("<script") ? message.replaceAll("<", "&lt;").replaceAll(">", "&gt;") : message;
}
