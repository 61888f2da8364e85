import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { noColour, type ReportOptions } from "../../../../src/verify/report/report.ts";
import { reports } from "../../../../src/verify/report/reports.ts";
import { headlineOf } from "../../../../src/verify/report/summary.ts";
import { findingText } from "../../../../src/verify/report/terminal.ts";
import { type Finding, findingsOf, type VerifyResult } from "../../../../src/verify/verdict/result.ts";
import { examplePlaces } from "../../../support/place.ts";
import { root } from "../../../support/source-files.ts";

const result: VerifyResult = {
  version: "1.2.3",
  seed: "seven",
  target: "https://staging.example.com",
  unreachable: undefined,
  stopped: undefined,
  refused: [],
  keptOut: undefined,
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
              family: "walk",
              promise: "Done is true at the end",
              citations: [{ document: "orders-page", line: 7 }],
              verdict: { kind: "breaks", answers: 9, told: "walk/done" },
            },
            {
              id: "walk/turned",
              family: "walk",
              promise: "it turns",
              citations: [],
              verdict: { kind: "breaks", answers: 2, told: "walk/done" },
            },
            {
              id: "walk/order",
              family: "walk",
              promise: "rows go down",
              citations: [],
              verdict: { kind: "holds", answers: 9 },
            },
            {
              id: "security/expired-token",
              family: "security",
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
              quotes: ["Done: whether more rows follow"],
              place: "page 2, done",
              at: { kind: "page", page: { number: 2 }, part: "done" },
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
              also: [
                {
                  check: "walk/turned",
                  place: "done",
                  at: { kind: "page", part: "done" },
                  expected: "a",
                  found: "b",
                  count: 1,
                },
              ],
              alsoIn: [],
            },
          ],
          repeats: [],
          parts: [
            { kind: "parameter", name: "Limit", exchanges: 9, families: ["walk"], reason: undefined },
            { kind: "response", name: "503", exchanges: 0, families: [], reason: "no answer had this status" },
          ],
          remarks: [
            {
              kind: "unnamed member",
              place: "/Orders/*/Colour",
              text: "a member that the schema does not name",
              count: 2,
            },
          ],
        },
      ],
    },
  ],
};

const render = (name: keyof typeof reports, from = result, options: Partial<ReportOptions> = {}): string =>
  reports[name].render(from, { palette: noColour, width: 100, ...options });

/** The result with its finding changed. */
function withFinding(changed: Partial<Finding>): VerifyResult {
  const apis = result.apis.map((api) => ({
    ...api,
    operations: api.operations.map((one) => ({
      ...one,
      findings: one.findings.map((finding) => ({ ...finding, ...changed })),
    })),
  }));
  return { ...result, apis };
}

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
    "the failure is intermittent, or depends on\n                earlier requests",
    "not exercised: no answer had this status\n    response 503",
    "3 of 4 promises checked, 1 of 2 parts of the contract exercised",
    "12 of at most 300 requests, 4 a promise",
  ])
    expect(text).toContain(part);
});

test("says beside the totals what most of the unchecked checks lack", () => {
  const unchecked = (id: string, reason: string) => ({
    id,
    family: "a",
    promise: "it does",
    citations: [],
    verdict: { kind: "not checked" as const, reason, cure: `cure ${reason}` },
  });
  const checks = [unchecked("a/1", "rows"), unchecked("a/2", "a login"), unchecked("a/3", "a login")];
  const apis = result.apis.map((api) => ({
    ...api,
    operations: api.operations.map((operation) => ({ ...operation, checks, findings: [], repeats: [] })),
  }));
  expect(render("terminal", { ...result, apis })).toContain(
    "0 hold, 3 not checked\n– 2 not checked: a login → cure a login\n",
  );
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
  expect(text).not.toMatch(/\b(src|href)=(?!"#)/);
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
    ...examplePlaces.map(([at, place]) => withFinding({ at, place })),
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
    operations: api.operations.map((operation) => ({ ...operation, checks: holding, findings: [], repeats: [] })),
  }));
  expect(render("github", { ...result, apis })).toBe("");
});

test("says in every report that nobody answered", () => {
  const silent = { ...result, apis: [], unreachable: "connect ECONNREFUSED" };
  for (const name of ["terminal", "junit", "html", "markdown", "json", "github"] as const)
    expect(render(name, silent)).toContain("ECONNREFUSED");
});

test("shows what was expected and found whole, in lines that fit the terminal", () => {
  const found = `<ns:Row xmlns="${"http://schemas.example.org/".repeat(8)}">the end`;
  const lines = render("terminal", withFinding({ found })).split("\n");
  const first = lines.findIndex((line) => line.startsWith("      found"));
  const shown = lines.slice(first, first + 3).map((line) => line.slice(16));
  expect(shown.join("").replaceAll(" ", "")).toBe(found.replaceAll(" ", ""));
  expect(Math.max(...shown.map(({ length }) => length))).toBeLessThanOrEqual(84);
});

