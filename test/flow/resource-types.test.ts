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

test("a relationship names rows of one type: that of the entity it is called after, else its own name", async () => {
  const named = { type: "object", required: ["id", "type"], properties: { id: text, type: text } };
  const relation = (data: object): object => ({ type: "object", required: ["data"], properties: { data } });
  const relations = {
    order: relation(named),
    tags: relation({ type: "array", items: named }),
    owner: relation({ ...named, properties: { id: text, type: { ...text, enum: ["people"] } } }),
  };
  const row = {
    type: "object",
    required: ["id", "type", "attributes", "relationships"],
    properties: {
      id: text,
      type: text,
      attributes: { type: "object" },
      relationships: { type: "object", required: Object.keys(relations), properties: relations },
    },
  };
  const answer = { type: "object", required: ["data"], properties: { data: { type: "array", items: row } } };
  const ask = asker([compileContract(listDocument([], answer), "shop.yaml")]);
  const { data } = (await ask("/orders")).json as { readonly data: readonly { readonly relationships: Relations }[] };
  const typesOf = (name: keyof Relations): ReadonlySet<string> =>
    new Set(data.flatMap(({ relationships }) => relationships[name].data).map(({ type }) => type));
  expect([typesOf("order"), typesOf("tags"), typesOf("owner")]).toEqual([
    new Set(["orders"]),
    new Set(["tags"]),
    new Set(["people"]),
  ]);
});

test("how many rows a relationship names differs from row to row, within what its schema allows", async () => {
  const named = { type: "object", required: ["id", "type"], properties: { id: text, type: text } };
  const list = (limits: object): object => ({
    type: "object",
    required: ["data"],
    properties: { data: { type: "array", items: named, ...limits } },
  });
  const relations = { tags: list({}), owners: list({ minItems: 1 }), pages: list({ maxItems: 1 }) };
  const row = {
    type: "object",
    required: ["id", "type", "attributes", "relationships"],
    properties: {
      id: text,
      type: text,
      attributes: { type: "object" },
      relationships: { type: "object", required: Object.keys(relations), properties: relations },
    },
  };
  const answer = { type: "object", required: ["data"], properties: { data: { type: "array", items: row } } };
  const ask = asker([compileContract(listDocument([], answer), "shop.yaml")]);
  const { data } = (await ask("/orders")).json as {
    readonly data: readonly {
      readonly relationships: Readonly<Record<string, { readonly data: readonly unknown[] }>>;
    }[];
  };
  const lengths = (name: string): readonly number[] =>
    [...new Set(data.map(({ relationships }) => relationships[name]?.data.length ?? 0))].toSorted((a, b) => a - b);
  expect([lengths("tags"), lengths("owners"), lengths("pages")]).toEqual([
    [0, 1, 2, 3],
    [1, 2, 3],
    [0, 1],
  ]);
});

interface Named {
  readonly data: { readonly type: string } | readonly { readonly type: string }[];
}

interface Relations {
  readonly order: Named;
  readonly tags: Named;
  readonly owner: Named;
}
