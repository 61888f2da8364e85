import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { targetOf } from "../../../../src/verify/exchange/compose.ts";

const [operation] = loadContract("bokamera").operations;
if (operation === undefined) throw new Error("the contract has an operation");

test.each([
  ["usual", "EventTypes=a%2Cb&After=2026-01-01T00%3A00%3A00%2B02%3A00"],
  ["least", "EventTypes=a,b&After=2026-01-01T00:00:00%2B02:00"],
  [
    "most",
    "%45%76%65%6E%74%54%79%70%65%73=%61%2C%62&%41%66%74%65%72=%32%30%32%36%2D%30%31%2D%30%31%54%30%30%3A%30%30%3A%30%30%2B%30%32%3A%30%30",
  ],
] as const)("writes a query with the %s encoding", (encoding, query) => {
  const target = targetOf({
    operation,
    method: "GET",
    parameters: [
      ["EndpointId", "ep 1"],
      ["EventTypes", "a,b"],
      ["After", "2026-01-01T00:00:00+02:00"],
    ],
    as: { kind: "nobody" },
    wanted: { format: "xml", by: "suffix" },
    headers: [],
    path: undefined,
    body: undefined,
    encoding,
  });
  expect(target).toBe(`/webhook/endpoints/ep%201/attempts.xml?${query}`);
});

test.each(["usual", "least", "most"] as const)("writes half a character as the replacement for one, %s", (encoding) => {
  const target = targetOf({
    operation,
    method: "GET",
    parameters: [
      ["EndpointId", "a\ud800b"],
      ["EventTypes", "\udc00"],
    ],
    as: { kind: "nobody" },
    wanted: undefined,
    headers: [],
    path: undefined,
    body: undefined,
    encoding,
  });
  expect(target).toMatch(/^\/webhook\/endpoints\/a%EF%BF%BDb\/attempts\?.*=%EF%BF%BD$/);
});

test("asks for the path with the slash that the document has at its end", () => {
  const target = targetOf({
    operation: { ...operation, path: `${operation.path}/` },
    method: "GET",
    parameters: [["EndpointId", "a"]],
    as: { kind: "nobody" },
    wanted: undefined,
    headers: [],
    path: undefined,
    body: undefined,
    encoding: "usual",
  });
  expect(target).toBe("/webhook/endpoints/a/attempts/");
});
