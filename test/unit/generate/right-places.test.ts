import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/generate/json.ts";
import { valuesOf } from "../../support/generated.ts";

const text = { type: "string" };

function object(properties: JsonObject, example?: Json): JsonObject {
  return { type: "object", required: Object.keys(properties), properties, ...(example && { example }) };
}

function column(name: string, schema: JsonObject): string[] {
  return (valuesOf(object({ [name]: schema }), 40) as Record<string, string>[]).map((row) => row[name] ?? "");
}

test("a driver whose example is a word is no person", () => {
  const volumes = valuesOf(object({ Name: text, Driver: text }, { Name: "tardis", Driver: "custom" }), 30);
  expect(new Set((volumes as JsonObject[]).map((row) => row["Driver"]))).toEqual(new Set(["custom"]));
  expect(new Set(column("client", { ...text, example: "web-app" }))).toEqual(new Set(["web-app"]));
  expect(column("driver", text).every((name) => /^\p{Lu}\p{L}+ \p{Lu}/u.test(name))).toBe(true);
  expect(column("driver", { ...text, example: "Ada Lovelace" }).every((name) => name.includes(" "))).toBe(true);
});

test.each(["iid", "upvotes", "downvotes", "user_notes_count", "commentsCount", "voteCount"])(
  "%s as a text is of digits",
  (name) => {
    for (const one of column(name, text)) expect(one).toMatch(/^\d+$/);
  },
);

test.each(["http_url_to_repo", "urlForDownload", "self", "url_of_page", "uri_to_list"])("%s is an address", (name) => {
  for (const one of column(name, text)) expect(one).toMatch(/^https:\/\/www\.[\w.-]+\.example\//);
});

test.each(["_metadata", "_links", "meta"])("what leads to the object itself is an address in %s", (name) => {
  const rows = valuesOf(object({ [name]: object({ self: text, kind: text }) }), 20) as Record<
    string,
    { self: string }
  >[];
  for (const row of rows) expect(row[name]?.self).toMatch(/^https:/);
});