test.each([
  [100, 400, "… and 100 more characters"],
  [Infinity, 500, ""],
])("shows at a width of %d %d of 500 characters", (width, most, rest) => {
  const text = render("terminal", withFinding({ found: "x".repeat(500) }), { width });
  const found = /found {5}([^]*?)\n {6}note/.exec(text)?.[1] ?? "";
  expect(found.replaceAll(/\n +/g, "").replaceAll(" ", "")).toBe(("x".repeat(most) + rest).replaceAll(" ", ""));
});

test("says how many more checks there are where a line has no room for all", () => {
  const also = Array.from({ length: 40 }, (_, index) => ({
    check: `filters/number-${index}`,
    place: "status",
    at: { kind: "status" as const },
    expected: "b",
    found: "c",
    count: 1,
  }));
  expect(render("terminal", withFinding({ also }))).toMatch(/so also {3}filters\/number-0, .*\n.*… and \d+ more\n/);
  expect(render("terminal", withFinding({ also }), { width: Infinity })).toContain("filters/number-39\n");
});

test("shows where an answer sends, in every report for people", () => {
  const response = {
    status: 302,
    reason: "Found",
    headers: [["location", "https://login.example/?a=b"]] as const,
    excerpt: "",
  };
  for (const name of ["terminal", "html", "markdown", "junit"] as const)
    expect(render(name, withFinding({ response }))).toContain("302 Found → https://login.example/?a=b");
});

test("shows one finding alone, with nothing said of the run", () => {
  const [finding] = findingsOf(result);
  const text = finding === undefined ? "" : findingText(finding, { palette: noColour, width: Infinity });
  expect(text).toMatch(/^ {2}✗ walk\/done {2}Done is true at the end \(3 times\)\n/);
  expect(text).toMatch(/--only ListOrders\/walk\/sizes$/);
  expect(text).not.toMatch(/Everything holds|promises/);
});

test("calls the file of a contract as the place calls it", () => {
  expect(render("github", result, { fileName: (file) => `here/${file}` })).toContain(
    "::error file=here/contracts/orders/openapi.yaml,",
  );
});

test("says in every report that nothing was sent, and what would be", () => {
  const requests = [{ method: "GET", target: "/orders?a=<b>", as: "nobody" }];
  const planned = [{ api: "orders", operation: "ListOrders", case: "walk/sizes", most: 3, requests }];
  const dry = { ...result, apis: [], planned };
  for (const name of ["terminal", "html", "markdown", "junit", "github"] as const) {
    const text = render(name, dry);
    expect(text).toMatch(/nothing was sent/i);
    expect(text).not.toContain("Everything holds");
    if (name !== "github") expect(text).toContain("walk/sizes");
  }
  for (const name of ["terminal", "html", "markdown"] as const)
    expect(render(name, dry)).toContain("and at most 2 more, depending on the answers");
  expect(render("html", dry)).toContain("GET /orders?a=&lt;b&gt;");
  expect(render("junit", dry)).toContain('tests="1" failures="0" errors="0" skipped="1"');
});

test("calls nothing broken, checked or found where nobody answered", () => {
  const silent = { ...result, unreachable: "connect ECONNREFUSED" };
  expect(JSON.parse(render("json", silent))).toMatchObject({
    summary: { holds: 1, breaks: 0, notChecked: 3, promises: 4 },
    apis: [{ operations: [{ findings: [], repeats: [] }] }],
  });
  const junit = render("junit", silent);
  expect(junit).toContain('name="standin verify" tests="1" failures="0" errors="1" skipped="0"');
  expect(junit.match(/<testcase/g)).toHaveLength(1);
  expect(render("html", silent)).not.toContain("<article>");
});

test("no run in which nothing held is called one in which everything does", () => {
  const holding = (kinds: readonly ("holds" | "not checked")[]): string => {
    const checks = kinds.map((kind, i) => {
      const verdict = kind === "holds" ? { kind, answers: 1 } : { kind, reason: "none is known", cure: "add one" };
      return { id: `a/${i}`, family: "a", promise: "it does", citations: [], verdict };
    });
    const apis = result.apis.map((api) => ({
      ...api,
      operations: api.operations.map((operation) => ({ ...operation, checks, findings: [], repeats: [] })),
    }));
    return headlineOf({ ...result, apis });
  };
  expect(holding([])).toBe("Nothing was checked, as no operation only reads (--allow-writes asks others)");
  expect(holding(["not checked"])).toBe("Nothing could be checked");
  expect(holding(["not checked", "holds"])).toBe("Nothing that was checked is broken");
  expect(holding(["holds"])).toBe("Everything holds");
});
