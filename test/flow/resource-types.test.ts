import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, listDocument } from "../support/inferred.ts";

const text = { type: "string" };
const resource = (type: object): object => ({
  type: "object",
  required: ["data"],
  properties: {
    data: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "type", "attributes"],
        properties: { id: text, type, attributes: { type: "object", required: ["note"], properties: { note: text } } },
      },
    },
  },
});

async function types(type: object): Promise<ReadonlySet<unknown>> {
  const ask = asker([compileContract(listDocument([], resource(type)), "shop.yaml")]);
  const { data } = (await ask("/orders")).json as { readonly data: readonly { readonly type: unknown }[] };
  return new Set(data.map((one) => one.type));
}

test("the type of resource objects is that of their list, unless the schema says it", async () => {
  expect(await types(text)).toEqual(new Set(["orders"]));
  expect(await types({ ...text, const: "purchase" })).toEqual(new Set(["purchase"]));
});
