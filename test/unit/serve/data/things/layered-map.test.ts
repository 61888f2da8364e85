import fc from "fast-check";
import { expect, test } from "vitest";
import { LayeredMap } from "../../../../../src/serve/data/things/layered-map.ts";

const step = fc.record({ text: fc.oneof(fc.string(), fc.integer({ max: 40 }).map(String)), isGone: fc.boolean() });

test("holds what a map holds, in each of its versions", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const plain = new Map<string, number>();
      let map = new LayeredMap<number>();
      const versions = steps.map(({ text, isGone }, index) => {
        if (isGone) plain.delete(text);
        else plain.set(text, index);
        map = isGone ? map.without(text) : map.with(text, index);
        return [map, new Map(plain)] as const;
      });
      for (const [version, held] of versions) {
        expect(version.size).toBe(held.size);
        expect([...version.values()].toSorted((a, b) => a - b)).toEqual([...held.values()].toSorted((a, b) => a - b));
        for (const { text } of steps) expect(version.get(text)).toBe(held.get(text));
      }
    }),
    { numRuns: 40 },
  );
});
