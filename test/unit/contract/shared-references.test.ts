import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";

const of = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const member = (name: string): object => ({ type: "object", properties: { [name]: { type: "string" } } });
const schemas = {
  A: member("a"),
  B: member("b"),
  Both: { allOf: [of("A"), of("B")], unevaluatedProperties: false },
  One: { ...of("A"), unevaluatedProperties: false },
  More: { ...of("A"), properties: { c: { type: "string" } }, unevaluatedProperties: false },
};
const cases = [
  ["Both", { a: "", b: "" }, true],
  ["Both", { a: "", c: "" }, false],
  ["One", { a: "" }, true],
  ["One", { b: "" }, false],
  ["One", { c: "" }, false],
  ["More", { a: "", c: "" }, true],
  ["More", { b: "" }, false],
] as const;

function validators(): ReadonlyMap<string, (json: unknown) => boolean> {
  const responses = (name: string): object => ({
    200: { description: "", content: { "application/json": { schema: of(name) } } },
  });
  const paths = Object.fromEntries(
    Object.keys(schemas).map((name) => [`/${name}`, { get: { responses: responses(name) } }]),
  );
  const info = { title: "Shared", version: "1" };
  const { operations } = compileContract({ openapi: "3.1.0", info, paths, components: { schemas } }, "shared.yaml");
  return new Map(
    operations.map(({ path, responses: [response] }) => [
      path.slice(1),
      (json: unknown) => response?.content.get("application/json")?.violations(json).length === 0,
    ]),
  );
}

test("what a schema evaluates for one that refers to it does not depend on who else refers to it and was asked before", () => {
  for (const first of cases) {
    const fits = validators();
    for (const [name, json, isValid] of [first, ...cases, ...cases.toReversed()])
      expect([name, json, fits.get(name)?.(json)]).toEqual([name, json, isValid]);
  }
});
