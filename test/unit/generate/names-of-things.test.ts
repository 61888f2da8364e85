import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/generate/json.ts";
import { valuesOf } from "../../support/generated.ts";

const text = { type: "string" };

function object(properties: JsonObject): JsonObject {
  return { type: "object", required: Object.keys(properties), properties };
}

function rowsOf(owner: string, properties: JsonObject, rows = 40): Record<string, string>[] {
  const schema = { $ref: `#/$defs/schemas/${owner}`, $defs: { schemas: { [owner]: object(properties) } } };
  return valuesOf(schema, rows) as Record<string, string>[];
}

const personal = /^\p{Lu}\p{L}+ \p{Lu}[\p{L}-]+$/u;

test.each(["login", "username", "name"])(
  "the full name of a repository is that of its owner (%s) and its own",
  (login) => {
    for (const member of ["full_name", "fullName"])
      for (const row of rowsOf("Repository", {
        [member]: text,
        name: text,
        owner: object({ id: text, [login]: text }),
      }))
        expect(row[member]).toBe(`${(row["owner"] as unknown as Record<string, string>)[login]}/${row["name"]}`);
  },
);

test("the full name of what an owner and a name make, as texts, is both", () => {
  for (const row of rowsOf("Thing", { owner: text, name: text, full_name: text }))
    expect(row["full_name"]).toBe(`${row["owner"]}/${row["name"]}`);
});

test("a full name whose example has a slash has one", () => {
  const names = rowsOf("Item", { id: text, full_name: { ...text, example: "octo/hello-world" } }).map(
    (row) => row["full_name"],
  );
  for (const name of names) expect(name).toMatch(/^[\w.-]+\/[\w.-]+$/);
  expect(new Set(names).size).toBeGreaterThan(10);
});

test.each(["Repository", "project", "SourceFile", "PackageSummary"])("the full name of a %s is nobody's", (owner) => {
  for (const row of rowsOf(owner, { id: text, full_name: text, name: text }, 60))
    expect(row["full_name"]).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+/);
  const names = rowsOf(owner, { id: text, full_name: text }, 60).map((row) => row["full_name"]);
  const first = new Set(
    rowsOf("User", { id: text, full_name: text }, 400).map((row) => row["full_name"]?.split(" ")[0]),
  );
  expect(names.filter((name) => first.has(name?.split(" ")[0])).length).toBeLessThan(10);
});

test.each([
  ["User", { owner: text, name: text, full_name: text }],
  ["Booking", { name: text, full_name: text }],
  ["Registration", { full_name: text, email: text }],
])("the full name of a %s is somebody's", (owner, properties) => {
  for (const row of rowsOf(owner, properties)) expect(row["full_name"]).toMatch(personal);
});
