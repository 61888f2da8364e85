import { expect, test } from "vitest";
import { failure } from "../../../../src/serve/framework/servicestack/bind/binding.ts";
import { bindingFailure } from "../../../../src/serve/framework/servicestack/failure.ts";
import { refusalWords } from "../../../../src/serve/http/refusal-words.ts";

test.each([
  { body: "Forbidden\r\n\r\nRequest.HttpMethod: GET\r\nRequest.PathInfo: /a\r\n\r\n", want: "Forbidden" },
  { body: "\n\n  no such thing \n here", want: "no such thing here" },
  { body: { Message: "It cannot be read\n\nError: not JSON" }, want: "It cannot be read Error: not JSON" },
])("tells a refusal on one line, of a text its first words: $want", ({ body, want }) => {
  const said = { body: { value: body } } as never;
  expect(refusalWords({ status: 403, headers: [], body: "", said })).toBe(want);
});

test("tells what was wrong where the body has no place for it", () => {
  const said = { body: { value: { error: "invalid_cursor" } }, why: "limit must be a number" } as never;
  expect(refusalWords({ status: 400, headers: [], body: "", said })).toBe("limit must be a number");
});

test.each([
  ["password expected a text, found 12345 (and 2 more)", "password expected a text"],
  ["the body must have no property 'colour'", "the body must have no property 'colour'"],
  [`the body must have no property '{"password":"12345'`, "the body must have no property of this name"],
])("tells nothing of what was sent: %s", (why, want) => {
  expect(refusalWords({ status: 400, headers: [], body: "", said: { why } as never })).toBe(want);
});

test.each([
  "String '12345' was not recognized as a valid DateTime.",
  "Type definitions should start with a '{', got string starting with: 12345",
  "Invalid Type Name: 12345",
])("a request that cannot be bound is logged without its values: %s", (message) => {
  const { logged, message: told } = bindingFailure(failure("FormatException", message));
  expect(told).toBe(message);
  expect(logged).toMatch(/^FormatException: /);
  expect(logged).not.toContain("12345");
});
