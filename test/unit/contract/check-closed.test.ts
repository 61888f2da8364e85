import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { asker } from "../../support/inferred.ts";

const answer = (schema: unknown): object => ({
  get: { responses: { "200": { description: "ok", content: { "application/json": { schema } } } } },
});
const base = { type: "object", properties: { href: { type: "string" } } };

function named(name: string): object {
  return { type: "object", required: [name], properties: { [name]: { type: "string" } } };
}

function closed(name: string): object {
  return { ...named(name), additionalProperties: false };
}

function documentOf(paths: object, schemas: object): object {
  const info = { title: "Parts", version: "1" };
  return { openapi: "3.1.0", info, paths, components: { schemas: { Base: closed("a"), ...schemas } } };
}

test("a closed composition that forbids what it requires is read as it is meant, with a remark", async () => {
  const closed = {
    type: "object",
    additionalProperties: false,
    allOf: [{ $ref: "#/components/schemas/Base" }],
    required: ["href"],
  };
  const contract = compileContract(
    {
      openapi: "3.0.3",
      info: { title: "Links", version: "1" },
      paths: { "/link": answer(closed) },
      components: { schemas: { Base: base } },
    },
    "links.yaml",
  );
  expect(contract.remarks.map(({ found }) => found)).toEqual([
    expect.stringContaining('`additionalProperties: false` does not see what stands beside it, and so forbids "href"'),
  ]);
  const { status, json } = await asker([contract])("/link");
  expect([status, Object.keys(json as object)]).toEqual([200, ["href"]]);
});

test("a composition that doubles at each level is compiled once a schema", () => {
  const levels = Array.from({ length: 60 }, (_, i) => {
    const next = { $ref: `#/components/schemas/T${i + 1}` };
    return [`T${i}`, { allOf: [next, next] }] as const;
  });
  const contract = compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Doubling", version: "1" },
      paths: { "/x": answer({ $ref: "#/components/schemas/T0" }) },
      components: { schemas: { ...Object.fromEntries(levels), T60: { ...base, required: ["href"] } } },
    },
    "doubling.yaml",
  );
  expect(Object.keys(contract.operations[0]?.success?.response.content.get("application/json")?.type ?? {})).toContain(
    "kind",
  );
});

test.each<readonly [string, object, object]>([
  ["a schema that is referred to", { allOf: [{ $ref: "#/components/schemas/Base" }, named("b")] }, {}],
  ["one of its own", { allOf: [closed("a"), named("b")] }, {}],
  ["one beside what it says itself", { ...named("b"), allOf: [{ $ref: "#/components/schemas/Base" }] }, {}],
  [
    "a part of a part",
    { allOf: [{ $ref: "#/components/schemas/Part" }, named("b")] },
    { Part: { allOf: [{ $ref: "#/components/schemas/Base" }, named("c")] } },
  ],
])(
  "a closed part of allOf (%s) that forbids what another requires is read as closing the whole",
  async (_, whole, more) => {
    const document = documentOf(
      { "/whole": answer(whole), "/base": answer({ $ref: "#/components/schemas/Base" }) },
      more,
    );
    const contract = compileContract(document, "parts.yaml");
    expect(contract.remarks.map(({ found }) => found)).toContainEqual(
      expect.stringMatching(/^`\w+: false` of this part of `allOf` forbids "b", which another part requires$/),
    );
    const ask = asker([contract]);
    const { status, json } = await ask("/whole");
    expect(status).toBe(200);
    expect(json).toMatchObject({ a: expect.any(String) as string, b: expect.any(String) as string });
    expect(Object.keys((await ask("/base")).json as object)).toEqual(["a"]);
  },
);

test("closed parts of allOf that only forbid what may be missing leave it out", async () => {
  const open = { type: "object", properties: { a: { type: "string" }, c: { type: "string" } } };
  const contract = compileContract(documentOf({ "/whole": answer({ allOf: [closed("a"), open] }) }, {}), "parts.yaml");
  expect(contract.remarks).toEqual([]);
  const { status, json } = await asker([contract])("/whole");
  expect([status, Object.keys(json as object)]).toEqual([200, ["a"]]);
});

test.each<readonly [string, object]>([
  ["anyOf", { type: "null", anyOf: [named("a"), named("b")] }],
  ["oneOf", { type: ["null"], oneOf: [{ $ref: "#/components/schemas/Base" }, named("b")] }],
  ["allOf", { type: "null", allOf: [{ $ref: "#/components/schemas/Base" }] }],
])("`type: null` beside %s without null is read as one more alternative, with a remark", async (_, schema) => {
  const contract = compileContract(documentOf({ "/x": answer(schema) }, {}), "nulls.yaml");
  expect(contract.remarks.map(({ found }) => found)).toEqual([expect.stringContaining("do not allow null")]);
  const { status, json } = await asker([contract])("/x");
  expect([status, typeof json]).toEqual([200, "object"]);
});

test("a contract for typed code is not mended: closed parts and null without a choice are problems", () => {
  const host = { "x-standin-host": { framework: "servicestack" } };
  const schemas = { Whole: { allOf: [closed("a"), named("b")] }, Nothing: { type: "null", anyOf: [named("a")] } };
  const compile = (): unknown => compileContract({ ...documentOf({}, schemas), ...host }, "own.yaml");
  expect(compile).toThrow(/forbids "b", which another part requires/);
  expect(compile).toThrow(/do not allow null/);
});

test("a closed schema that requires what it does not name is read as one that says nothing of that member, with a remark", async () => {
  const closed = {
    type: "object",
    additionalProperties: false,
    required: ["href", "mayApprove"],
    properties: base.properties,
  };
  const contract = compileContract(documentOf({ "/link": answer(closed) }, {}), "links.yaml");
  expect(contract.remarks.map(({ found }) => found)).toEqual([
    '`additionalProperties: false` forbids "mayApprove", which is required and not among `properties`',
  ]);
  const { status, json } = await asker([contract])("/link");
  expect([status, Object.keys(json as object)]).toEqual([200, ["href", "mayApprove"]]);
});

test("a closed composition that requires what none of its parts names has it, whatever it holds", async () => {
  const whole = {
    type: "object",
    additionalProperties: false,
    allOf: [{ $ref: "#/components/schemas/Base" }],
    required: ["a", "rates"],
  };
  const contract = compileContract(
    documentOf({ "/rate": answer(whole), "/base": answer({ $ref: "#/components/schemas/Base" }) }, {}),
    "x.yaml",
  );
  expect(contract.remarks.map(({ found }) => found)).toContain(
    '`additionalProperties: false` forbids "rates", which is required and not among `properties`',
  );
  const { status, json } = await asker([contract])("/rate");
  expect([status, Object.keys(json as object).toSorted()]).toEqual([200, ["a", "rates"]]);
  expect(Object.keys((await asker([contract])("/base")).json as object)).toEqual(["a"]);
});
