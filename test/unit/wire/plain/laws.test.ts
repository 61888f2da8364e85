import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choiceOf, fits } from "../../../../src/contract/model/choice-of.ts";
import type { HostFacts } from "../../../../src/contract/model/host.ts";
import { isObjectValue } from "../../../../src/contract/model/value.ts";
import { equalValues } from "../../../../src/wire/compare/equal-values.ts";
import { formatsOf } from "../../../../src/wire/formats-of.ts";
import { jsonTypedValue, objectWithGaps } from "../../../support/arbitrary-json.ts";
import { typedValue } from "../../../support/arbitrary-value.ts";

const RUNS = { numRuns: Number(process.env["WIRE_RUNS"] ?? 400) };

function hostOf(values: HostFacts["values"]): HostFacts {
  return {
    framework: "plain",
    values,
    defaultFormat: "json",
    casing: "pascal",
    dates: "iso8601",
    guids: "hyphens",
    login: undefined,
  };
}

const formats = formatsOf(hostOf("json"));
const [json] = formats.all;
if (json === undefined) throw new Error("Ordinary services speak JSON.");

describe("JSON of an ordinary service", () => {
  test("reads back what it wrote, and nothing gets lost", () => {
    fc.assert(
      fc.property(jsonTypedValue, ({ type, value }) => {
        const text = json.write(value, type);
        const read = json.read(text, { type, nullable: false });
        if (!equalValues(read, value, type, "json")) expect({ text, read }).toEqual({ text, read: value });
      }),
      RUNS,
    );
  });

  test("writes what JSON.parse reads as meant", () => {
    fc.assert(
      fc.property(jsonTypedValue, ({ type, value }) => {
        expect(JSON.parse(json.write(value, type))).toEqual(formats.jsonValueOf(value, type));
      }),
      RUNS,
    );
  });

  test("keeps null and what is absent apart", () => {
    fc.assert(
      fc.property(objectWithGaps, ({ type, value }) => {
        const read = json.read(json.write(value, type), { type, nullable: false });
        expect(isObjectValue(read) && Object.keys(read).sort()).toEqual(Object.keys(value).sort());
        for (const [key, member] of Object.entries(value))
          expect(isObjectValue(read) && read[key] === null).toBe(member === null);
      }),
      RUNS,
    );
  });

  test("reads any JSON for any type", () => {
    fc.assert(
      fc.property(jsonTypedValue, fc.jsonValue(), ({ type }, other) => {
        const text = JSON.stringify(other);
        const read = json.read(text, { type, nullable: false });
        expect(formats.jsonValueOf(read, type)).toEqual(JSON.parse(text));
      }),
      RUNS,
    );
  });

  test("writes values of typed code, and reads them back but for nulls that need not be there", () => {
    const code = formatsOf(hostOf("code"));
    fc.assert(
      fc.property(typedValue, ({ type, value }) => {
        const text = code.named("json")?.write(value, type) ?? "";
        expect(JSON.parse(text)).toEqual(code.jsonValueOf(value, type));
      }),
      RUNS,
    );
  });
});

describe("a union", () => {
  test("has a choice that each of its values fits", () => {
    fc.assert(
      fc.property(jsonTypedValue, ({ type, value }) => {
        expect(fits(value, type)).toBe(true);
        expect(fits(value, choiceOf(value, type))).toBe(true);
      }),
      RUNS,
    );
  });
});
