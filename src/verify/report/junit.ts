import type { CheckResult, Finding, OperationResult, PlannedCase, VerifyResult } from "../verdict/result.ts";
import { checksOf, countVerdicts } from "../verdict/result.ts";
import { escapeMarkup } from "./escape-markup.ts";
import type { Report } from "./report.ts";
import {
  answeredText,
  foundText,
  headlineOf,
  linesAgain,
  notesOn,
  refusedText,
  brokenIn,
  requestText,
  saysText,
} from "./summary.ts";

/** For CI servers: a suite for each operation, a test case for each check. What was not checked is skipped, with its reason. */
export const junit: Report = {
  name: "junit",
  render(result) {
    if (result.unreachable !== undefined)
      return suites(result, { tests: 1, failures: 0, errors: 1, skipped: 0 }, unreachable(result));
    if (result.planned !== undefined) {
      const tests = result.planned.length;
      return suites(result, { tests, failures: 0, errors: 0, skipped: tests }, plannedSuite(result, result.planned));
    }
    const body = result.apis.flatMap(({ api, operations }) => operations.map((operation) => suite(api, operation)));
    const counts = countVerdicts(result);
    const tests = checksOf(result).length;
    const errors = result.refused.length;
    const totals = { tests: tests + errors, failures: counts.breaks, errors, skipped: counts["not checked"] };
    return suites(result, totals, refusedSuite(result) + body.join(""));
  },
};

type Totals = Readonly<Record<"tests" | "failures" | "errors" | "skipped", number>>;

function suites({ milliseconds }: VerifyResult, totals: Totals, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="standin verify" ${attributes(totals)} time="${seconds(milliseconds)}">\n${body}</testsuites>\n`;
}

function attributes(totals: Totals): string {
  return Object.entries(totals)
    .map(([name, count]) => `${name}="${count}"`)
    .join(" ");
}

/** Of a dry run: each case that would be run, skipped. */
function plannedSuite(result: VerifyResult, planned: readonly PlannedCase[]): string {
  const cases = planned.map(
    (one) =>
      `    <testcase classname="${escapeMarkup(`${one.api}.${one.operation}`)}" name="${escapeMarkup(one.case)}"><skipped message="nothing was sent: at most ${one.most} requests"/></testcase>\n`,
  );
  const totals = { tests: planned.length, failures: 0, errors: 0, skipped: planned.length };
  return `  <testsuite name="${escapeMarkup(headlineOf(result))}" ${attributes(totals)}>\n${cases.join("")}  </testsuite>\n`;
}

function suite(api: string, operation: OperationResult): string {
  const { checks } = operation;
  const count = (kind: string): number => checks.filter(({ verdict }) => verdict.kind === kind).length;
  const name = escapeMarkup(`${api} ${operation.operation}`);
  const broken = brokenIn(operation);
  const cases = checks.map((check) => testCase(`${api}.${operation.operation}`, check, broken)).join("");
  return `  <testsuite name="${name}" tests="${checks.length}" failures="${count("breaks")}" errors="0" skipped="${count("not checked")}">\n${cases}  </testsuite>\n`;
}

function testCase(className: string, { id, promise, verdict }: CheckResult, findings: readonly Finding[]): string {
  const head = `    <testcase classname="${escapeMarkup(className)}" name="${escapeMarkup(`${id}: ${promise}`)}"`;
  switch (verdict.kind) {
    case "holds":
      return `${head}/>\n`;
    case "not checked":
      return `${head}><skipped message="${escapeMarkup(`${verdict.reason} → ${verdict.cure}`)}"/></testcase>\n`;
    case "breaks":
      return `${head}>${findings.map((finding) => failures(id, finding)).join("")}</testcase>\n`;
  }
}

/** The finding in full under its own check; under those that break by the same cause, what was seen there. */
function failures(id: string, finding: Finding): string {
  if (finding.check === id) return failure({ ...finding, found: foundText(finding) }, textOf(finding));
  return finding.also
    .filter(({ check }) => check === id)
    .map((one) => failure(one, `by the same cause as ${finding.check}\n${finding.again}`))
    .join("");
}

function failure({ place, expected, found }: Pick<Finding, "place" | "expected" | "found">, text: string): string {
  return `<failure message="${escapeMarkup(`${place}: expected ${expected}, found ${found}`)}">${escapeMarkup(text)}</failure>`;
}

function textOf(finding: Finding): string {
  return [
    `place: ${finding.place}`,
    `expected: ${finding.expected}`,
    `found: ${foundText(finding)}${finding.count > 1 ? ` (${finding.count} times)` : ""}`,
    `asked: ${requestText(finding.request)}`,
    `answered: ${answeredText(finding.response)}`,
    ...(finding.citations.length === 0 ? [] : [`says: ${saysText(finding)}`]),
    ...notesOn(finding),
    ...linesAgain(finding),
  ].join("\n");
}

function unreachable({ target, unreachable: reason }: VerifyResult): string {
  return `  <testsuite name="target" tests="1" failures="0" errors="1" skipped="0">\n    <testcase classname="target" name="${escapeMarkup(target)} answers"><error message="${escapeMarkup(reason ?? "")}"/></testcase>\n  </testsuite>\n`;
}

function refusedSuite({ refused }: VerifyResult): string {
  if (refused.length === 0) return "";
  const cases = refused.map(
    (one) =>
      `    <testcase classname="target" name="${escapeMarkup(`${one.identity} may log in at ${one.api}`)}"><error message="${escapeMarkup(`${refusedText(one)}: ${one.cure}`)}"/></testcase>\n`,
  );
  const totals = { tests: refused.length, failures: 0, errors: refused.length, skipped: 0 };
  return `  <testsuite name="logins" ${attributes(totals)}>\n${cases.join("")}  </testsuite>\n`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
