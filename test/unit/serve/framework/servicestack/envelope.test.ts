import { expect, test } from "vitest";
import type { Contract, Operation } from "../../../../../src/contract/model/contract.ts";
import type { Member, ObjectType, Type } from "../../../../../src/contract/model/type.ts";
import { envelopeOf } from "../../../../../src/serve/framework/servicestack/envelope.ts";
import { serviceFailure, type Failure } from "../../../../../src/serve/framework/servicestack/failure.ts";
import { errorResponse } from "../../../../../src/serve/framework/servicestack/error-response.ts";

const member = (key: string, name: string, type: Type): Member => ({
  key,
  name,
  verbatim: false,
  order: undefined,
  required: false,
  slot: { type, nullable: true },
});

function dto(name: string, ...members: Member[]): ObjectType {
  return {
    kind: "object",
    name,
    namespace: "urn:x",
    dataContract: false,
    base: undefined,
    members,
    all: members,
    rest: undefined,
  };
}

const withStatus = dto(
  "FindResponse",
  member("row", "Row", { kind: "string" }),
  member("responseStatus", "ResponseStatus", { kind: "any" }),
);
const without = dto("Rows", member("rows", "Rows", { kind: "string" }));

function wrapped(result: Type, failure: Failure, types: readonly ObjectType[] = []) {
  const operation = { request: "Ask", namespace: "urn:x", result } as unknown as Operation;
  const contract = { types: new Map(types.map((type) => [type.name, type])) } as unknown as Contract;
  return envelopeOf(failure, operation, contract);
}

const failure = serviceFailure({ status: 404, code: "NotFound", message: "Nothing here", field: undefined });

test("wraps a service's failure in its result where that has a status", () => {
  const { value, type } = wrapped(withStatus, failure);
  expect(type.name).toBe("FindResponse");
  expect(value["responseStatus"]).toMatchObject({
    ErrorCode: "NotFound",
    Message: "Nothing here",
    Errors: [],
    Meta: null,
  });
  expect(type.all[1]?.slot.type).toBe(errorResponse.all[0]?.slot.type);
});

test("wraps it in ErrorResponse where the result has none, and where it is a list", () => {
  expect(wrapped(without, failure).type.name).toBe("ErrorResponse");
  expect(wrapped({ kind: "list", item: { type: withStatus, nullable: true } }, failure).type.name).toBe(
    "ErrorResponse",
  );
});

test("prefers the type that is named after the request", () => {
  const named = dto("AskResponse", member("ResponseStatus", "ResponseStatus", { kind: "any" }));
  expect(wrapped(withStatus, failure, [named]).type.name).toBe("AskResponse");
});

test("wraps what the framework itself refuses in ErrorResponse", () => {
  expect(wrapped(withStatus, { ...failure, origin: "framework" }).type.name).toBe("ErrorResponse");
});

test("blames a parameter in the message and in the list of errors", () => {
  const blamed = serviceFailure({ status: 400, code: "ArgumentException", message: "Bad argument", field: "Kind" });
  expect(wrapped(without, blamed).value).toMatchObject({
    ResponseStatus: {
      Message: "Bad argument (Parameter 'Kind')",
      Errors: [{ ErrorCode: "ArgumentException", FieldName: "Kind", Message: "Bad argument" }],
    },
  });
});

test("defuses a message that could start a script, and no other", () => {
  const message = (text: string) => wrapped(without, { ...failure, message: text }).value;
  expect(message("Broken <script>&'")).toMatchObject({ ResponseStatus: { Message: "Broken &lt;script&gt;&'" } });
  expect(message("<b>")).toMatchObject({ ResponseStatus: { Message: "<b>" } });
});
