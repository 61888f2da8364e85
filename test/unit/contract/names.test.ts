import { expect, it } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { camelCase } from "../../../src/contract/model/casing.ts";
import { nearestName } from "../../../src/source/nearest.ts";
import { parsePointer, pointerTo, valueAt } from "../../../src/source/pointer.ts";
import { wireName } from "../../../src/wire/dialect/servicestack/casing.ts";

it.each([
  ["URLPath", "urlPath"],
  ["ID", "id"],
  ["Base1", "base1"],
  ["IsOK", "isOK"],
  ["X_Y", "x_Y"],
  ["ID2", "iD2"],
  ["SMS1", "smS1"],
  ["ID_X", "iD_X"],
  ["A", "a"],
  ["already", "already"],
  ["Ågren", "Ågren"],
  ["", ""],
])("spells %s in camel case as %s", (name, want) => {
  expect(camelCase(name)).toBe(want);
});

it("wants the key that the wire writes", () => {
  const contract = compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Things", version: "1" },
      "x-standin-host": { framework: "servicestack", casing: "camel" },
      "x-standin-entities": { things: { schema: "Thing" } },
      paths: {},
      components: {
        schemas: { Thing: { type: "object", properties: { iD2: { type: "string", xml: { name: "ID2" } } } } },
      },
    },
    "things.yaml",
  );
  const [member] = contract.entities.get("things")?.type?.all ?? [];
  expect(member && wireName(member, "camel")).toBe(member?.key);
});

it.each([
  ["limt", ["Limit", "Iterator"], "Limit"],
  ["LIMIT", ["Limit"], "Limit"],
  ["a", ["b", "ab"], "b"],
  ["wholly-other", ["Limit"], undefined],
  ["x", [], undefined],
])("guesses for %s among %j: %s", (given, names, want) => {
  expect(nearestName(given, names)).toBe(want);
});

it("writes and reads JSON pointers", () => {
  const pointer = pointerTo(pointerTo(pointerTo("", "/a~b/"), 0), "");
  expect(pointer).toBe("/~1a~0b~1/0/");
  expect(parsePointer(pointer)).toEqual(["/a~b/", "0", ""]);
  expect(valueAt({ "/a~b/": [{ "": 5 }] }, parsePointer(pointer) ?? [])).toBe(5);
});

it.each(["a", "/a~", "/a~2"])("refuses %s as a JSON pointer", (text) => {
  expect(parsePointer(text)).toBeUndefined();
});

it.each(["constructor", "__proto__", "length"])("finds nothing inherited under %s", (key) => {
  expect(valueAt({}, [key])).toBeUndefined();
  expect(valueAt([], [key])).toBeUndefined();
});
