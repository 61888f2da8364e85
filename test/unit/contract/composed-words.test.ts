import fc from "fast-check";
import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";

type Schema = Readonly<Record<string, unknown>>;

const info = { title: "Parts", version: "1" };
const ref = (index: number): Schema => ({ $ref: `#/components/schemas/S${index}` });

function remarksOf(schemas: readonly Schema[]): readonly string[] {
  const components = { schemas: Object.fromEntries(schemas.map((schema, index) => [`S${index}`, schema])) };
  const { remarks } = compileContract({ openapi: "3.1.0", info, paths: {}, components }, "parts.yaml");
  return remarks.map(({ found }) => found);
}

/** What schemas that refer only to those before them name and require: all ways are gone, each by itself. */
function said(schemas: readonly Schema[], schema: Schema, depth = 0): { names: string[]; required: string[] } {
  const target = typeof schema["$ref"] === "string" ? schemas[Number(/\d+$/.exec(schema["$ref"])?.[0])] : undefined;
  const items = (schema["allOf"] ?? []) as readonly Schema[];
  const parts = [...(target === undefined ? [] : [target]), ...items];
  const inner = depth > 8 ? [] : parts.map((part) => said(schemas, part, depth + 1));
  return {
    names: [...Object.keys(schema["properties"] ?? {}), ...inner.flatMap(({ names }) => names)],
    required: [...((schema["required"] ?? []) as string[]), ...inner.flatMap(({ required }) => required)],
  };
}

/** The first member that a closed schema forbids though it is required beside it. */
function lostIn(schemas: readonly Schema[], schema: Schema): string | undefined {
  const parts = (schema["allOf"] ?? []) as readonly Schema[];
  if (parts.length === 0) return undefined;
  const own = Object.keys(schema["properties"] ?? {});
  const inner = parts.map((part) => said(schemas, part));
  const required = [...((schema["required"] ?? []) as string[]), ...inner.flatMap((one) => one.required)];
  const named = new Set(inner.flatMap(({ names }) => names));
  return required.find((name) => !own.includes(name) && named.has(name));
}

const name = fc.constantFrom("a", "b", "c", "d", "e");
const graph = fc
  .array(
    fc.record({
      names: fc.uniqueArray(name),
      required: fc.uniqueArray(name),
      to: fc.array(fc.nat(), { maxLength: 4 }),
    }),
    {
      minLength: 2,
      maxLength: 14,
    },
  )
  .map((nodes) =>
    nodes.map(({ names, required, to }, index): Schema => ({
      type: "object",
      properties: Object.fromEntries(names.map((one) => [one, {}])),
      required: required.filter((one) => names.includes(one)),
      ...(index === 0 || to.length === 0 ? {} : { allOf: to.map((number) => ref(number % index)) }),
    })),
  );

test("a closed schema forbids what some way through its parts requires, the first of them", () => {
  fc.assert(
    fc.property(graph, (schemas) => {
      const whole = { ...schemas.at(-1), additionalProperties: false };
      const lost = lostIn(schemas, whole);
      const found = remarksOf([...schemas.slice(0, -1), whole]).flatMap(
        (text) => /does not see what stands beside it, and so forbids "(.)"/.exec(text)?.[1] ?? [],
      );
      expect(found).toEqual(lost === undefined ? [] : [lost]);
    }),
    { numRuns: 100 },
  );
});

const many = 34;
const others = (own: number): readonly Schema[] =>
  Array.from({ length: many }, (_, index) => ref(index)).filter((_, index) => index !== own);

test.each(["allOf", "anyOf", "oneOf"])("schemas that all refer to each other by %s are read in time", (keyword) => {
  const schemas = Array.from({ length: many }, (_, own) => ({ type: "object", [keyword]: others(own) }));
  const start = performance.now();
  expect(remarksOf(schemas).length).toBeGreaterThan(many);
  expect(performance.now() - start).toBeLessThan(15_000);
});

test("`type: null` beside schemas that all refer to each other is read in time", () => {
  const schemas = Array.from({ length: 20 }, (_, own) => ({ allOf: others(own).slice(0, own) }));
  const start = performance.now();
  remarksOf([...schemas, { type: "null", allOf: schemas.map((_, index) => ref(index)) }]);
  expect(performance.now() - start).toBeLessThan(15_000);
});
