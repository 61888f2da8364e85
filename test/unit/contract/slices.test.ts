import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ResponseContent } from "../../../src/contract/model/contract.ts";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { inSlices, workOnce } from "../../../src/contract/model/slices.ts";
import { generatorOf } from "../../../src/generate/generator.ts";
import { plainSchema } from "../../../src/generate/schema/plain-references.ts";
import { createStandIn } from "../../../src/serve/http/create-stand-in.ts";
import { cellOf } from "../../support/generated.ts";
import { randomSchema } from "../../support/random-schema.ts";
import type { Json } from "./minimal.ts";

// Every look at the clock costs 20 ms: a slice is over when it has begun.
let time = 0;
beforeEach(() => {
  vi.spyOn(performance, "now").mockImplementation(() => (time += 20));
});
afterEach(() => vi.restoreAllMocks());

/** Goes through slices; how many there were. */
function throughSlices<T>(work: () => T): { readonly result: T; readonly slices: number } {
  const steps = inSlices(work);
  for (let slices = 1; ; slices++) {
    const step = steps.next();
    if (step.done === true) return { result: step.value, slices };
  }
}

test("what is kept is done once, and each slice does some of it", () => {
  const kept = new Map<number, number>();
  const done: number[] = [];
  const once = (one: number): number => {
    const known = kept.get(one) ?? workOnce(() => (one === 0 ? 0 : once(one - 1) + done.push(one) - done.length + 1));
    kept.set(one, known);
    return known;
  };
  const { result, slices } = throughSlices(() => Array.from({ length: 50 }, (_, one) => once(one)).at(-1));
  expect(result).toBe(49);
  expect(done).toEqual(Array.from({ length: 49 }, (_, one) => one + 1));
  expect(slices).toBeGreaterThan(10);
  expect(slices).toBeLessThanOrEqual(50);
});

test("work that gets nowhere is done in one go after a while", () => {
  let begun = 0;
  const work = (): number => {
    begun++;
    return workOnce(() => 1) + workOnce(() => 1) + workOnce(() => 1);
  };
  expect(throughSlices(work).result).toBe(3);
  expect(begun).toBeLessThan(1000);
});

test("a failure of the work is a failure of the slices", () => {
  expect(() =>
    throughSlices(() => {
      throw new RangeError("too much");
    }),
  ).toThrow(RangeError);
});

/** `npm run generate-corpus` tries ten thousand. */
const schemas = Number(process.env["GENERATE_CORPUS"] ?? 10);

test("values made in slices are the same as in one go, for random schemas", () => {
  let most = 0;
  for (let seed = 0; seed < schemas; seed++) {
    const { schema } = randomSchema(seed);
    const generator = (): ReturnType<typeof generatorOf> => generatorOf(plainSchema(schema));
    const [whole, sliced] = [generator(), generator()];
    for (let row = 0; row < 3; row++) {
      const { result, slices } = throughSlices(() => sliced.value(cellOf("slices", row)));
      expect(result).toEqual(whole.value(cellOf("slices", row)));
      most = Math.max(most, slices);
    }
  }
  expect(most).toBeGreaterThan(10);
}, 7_200_000);

/** Schemas that lead to each other in a line, and a value for all of them. */
const length = 40;
const line: Record<string, Json> = Object.fromEntries(
  Array.from({ length }, (_, at) => [
    `Row${at}`,
    {
      type: "object",
      required: ["id", "next"],
      properties: {
        id: { type: "integer" },
        next: at + 1 === length ? { type: "string" } : { $ref: `#/components/schemas/Row${at + 1}` },
      },
      // A keyword that only the validator knows.
      propertyNames: { maxLength: 20 },
    },
  ]),
);

function document(): object {
  const list = { type: "array", items: { $ref: "#/components/schemas/Row0" } };
  const answers = (schema: Json): Json => ({
    get: { responses: { "200": { description: "OK", content: { "application/json": { schema } } } } },
  });
  return {
    openapi: "3.1.0",
    info: { title: "Lines", version: "1" },
    paths: { "/rows": answers(list), "/words": answers({ const: "word" }) },
    components: { schemas: line },
  };
}

test.each([
  { end: "end", violations: 0 },
  { end: 7, violations: 1 },
])("a validator that compiles in slices finds $violations wrong, as in one go", ({ end, violations }) => {
  const value = Array.from({ length }).reduce((next) => ({ id: 1, next }), end);
  const body = (): ResponseContent | undefined => {
    const [operation] = compileContract(document(), "lines.yaml").operations;
    return operation?.responses[0]?.content.get("application/json");
  };
  const whole = body()?.violations([value]);
  const own = body();
  const { result, slices } = throughSlices(() => own?.violations([value]));
  expect(whole).toHaveLength(violations);
  expect(result).toEqual(whole);
  expect(slices).toBeGreaterThan(5);
});

test("others are answered while the first answer of an operation is made", async () => {
  const standIn = createStandIn({ document: document() });
  const answered: string[] = [];
  const ask = async (path: string): Promise<void> => {
    const { status } = await standIn.fetch(new Request(`http://lines.example${path}`));
    answered.push(`${path} ${status}`);
  };
  await Promise.all([ask("/rows"), ask("/words"), ask("/words?again")]);
  expect(new Set(answered.slice(0, 2))).toEqual(new Set(["/words 200", "/words?again 200"]));
  expect(answered[2]).toBe("/rows 200");
});
