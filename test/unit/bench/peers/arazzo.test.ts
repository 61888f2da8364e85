import { expect, test } from "vitest";
import { arazzoOf, documentedBy } from "../../../../bench/peers/arazzo.ts";
import { loadContract } from "../../../../src/contract/load-contract.ts";

const contract = loadContract("pwc-reportfiling");

test("places the values of a documented request in its path and query", () => {
  const found = documentedBy(contract, "GET", "/sync/webhooks/subscriptions/a%20b");
  expect(found?.operation.id).toBe("GetWebhookSubscription");
  expect(found?.parameters).toEqual([{ in: "path", name: "Id", value: "a b" }]);
});

test.each([
  ["another method", "POST", "/sync/webhooks/subscriptions/find"],
  ["another path", "GET", "/sync/webhooks/nothing/find/here"],
  ["a path in capitals", "GET", "/SYNC/WEBHOOKS/SUBSCRIPTIONS/FIND"],
  ["an unknown parameter", "GET", "/sync/webhooks/subscriptions/find?page=2"],
  ["a parameter given twice", "GET", "/sync/webhooks/subscriptions/find?AccountId=1&AccountId=2"],
])("knows that no operation documents %s", (_, method, target) => {
  expect(documentedBy(contract, method, target)).toBeUndefined();
});

test("makes a workflow of its own for each answered request, and expects the status of the right host", () => {
  const request = { method: "GET", headers: [["Accept", "text/csv"]] as const, body: undefined };
  const response = { status: 404, reason: "", headers: [], body: new Uint8Array(), milliseconds: 1 };
  const exchanges = [
    { request: { ...request, target: "/sync/webhooks/subscriptions/x" }, response },
    { request: { ...request, target: "/nothing" }, response },
    { request: { ...request, target: "/broken" }, response: undefined },
  ];
  const headers = { in: "header", name: "Accept", value: "text/csv" };
  const successCriteria = [{ condition: "$statusCode == 404" }];
  expect(arazzoOf(contract, contract.file, exchanges, "http://127.0.0.1:1")).toMatchObject({
    workflows: [
      {
        workflowId: "w0",
        steps: [
          {
            operationId: "$sourceDescriptions.openapi.GetWebhookSubscription",
            parameters: [{ in: "path", name: "Id", value: "x" }, headers],
            successCriteria,
          },
        ],
      },
      {
        workflowId: "w1",
        steps: [
          {
            "x-operation": { url: "http://127.0.0.1:1/nothing", method: "get" },
            parameters: [headers],
            successCriteria,
          },
        ],
      },
    ],
  });
});
