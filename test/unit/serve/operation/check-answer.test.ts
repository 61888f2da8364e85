import { describe, expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import type { Value } from "../../../../src/contract/model/value.ts";
import { servicestack } from "../../../../src/serve/framework/servicestack/servicestack.ts";
import { violationsOf } from "../../../../src/serve/operation/check-answer.ts";
import type { Answer, Said } from "../../../../src/serve/operation/request.ts";

const pet = { type: "object", required: ["Name"], properties: { Name: { type: "string", minLength: 2 } } };
const problem = { type: "object", required: ["ResponseStatus"], properties: { ResponseStatus: { type: "object" } } };

/** A contract with one operation whose success is documented for one media type. */
function contractFor(mediaType: string): ReturnType<typeof compileContract> {
  const responses = {
    "201": { description: "made", content: { [mediaType]: { schema: pet } } },
    "404": { description: "none", content: { "application/json": { schema: problem } } },
  };
  return compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      "x-standin-host": { framework: "servicestack" },
      paths: { "/pets": { post: { operationId: "AddPet", responses } } },
    },
    "pets.yaml",
  );
}

function violations(
  documented: string,
  sent: { readonly status: number; readonly type: string; readonly value: Value; readonly by?: Said["by"] },
): readonly string[] {
  const contract = contractFor(documented);
  const operation = contract.operations[0]!;
  const type = sent.status === 201 ? operation.result! : ({ kind: "any" } as const);
  const answer: Answer = {
    status: sent.status,
    headers: [["Content-Type", sent.type]],
    body: "…",
    said: { operation, by: sent.by ?? "operation", body: { value: sent.value, type } },
  };
  return violationsOf(answer, contract, servicestack.open(contract).promise).map(({ message }) => message);
}

const broken: Value = { Name: "x" };

describe("an operation's own answer", () => {
  test.each([
    ["application/json", "application/json; charset=utf-8"],
    ["application/json; charset=utf-8", "application/json"],
    ["Application/JSON", "application/json"],
    ["application/hal+json", "application/hal+json"],
    ["application/vnd.shop.v1+json", "application/json; charset=utf-8"],
    ["application/*", "application/json"],
    ["*/*", "text/csv"],
  ])("documented as %s is checked when it is sent as %s", (documented, type) => {
    expect(violations(documented, { status: 201, type, value: broken })).toHaveLength(1);
    expect(violations(documented, { status: 201, type, value: { Name: "Rex" } })).toEqual([]);
  });

  test("has a documented status", () => {
    expect(violations("application/json", { status: 200, type: "application/json", value: {} })).toEqual([
      "status 200 is not documented for AddPet of pets",
    ]);
  });

  test("has a documented media type, or one that the framework offers for every operation", () => {
    expect(violations("application/json", { status: 201, type: "image/png", value: broken })).toEqual([
      "AddPet documents application/json for status 201, not image/png",
    ]);
    expect(violations("application/json", { status: 201, type: "application/jsv", value: broken })).toHaveLength(1);
  });
});

describe("a refusal by the framework", () => {
  const refusal = { type: "application/json", by: "manners" } as const;

  test("is held against what the operation documents for its status", () => {
    expect(violations("application/json", { ...refusal, status: 404, value: { Error: "x" } })).toHaveLength(1);
    const fitting = { ResponseStatus: { ErrorCode: "NotFound", Message: "none" } };
    expect(violations("application/json", { ...refusal, status: 404, value: fitting })).toEqual([]);
  });

  test("is held against the framework's own error schema where the operation documents nothing", () => {
    expect(violations("application/json", { ...refusal, status: 400, value: { Error: "x" } })).toEqual([
      "lacks ResponseStatus",
    ]);
    const fitting = { ResponseStatus: { ErrorCode: "Invalid", Message: "wrong", Errors: [] } };
    expect(violations("application/json", { ...refusal, status: 400, value: fitting })).toEqual([]);
  });
});
