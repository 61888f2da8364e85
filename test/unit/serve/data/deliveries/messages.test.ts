import fc from "fast-check";
import { expect, test } from "vitest";
import { rememberNumber } from "../../../../../src/serve/data/deliveries/messages.ts";

const block = fc.oneof(fc.nat(300), fc.nat(2 ** 31), fc.maxSafeNat());
const hashOf = (owner: number, of: number): number => (Math.imul(owner + 1, 31) + (of % 1_000_003)) | 0;

test("numbers of endpoints that share one memory are those that each would make, in any order", () => {
  const owners = Array.from({ length: 5 }, (_, owner) => rememberNumber((of) => hashOf(owner, of)));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(4), block)), (asked) => {
      for (const [owner, of] of [...asked, ...asked]) expect(owners[owner]?.(of)).toBe(hashOf(owner, of));
    }),
  );
});
