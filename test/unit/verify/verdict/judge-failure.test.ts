import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import type { FailureRule, Operation } from "../../../../src/contract/model/contract.ts";
import { judgeSameError } from "../../../../src/verify/cases/answers/errors.ts";
import { readReply } from "../../../../src/verify/exchange/read-reply.ts";
import type { Reply } from "../../../../src/verify/exchange/reply.ts";
import { servicestack } from "../../../../src/verify/framework/servicestack/servicestack.ts";
import { judgeFailure } from "../../../../src/verify/verdict/judge-failure.ts";
import { placeOf } from "../../../support/place.ts";

const contract = loadContract("bokamera");
const [operation] = contract.operations;
const missing: FailureRule = { status: 404, code: "NotFound", message: "Entity not found", field: undefined };
const limit: FailureRule = { status: 400, code: "ArgumentException", message: "Too many", field: "Limit" };

function reply(status: number, body: string, type = "application/json", asked: Partial<Operation> = {}): Reply {
  if (operation === undefined) throw new TypeError("the contract has no operation");
  const question = {
    operation: { ...operation, ...asked },
    method: "GET",
    parameters: [],
    as: { kind: "nobody" as const },
    wanted: undefined,
    headers: [],
    path: undefined,
    body: undefined,
  };
  const request = { method: "GET", target: "/", headers: [], body: undefined };
  const response = {
    status,
    reason: "",
    headers: body === "" ? [] : [["Content-Type", type] as const],
    body: Buffer.from(body),
    milliseconds: 1,
  };
  return readReply(1, question, request, response, contract, servicestack);
}

function envelope(code: string, message: string, errors: readonly object[] = []): string {
  return JSON.stringify({ ResponseStatus: { ErrorCode: code, Message: message, Errors: errors } });
}

const field = (name: string, message: string): object => ({
  ErrorCode: "ArgumentException",
  FieldName: name,
  Message: message,
});
const whole = "Too many (Parameter 'Limit')";

test.each([
  ["the failure itself", missing, reply(404, envelope("NotFound", "Entity not found")), undefined],
  ["another status", missing, reply(400, envelope("NotFound", "Entity not found")), "status"],
  ["another code", missing, reply(404, envelope("Gone", "Entity not found")), "error code"],
  ["another message", missing, reply(404, envelope("NotFound", "Nothing")), "error message"],
  ["an empty body", missing, reply(404, ""), "body"],
  ["a body that is no JSON, of which another check tells", missing, reply(404, "{"), undefined],
  [
    "the argument behind the message, and once",
    limit,
    reply(400, envelope("ArgumentException", whole, [field("Limit", "Too many")])),
    undefined,
  ],
  [
    "a message without the argument",
    limit,
    reply(400, envelope("ArgumentException", "Too many", [field("Limit", "Too many")])),
    "error message",
  ],
  [
    "the tail in the list of errors, too",
    limit,
    reply(400, envelope("ArgumentException", whole, [field("Limit", whole)])),
    "message of an error",
  ],
  [
    "another argument",
    limit,
    reply(400, envelope("ArgumentException", whole, [field("Size", "Too many")])),
    "error field",
  ],
  [
    "an argument that is told twice",
    limit,
    reply(400, envelope("ArgumentException", whole, [field("Limit", "Too many"), field("Limit", "Too many")])),
    "errors",
  ],
])("takes %s as it must", (_, failure, given, place) => {
  expect(placeOf(judgeFailure(given, failure, servicestack.errors))).toBe(place);
});

test("asks nothing of the body of an error that the contract documents without content", () => {
  const responses = (operation?.responses ?? []).map((one) =>
    one.status === 404 ? { ...one, content: new Map() } : one,
  );
  const told = (given: Reply) => judgeFailure(given, missing, servicestack.errors);
  for (const body of ["", "gone", envelope("Gone", "Nothing")])
    expect(told(reply(404, body, "application/json", { responses }))).toBeUndefined();
  expect(placeOf(told(reply(500, "", "application/json", { responses })))).toBe("status");
});

const { errors } = servicestack;
const likeOthers = { ...errors, sameInEveryFormat: false };
const one = reply(400, envelope("ArgumentException", whole, [field("Limit", "Too many")]));
const jsv = (message: string, name: string): Reply =>
  reply(
    400,
    `{ResponseStatus:{ErrorCode:ArgumentException,Message:${message},Errors:[{ErrorCode:ArgumentException,FieldName:${name},Message:Too many}]}}`,
    "application/jsv",
  );

test("compares errors of other frameworks by code and field only: each format may have its own words", () => {
  expect(judgeSameError(one, jsv("Zu viele", "Limit"), likeOthers)).toBeUndefined();
  expect(placeOf(judgeSameError(one, jsv("Zu viele", "Size"), likeOthers))).toBe("errors");
  expect(placeOf(judgeSameError(one, jsv("Zu viele", "Limit"), errors))).toBe("error message");
  expect(judgeSameError(one, jsv(whole, "Limit"), errors)).toBeUndefined();
});
