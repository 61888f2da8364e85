import { expect, test } from "vitest";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import { verify } from "../../src/verify/verify.ts";
import { shelfContract } from "./shelf-document.ts";
import { senderOf, shelfService } from "./shelf-host.ts";

test("counts what a body sends, and what the cases of one operation send to another", async () => {
  const apis = [
    { contract: shelfContract("page"), target: bareTarget(undefined), sender: senderOf(shelfService("page")) },
  ];
  const { apis: results, requests } = await verify({ apis, allowWrites: true, only: ["writes"] });
  const operations = results.flatMap(({ operations: own }) => own);
  const exercised = operations.map(({ method, path, parts, requests: sent }) => ({
    operation: `${method} ${path}`,
    sent,
    names: parts.flatMap(({ kind, name, reason }) =>
      reason === undefined && kind !== "property" ? [`${kind} ${name}`] : [],
    ),
  }));
  expect(exercised.filter(({ sent }) => sent > 0)).toMatchInlineSnapshot(`
    [
      {
        "names": [
          "parameter limit",
          "parameter page",
          "parameter X-Reader",
          "response 200 application/json",
          "choice books[].shelf = north",
          "choice books[].shelf = south",
          "choice books[].shelf = west",
        ],
        "operation": "GET /books",
        "sent": 5,
      },
      {
        "names": [
          "parameter title",
          "parameter shelf",
          "parameter pages",
          "parameter lent",
          "response 201 application/json",
          "choice shelf = north",
        ],
        "operation": "POST /books",
        "sent": 1,
      },
      {
        "names": [
          "parameter id",
          "response 200 application/json",
          "response 404 application/json",
          "choice shelf = north",
        ],
        "operation": "GET /books/{id}",
        "sent": 5,
      },
      {
        "names": [
          "parameter id",
          "parameter title",
          "parameter shelf",
          "parameter pages",
          "parameter lent",
          "response 200 application/json",
          "choice shelf = north",
        ],
        "operation": "PUT /books/{id}",
        "sent": 1,
      },
      {
        "names": [
          "parameter id",
          "parameter title",
          "response 200 application/json",
          "response 404 application/json",
          "choice shelf = north",
        ],
        "operation": "PATCH /books/{id}",
        "sent": 2,
      },
      {
        "names": [
          "parameter id",
          "response 204",
          "response 404 application/json",
        ],
        "operation": "DELETE /books/{id}",
        "sent": 2,
      },
    ]
  `);
  expect(operations.reduce((sum, one) => sum + one.requests, 0)).toBe(requests.sent);
});
