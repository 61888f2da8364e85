import { expect, test } from "vitest";
import type { HostFacts } from "../../../src/contract/model/host.ts";
import { formatsOf } from "../../../src/wire/formats-of.ts";

const host: HostFacts = {
  framework: "servicestack",
  values: "code",
  defaultFormat: "json",
  casing: "camel",
  dates: "iso8601",
  guids: "compact",
  login: undefined,
};

test("gives the formats of a host by name and by media type, spelled as the host spells", () => {
  const formats = formatsOf(host);
  expect(formats.all.map(({ name }) => name)).toEqual(["json", "xml", "csv", "jsv", "jsonl"]);
  expect(formats.of("application/json; charset=utf-8")).toBe(formats.named("json"));
  expect(formats.of("application/problem+json")).toBe(formats.named("json"));
  expect(formats.of("text/html")).toBeUndefined();
  expect(formats.named("html")).toBeUndefined();
  expect(formats.named("json")?.write("3f2504e0-4f89-11d3-9a0c-0305e82c3301", { kind: "guid" })).toBe(
    '"3f2504e04f8911d39a0c0305e82c3301"',
  );
});

test("makes the formats of a host once", () => {
  expect(formatsOf(host)).toBe(formatsOf(host));
});
