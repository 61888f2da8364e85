import { expect, test } from "vitest";
import type { HostFacts } from "../../../../src/contract/model/host.ts";
import type { Value } from "../../../../src/contract/model/value.ts";
import { differenceBetween } from "../../../../src/verify/verdict/same-value.ts";
import { formatsOf } from "../../../../src/wire/formats-of.ts";
import { maybe, objectOf, slot } from "../../../support/types.ts";

const host: HostFacts = {
  framework: "plain",
  values: "json",
  defaultFormat: "json",
  casing: "pascal",
  dates: "iso8601",
  guids: "hyphens",
  login: undefined,
};
const Pet = objectOf("Pet", { name: slot({ kind: "string" }), tag: maybe({ kind: "string" }) });

function difference(one: Value, other: Value, values: HostFacts["values"]): unknown {
  const read = (value: Value) => ({ value, type: Pet, format: "json" as const });
  return differenceBetween(read(one), read(other), formatsOf({ ...host, values }));
}

test("tells null from what is absent where values are those of JSON, and nowhere else", () => {
  const [absent, empty] = [{ name: "a" }, { name: "a", tag: null }];
  expect(difference(absent, empty, "json")).toEqual({ pointer: "/tag", one: "no such member", other: "nothing" });
  expect(difference(absent, empty, "code")).toBeUndefined();
  expect(difference(absent, { name: "b" }, "json")).toEqual({ pointer: "/name", one: '"a"', other: '"b"' });
});
