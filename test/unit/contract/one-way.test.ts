import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import type { Value } from "../../../src/contract/model/value.ts";

const text = { type: "string" };
const secret = { ...text, writeOnly: true };
const choice = (kind: string, token: object, more: object = {}): object => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { ...text, const: kind }, token, ...more },
});

/** What of a value goes into an answer of such a schema. */
function shown(schema: object, value: Value): Value {
  const response = { description: "It.", content: { "application/json": { schema } } };
  const contract = compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Keys", version: "1" },
      paths: { "/key": { get: { operationId: "getKey", responses: { "200": response } } } },
    },
    "keys.yaml",
  );
  const content = contract.operations[0]?.responses[0]?.content.get("application/json");
  return content === undefined ? null : content.oneWay(value);
}

test.each(["oneOf", "anyOf"])("of choices (%s) the one that is meant says which members are only written", (word) => {
  const schema = { [word]: [choice("hidden", secret), choice("open", text)] };
  expect(shown(schema, { kind: "hidden", token: "t" })).toEqual({ kind: "hidden" });
  expect(shown(schema, { kind: "open", token: "t" })).toEqual({ kind: "open", token: "t" });
  expect(shown({ type: "array", items: schema }, [{ kind: "open", token: "t" }, { kind: "hidden" }])).toEqual([
    { kind: "open", token: "t" },
    { kind: "hidden" },
  ]);
});

test("what one of the choices shows is not hidden where nothing says which is meant", () => {
  const one = (token: object): object => ({ type: "object", properties: { token } });
  const inner = (token: object): object => ({ type: "object", properties: { box: one(token) } });
  expect(shown({ oneOf: [one(secret), one(text)] }, { token: "t" })).toEqual({ token: "t" });
  expect(shown({ oneOf: [inner(secret), inner(text)] }, { box: { token: "t" } })).toEqual({ box: { token: "t" } });
  expect(shown({ oneOf: [one(secret), { type: "object" }] }, { token: "t" })).toEqual({});
});

test("what all parts of a schema say together is hidden by one of them", () => {
  const one = (token: object): object => ({ type: "object", properties: { token } });
  expect(shown({ allOf: [one(text), one(secret)] }, { token: "t" })).toEqual({});
  expect(shown({ ...one(secret), oneOf: [one(text), one(text)] }, { token: "t" })).toEqual({});
});

test("a choice that asks for a member that is not there is not meant", () => {
  const schema = {
    oneOf: [
      { type: "object", required: ["bark"], properties: { bark: text, token: secret } },
      { type: "object", required: ["meow"], properties: { meow: text, token: text } },
    ],
  };
  expect(shown(schema, { bark: "b", token: "t" })).toEqual({ bark: "b" });
  expect(shown(schema, { meow: "m", token: "t" })).toEqual({ meow: "m", token: "t" });
});
