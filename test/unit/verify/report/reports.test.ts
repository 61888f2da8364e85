import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { noColour } from "../../../../src/verify/report/report.ts";
import { reports } from "../../../../src/verify/report/reports.ts";
import type { VerifyResult } from "../../../../src/verify/verdict/result.ts";
import { root } from "../../../support/source-files.ts";

const result: VerifyResult = {
  version: "1.2.3",
  seed: "seven",
  target: "https://staging.example.com",
  unreachable: undefined,
  stopped: undefined,
  requests: { budget: 300, sent: 12 },
  milliseconds: 1234,
  planned: undefined,
  apis: [
    {
      api: "orders",
      file: "contracts/orders/openapi.yaml",
      operations: [
        {
          operation: "ListOrders",
          method: "GET",
          path: "/orders",
          requests: 12,
          checks: [
            {
              id: "walk/done",
              promise: "Done is true at the end",
              citations: [{ document: "orders-page", line: 7 }],
              verdict: { kind: "breaks", answers: 9, told: "walk/done" },
            },
            {
              id: "walk/turned",
              promise: "it turns",
              citations: [],
              verdict: { kind: "breaks", answers: 2, told: "walk/done" },
            },
            { id: "walk/order", promise: "rows go down", citations: [], verdict: { kind: "holds", answers: 9 } },
            {
              id: "security/expired-token",
              promise: "old tokens are refused",
              citations: [],
              verdict: { kind: "not checked", reason: "none is known", cure: "add one" },
            },
          ],
          findings: [
            {
              check: "walk/done",
              promise: "Done is true at the end",
              citations: [{ document: "orders-page", line: 7 }],
              place: "page 2, done",
              expected: "true: nothing follows",
              found: 'false <script>alert("x")</script> | `x`\u0001',
              count: 3,
              before: [
                {
                  method: "GET",
                  target: "/orders?Limit=4",
                  headers: [["Accept", "text/csv"]],
                  curl: "curl -i 'https://staging.example.com/orders?Limit=4'",
                },
              ],
              seenAgain: false,
              request: { method: "GET", target: "/orders?Limit=5", headers: [] },
              response: {
                status: 200,
                reason: "OK",
                headers: [["Content-Type", "text/html"]],
                excerpt: "</pre><script>",
              },
              curl: "curl -i 'https://staging.example.com/orders?Limit=5'",
              again: "standin verify https://staging.example.com orders --only ListOrders/walk/sizes",
              also: [{ check: "walk/turned", place: "done", expected: "a", found: "b", count: 1 }],
              alsoIn: [],
            },
          ],
          parts: [
            { kind: "parameter", name: "Limit", exchanges: 9, families: ["walk"], reason: undefined },
            { kind: "response", name: "503", exchanges: 0, families: [], reason: "no answer was of this kind" },
          ],
          remarks: [{ place: "/Orders/*/Colour", text: "a member that the schema does not name", count: 2 }],
        },
      ],
    },
  ],
};

const render = (name: keyof typeof reports, from = result): string =>
  reports[name].render(from, { palette: noColour, width: 100 });

test("shows at a terminal what broke, where, what was expected, and how to see it again", () => {
  const text = render("terminal");
  for (const part of [
    "walk/done",
    "page 2, done",
    "true: nothing follows",
    "orders-page:7",
    "(3 times)",
    "so also   walk/turned",
    "--only ListOrders/walk/sizes",
    "1 holds, 2 break, 1 not checked",
    "first     GET /orders?Limit=4 as text/csv",
    "it depends on what was asked before",
    "not exercised: no answer was of this kind\n    response 503",
    "3 of 4 promises checked, 1 of 2 parts of the contract exercised",
    "12 of at most 300 requests, 4 a promise",
  ])
    expect(text).toContain(part);
});

test("writes JUnit that is well-formed whatever an answer held", () => {
  const text = render("junit");
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(text) as Record<string, unknown>;
  expect(parsed["testsuites"]).toMatchObject({ testsuite: { "@_name": "orders ListOrders" } });
  expect(text).toContain('tests="4" failures="2" errors="0" skipped="1"');
});

test("writes one page of HTML that needs nothing else and lets nothing in an answer run", () => {
  const text = render("html");
  expect(text).not.toMatch(/<(script|link|img|iframe)\b/);
  expect(text).not.toMatch(/\b(src|href)=/);
  expect(text).toContain("&lt;script&gt;");
});

test("writes JSON that holds the counts and the result", () => {
  expect(JSON.parse(render("json"))).toMatchObject({
    summary: {
      holds: 1,
      breaks: 2,
      notChecked: 1,
      promises: 4,
      checked: 3,
      parts: 2,
      exercised: 1,
      requestsPerPromise: 4,
    },
    seed: "seven",
  });
});

test("writes Markdown in which an answer cannot break a table or a code span", () => {
  const text = render("markdown");
  expect(text).toContain("| walk | 1 | 2 | 0 |");
  expect(text).toContain("\\| `x`");
});

test("writes JSON after the published schema", () => {
  const schema = JSON.parse(readFileSync(join(root, "docs", "report.schema.json"), "utf8")) as object;
  const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);
  const planned = [
    {
      api: "orders",
      operation: "ListOrders",
      case: "walk/sizes",
      most: 3,
      requests: [{ method: "GET", target: "/orders", as: "nobody" }],
    },
  ];
  for (const from of [
    result,
    { ...result, apis: [], unreachable: "connect ECONNREFUSED", stopped: "connect ECONNREFUSED" },
    { ...result, planned },
  ]) {
    validate(JSON.parse(render("json", from)));
    expect(validate.errors).toBeNull();
  }
});

test("writes a workflow command for each finding, on one line and with nothing in it that would end it", () => {
  expect(render("github")).toBe(
    "::error file=contracts/orders/openapi.yaml,title=ListOrders walk/done::Done is true at the end (3 times)%0AGET /orders?Limit=5%0A" +
      'page 2, done: expected true: nothing follows, found false <script>alert("x")</script> | `x`\u0001%0A' +
      "standin verify https://staging.example.com orders --only ListOrders/walk/sizes\n" +
      "::notice title=standin verify::2 of 4 promises are broken: 1 holds, 2 break, 1 not checked\n",
  );
});

test("writes no workflow command where everything holds", () => {
  const holding = result.apis.flatMap(({ operations }) => operations).flatMap(({ checks }) => checks.slice(2, 3));
  const apis = result.apis.map((api) => ({
    ...api,
    operations: api.operations.map((operation) => ({ ...operation, checks: holding, findings: [] })),
  }));
  expect(render("github", { ...result, apis })).toBe("");
});

test("says in every report that nobody answered", () => {
  const silent = { ...result, apis: [], unreachable: "connect ECONNREFUSED" };
  for (const name of ["terminal", "junit", "html", "markdown", "json", "github"] as const)
    expect(render(name, silent)).toContain("ECONNREFUSED");
});
