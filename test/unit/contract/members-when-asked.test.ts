import { afterEach, expect, test, vi } from "vitest";
import { JsonTypes } from "../../../src/contract/compile/json-types.ts";
import { compileContract } from "../../../src/contract/load-contract.ts";

afterEach(() => void vi.restoreAllMocks());

const scalars = { id: { type: "integer" }, name: { type: "string" } };

/** Operations with an answer each, whose rows hold each other. */
function document(count: number): object {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const refTo = (at: number): object => ({ $ref: `#/components/schemas/Thing${at % count}` });
  const responseOf = (at: number): object => ({
    description: "It",
    content: { "application/json": { schema: refTo(at) } },
  });
  return {
    openapi: "3.1.0",
    info: { title: "Many", version: "1" },
    paths: Object.fromEntries(numbers.map((at) => [`/things${at}`, { get: { responses: { 200: responseOf(at) } } }])),
    components: {
      schemas: Object.fromEntries(
        numbers.map((at) => [`Thing${at}`, { type: "object", properties: { ...scalars, next: refTo(at + 1) } }]),
      ),
    },
  };
}

test("makes members of a type when they are first asked for, and those of no other", () => {
  const made = vi.spyOn(JsonTypes.prototype, "slotOf");
  const { operations } = compileContract(document(50), "many.json");
  expect(made).not.toHaveBeenCalled();
  const result = operations[7]?.result;
  expect(result?.kind === "object" && result.members.map(({ key }) => key)).toEqual(["id", "name", "next"]);
  expect(made).toHaveBeenCalledTimes(3);
  expect(result?.kind === "object" && result.all).toBe(result?.kind === "object" && result.members);
  expect(made).toHaveBeenCalledTimes(3);
});
