import type { ObjectType, Type } from "../../../contract/model/type.ts";
import type { Spelling } from "../../../wire/dialect/servicestack/spelling.ts";

const NAMESPACE = "http://schemas.servicestack.net/types";
const TEXT: Type = { kind: "string" };
const META: Type = { kind: "map", value: { type: TEXT, nullable: true }, patterns: [] };

const ERROR = dto("ResponseError", { ErrorCode: TEXT, FieldName: TEXT, Message: TEXT, Meta: META });
const STATUS = dto("ResponseStatus", {
  ErrorCode: TEXT,
  Message: TEXT,
  StackTrace: TEXT,
  Errors: { kind: "list", item: { type: ERROR, nullable: true } },
  Meta: META,
});

/** The DTO around every error that no DTO of the operation wraps. */
export const errorResponse: ObjectType = dto("ErrorResponse", { ResponseStatus: STATUS });

/** ServiceStack marks the members of its own DTOs one after the other, so XML keeps their order. */
function dto(name: string, members: Readonly<Record<string, Type>>): ObjectType {
  const all = Object.entries(members).map(([key, type], index) => ({
    key,
    name: key,
    verbatim: false,
    order: index + 1,
    required: false,
    slot: { type, nullable: true },
  }));
  return {
    kind: "object",
    name,
    namespace: NAMESPACE,
    dataContract: true,
    base: undefined,
    members: all,
    all,
    rest: undefined,
  };
}

/** What XML ends in when a success cannot be written: its status has been sent by then (fixtures/recordings: values). */
export const brokenOff: NonNullable<Spelling["brokenOff"]> = ({ kind, message }) => {
  const code = kind === "impossible text" ? "ArgumentException" : "SerializationException";
  return { value: { ResponseStatus: { ErrorCode: code, Message: message, Errors: [] } }, type: errorResponse };
};
