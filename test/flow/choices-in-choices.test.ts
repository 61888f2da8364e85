import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, listDocument } from "../support/inferred.ts";

const to = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const list = (items: object): object => ({ type: "array", items });
const holding = (...names: readonly string[]): object => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name.toLowerCase(), to(name)])),
});

/** Alternatives that hold themselves and each other. */
const documents: Readonly<Record<string, Record<string, object>>> = {
  "two of which are alike": {
    Any: { oneOf: [to("And"), to("Or"), to("Not"), to("Leaf")] },
    And: { type: "object", required: ["args"], properties: { args: { ...list(to("Any")), minItems: 2 } } },
    Or: { type: "object", required: ["args"], properties: { args: { ...list(to("Any")), minItems: 2 } } },
    Not: { type: "object", required: ["arg"], properties: { arg: to("Any") } },
    Leaf: { type: "object", required: ["name"], properties: { name: text } },
  },
  "of lists, maps and objects": {
    Any: { oneOf: [list(to("Any")), { type: "object", additionalProperties: to("Any") }, to("B"), to("C")] },
    B: { oneOf: [list(to("B")), to("C"), holding("Any")] },
    C: { oneOf: [list(to("C")), holding("B", "Any"), text] },
  },
  "that all allow an empty object": {
    Any: { oneOf: [to("A"), to("B"), to("C")] },
    A: holding("Any", "B", "C"),
    B: { oneOf: [to("A"), { type: "object", required: ["x"], properties: { x: to("Any"), y: to("C") } }] },
    C: { oneOf: [to("B"), to("Any"), list(to("Any"))] },
  },
};

test.each(Object.entries(documents))(
  "alternatives %s, which hold themselves and each other, are answered soon, or said to have no answer",
  async (_, schemas) => {
    const document = { ...listDocument([], to("Any")), components: { schemas } };
    const { status } = await asker([compileContract(document, "shop.yaml")])("/orders");
    expect([200, 501]).toContain(status);
  },
  30_000,
);
