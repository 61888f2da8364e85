import { describe, expect, test } from "vitest";
import { bareMediaType, documentedFor, formatOf } from "../../../src/contract/model/media-type.ts";

describe("a media type", () => {
  test.each([
    ["Text/CSV; charset=utf-8", "text/csv"],
    [" application/json ;q=1", "application/json"],
    ["", ""],
  ])("is compared without its parameters and in small letters: %s", (given, want) => {
    expect(bareMediaType(given)).toBe(want);
  });

  test.each([
    ["application/json; charset=utf-8", "json"],
    ["APPLICATION/HAL+JSON", "json"],
    ["application/vnd.api+json; ext=bulk", "json"],
    ["application/problem+xml", "xml"],
    ["text/xml", "xml"],
    ["application/x-ndjson", "jsonl"],
    ["text/html", "html"],
    ["application/jsonp", undefined],
    ["text/plain", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("names the format that it is written in: %s", (given, want) => {
    expect(formatOf(given)).toBe(want);
  });

  test.each([
    [["application/json", "application/problem+json"], "application/problem+json; charset=utf-8", 1],
    [["application/json; charset=utf-8"], "application/json", 0],
    [["application/hal+json"], "application/json", 0],
    [["text/*", "application/xml"], "text/plain", 0],
    [["*/*", "application/*", "application/pdf"], "application/pdf", 2],
    [["*/*", "application/*"], "application/zip", 1],
    [["*/*"], "image/png", 0],
    [["*/*"], undefined, 0],
    [["application/xml"], "application/json", undefined],
  ] as const)("is documented by the most specific key of %j: %s", (documented, given, want) => {
    expect(documentedFor(documented, given)).toBe(want === undefined ? undefined : documented[want]);
  });
});
