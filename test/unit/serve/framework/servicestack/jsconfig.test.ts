import { expect, test } from "vitest";
import { respelled } from "../../../../../src/serve/framework/servicestack/jsconfig.ts";
import type { Spelling } from "../../../../../src/wire/dialect/servicestack/spelling.ts";

const usual: Spelling = {
  casing: "pascal",
  dates: "wcf",
  guids: "compact",
  nulls: false,
  omitDefaults: false,
  enumNumbers: false,
  pretty: false,
  timeSpans: "iso",
};

const changes = [
  ["reads a long name", "EmitCamelCaseNames:true", { casing: "camel" }],
  ["reads a short name", "eccn", { casing: "camel" }],
  ["reads names in any case", "ECCN", { casing: "camel" }],
  [
    "reads several",
    "elun,inv,edv,teai,pp",
    { casing: "snake", nulls: true, omitDefaults: true, enumNumbers: true, pretty: true },
  ],
  ["turns nothing off", "eccn:false", {}],
  ["reads a name with nothing behind its colon", "eccn:", { casing: "camel" }],
  ["takes no blanks away", " eccn, pp", {}],
  ["reads a case by its name", "TextCase:SnakeCase", { casing: "snake" }],
  ["reads a case by its short name", "tc:sc", { casing: "snake" }],
  ["leaves a switch off that says so", "inv:false,pp:0", {}],
  ["ignores an unknown name", "nope,dh:nope", {}],
  ["chooses how dates are spelled", "DateHandler:ISO8601", { dates: "iso8601" }],
  ["chooses how time spans are spelled", "tsh:sf", { timeSpans: "clock" }],
] as const;

test.each(changes)("%s", (_, jsconfig, change) => {
  expect(respelled(usual, jsconfig)).toEqual({ ...usual, ...change });
});

test("leaves a host's own date function alone", () => {
  expect(respelled({ ...usual, dates: "seconds" }, "dh:iso8601").dates).toBe("seconds");
});
