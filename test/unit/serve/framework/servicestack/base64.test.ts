import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, fromBase64Url } from "../../../../../src/serve/framework/servicestack/base64.ts";

test("reads back what was written", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const buffer = Buffer.from(bytes);
      expect(fromBase64(buffer.toString("base64"))).toEqual(buffer);
      expect(fromBase64Url(buffer.toString("base64url"))).toEqual(buffer);
    }),
  );
});

test.each(["!!!", "abc", "a===", "ab=c"])("refuses '%s'", (text) => {
  expect(() => fromBase64(text)).toThrow("The input is not a valid Base-64 string");
});

test("has words of its own where no padding would make a text base64url", () => {
  expect(() => fromBase64Url("abcde")).toThrow("Illegal base64url string!");
  expect(() => fromBase64Url('"abc')).toThrow("The input is not a valid Base-64 string");
});

test("skips blanks as .NET does", () => {
  expect(fromBase64("YW Jj\r\n")).toEqual(Buffer.from("abc"));
});
