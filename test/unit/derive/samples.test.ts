import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

/** The contract that is derived of a sample, and what checks answers of its operation. */
function derived(sample: unknown): { schemas: Record<string, unknown>; allows: (answer: unknown) => boolean } {
  const { document } = derive([{ name: "sample.json", text: JSON.stringify(sample) }]);
  const { paths, components } = document as Record<string, Record<string, never>>;
  const { schema } = paths!["/sample"]!["get"]["responses"]["200"]["content"]["application/json"] as { schema: object };
  const ajv = addFormats.default(new Ajv2020({ strict: false, ownProperties: true }));
  const check = ajv.compile({ ...schema, components });
  return { schemas: components!["schemas"]!, allows: (answer) => check(answer) };
}

const scalar = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 2 ** 31, -(2 ** 31), 2 ** 53, 1e300, 0.5, "", "a", "2024-02-29", "2023-02-29"),
  fc.constantFrom("2024-01-01T00:00:00", "2024-01-01T00:00:00Z", "2024-13-01T00:00:00Z", "2024-01-01T25:00:00+99:00"),
  fc.constantFrom("00000000-0000-0000-0000-000000000000", "2024-01-01", "2024-99-99"),
);
const key = fc.constantFrom("a", "b", "A", "a_", "-", "_", "items", "__proto__", "constructor", "a/b", "a~b");
const { value } = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  object: fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  value: fc.oneof({ depthSize: "small" }, scalar, tie("object"), fc.array(tie("value"), { maxLength: 4 })),
}));
const objects = fc.array(fc.dictionary(key, value, { maxKeys: 5 }), { minLength: 1, maxLength: 5 });

test("allows every sample that it was derived from", () => {
  fc.assert(
    fc.property(objects, (samples) => {
      const sent = JSON.parse(JSON.stringify(samples)) as unknown[];
      expect(derived(sent).allows(sent)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("lets a member be null that is null in one sample, whatever it is in another, and be absent that is missing in one", () => {
  const { schemas } = derived([
    { id: 1, owner: { name: "a" }, tags: ["a"], note: "b", rest: 1 },
    { id: 2, owner: null, tags: null, note: null },
  ]);
  expect(schemas["SampleItem"]).toMatchObject({
    required: ["id"],
    properties: {
      id: { type: "integer" },
      owner: { anyOf: [{ $ref: "#/components/schemas/SampleItemOwner" }, { type: "null" }] },
      tags: { type: ["array", "null"] },
      note: { type: ["string", "null"] },
      rest: { type: "integer" },
    },
  });
});

test("looks at every item of a list", () => {
  const items: { id: number | string }[] = Array.from({ length: 3000 }, (_, id) => ({ id }));
  items.push({ id: "last" });
  expect(derived(items).allows(items)).toBe(true);
});
