import { expect, test } from "vitest";
import { requestLine } from "../../../src/cli/request-log.ts";
import type { AnsweredRequest } from "../../../src/serve/http/app.ts";

const asked: AnsweredRequest = {
  number: 1,
  at: "2026-01-01T00:00:00.000Z",
  method: "GET",
  target: "/teas?page=2",
  status: 200,
  api: "teahouse",
  operation: "listTeas",
  type: "application/json",
  faults: [],
  session: "shared",
  milliseconds: 3,
};

test.each<[Partial<AnsweredRequest>, string]>([
  [{}, "200 GET /teas?page=2  json 3 ms\n"],
  [{ type: "image/png", isInferred: true }, "200 GET /teas?page=2  image/png 3 ms  inferred\n"],
  [{ session: "mine", ignored: ["foo", "bar"] }, "200 GET /teas?page=2  json 3 ms [mine]  ignored: foo, bar\n"],
  [{ status: 400, why: "page must be a number" }, "400 GET /teas?page=2  json 3 ms  page must be a number\n"],
  [{ status: 503, faults: ["fault-1", "fault-2"] }, "503 GET /teas?page=2  json 3 ms  struck by fault-1, fault-2\n"],
])("prints %j as one line", (more, line) => {
  expect(requestLine({ ...asked, ...more }, false)).toBe(line);
});

test("tells of an unknown path which one is near", () => {
  const missed = { ...asked, status: 404, target: "/tees", why: "Not Found", near: "GET /teas" };
  Reflect.deleteProperty(missed, "type");
  expect(requestLine(missed, false)).toBe("404 GET /tees  no body 3 ms  Not Found; near: GET /teas\n");
});

test("prints nothing that steers a terminal or turns text round, and colours only where they are wanted", () => {
  const line = requestLine({ ...asked, status: 400, why: "a\u001b[31m\u202eb\nc", session: "\u0007" }, false);
  expect(line).toBe("400 GET /teas?page=2  json 3 ms [\\u0007]  a\\u001b[31m\\u202eb\\u000ac\n");
  expect(requestLine(asked, true)).toContain("\u001b[32m200\u001b[39m");
});
