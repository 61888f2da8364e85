import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, listDocument } from "../support/inferred.ts";

test("the name that a schema shows is that of the first row alone", async () => {
  const text = { type: "string" };
  const pet = {
    type: "object",
    required: ["id", "name"],
    properties: { id: text, name: { ...text, example: "Fluffy" } },
  };
  const ask = asker([compileContract(listDocument([], { type: "array", items: pet }), "shop.yaml")]);
  const [first, ...others] = (await ask("/orders")).json as readonly { readonly name: string }[];
  expect(first?.name).toBe("Fluffy");
  expect(others.length).toBeGreaterThan(20);
  for (const { name } of others) expect(name).not.toBe("Fluffy");
});
