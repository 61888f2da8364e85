import { fullFormats } from "ajv-formats/dist/formats.js";
import fc from "fast-check";
import { test } from "vitest";
import { formatTest } from "../../../src/contract/check/formats.ts";

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const number = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, "0"));
const date = fc.tuple(digits(4), number(0, 14), number(0, 33)).map((parts) => parts.join("-"));
const time = fc
  .tuple(number(0, 25), number(0, 61), number(0, 61), fc.constantFrom("", ".1", ".123456789", ".1234567890"))
  .map(([hours, minutes, seconds, rest]) => `${hours}:${minutes}:${seconds}${rest}`);
const zone = fc.constantFrom("Z", "z", "", "+01:00", "-0130", "+24:00");
const texts = {
  date,
  "date-time": fc.tuple(date, fc.constantFrom("T", "t", " "), time, zone).map((parts) => parts.join("")),
};

/** The library's own answer; its two formats are objects with a function. */
const byLibrary = (name: keyof typeof texts, text: string): boolean => {
  const { validate } = fullFormats[name] as { readonly validate: (text: string) => boolean | undefined };
  return validate(text) === true;
};

test.each(["date", "date-time"] as const)("%s is what the library takes for one", (name) => {
  const isOne = formatTest(name);
  fc.assert(
    fc.property(texts[name], (text) => isOne?.(text) === byLibrary(name, text)),
    { numRuns: 2000 },
  );
});
