import { expect, test } from "vitest";
import { enumLookup } from "../../../../src/contract/model/scalar/enum-lookup.ts";
import { readEnum } from "../../../../src/serve/framework/servicestack/bind/enumeration.ts";
import { enumOf, HttpStatusCode } from "../../../support/types.ts";

const Rights = enumOf("Rights", { None: 0, Read: 1, Write: 2, Both: 3, Share: 8 }, { flags: true });

test.each([
  [11n, "Read, Write, Share"],
  [3n, "Both"],
  [0n, "None"],
  [12n, "12"],
] as const)("has one text for the flags %s, whoever reads them", (number, want) => {
  expect(enumLookup(Rights).canonicalOf(number)).toBe(want);
  expect(readEnum(String(number), Rights)).toBe(want);
});

test("names a number after its first member", () => {
  expect(enumLookup(HttpStatusCode).canonicalOf(302n)).toBe("Found");
  expect(readEnum("redirect", HttpStatusCode)).toBe("Found");
});
