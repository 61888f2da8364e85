import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { noColour } from "../../../../src/verify/report/report.ts";
import { reports } from "../../../../src/verify/report/reports.ts";
import type { VerifyResult } from "../../../../src/verify/verdict/result.ts";

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
    "75 % of the promises checked",
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
    summary: { holds: 1, breaks: 2, notChecked: 1, coverage: 75 },
    seed: "seven",
  });
});

test("writes Markdown in which an answer cannot break a table or a code span", () => {
  const text = render("markdown");
  expect(text).toContain("| walk | 1 | 2 | 0 |");
  expect(text).toContain("\\| `x`");
});

test("says in every report that nobody answered", () => {
  const silent = { ...result, apis: [], unreachable: "connect ECONNREFUSED" };
  for (const name of ["terminal", "junit", "html", "markdown", "json"] as const)
    expect(render(name, silent)).toContain("ECONNREFUSED");
});
