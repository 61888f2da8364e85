import { expect, test } from "vitest";
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
