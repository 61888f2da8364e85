import { formatCitations } from "../../citation.ts";
import {
  type CheckResult,
  countVerdicts,
  type Finding,
  type OperationResult,
  type Part,
  type PlannedCase,
  type VerifyResult,
} from "../verdict/result.ts";
import type { Palette, Report, ReportOptions } from "./report.ts";
import {
  countsText,
  coverageOf,
  coverageText,
  familiesOf,
  headlineOf,
  notSeenAgain,
  uncheckedByReason,
  unexercisedByReason,
  requestText,
} from "./summary.ts";

/** For people at a terminal: what broke first, how to see it again, and at a glance how it went. */
export const terminal: Report = {
  name: "terminal",
  render(result, options) {
    if (result.planned !== undefined) return plannedText(result, result.planned, options.palette);
    if (result.unreachable !== undefined)
      return `${options.palette.red("✗")} ${headlineOf(result)}\n  Is the address right, and does somebody listen there?\n`;
    const operations = result.apis.flatMap(({ api, operations: own }) =>
      own.map((operation) => operationText(api, operation, options)),
    );
    return `${operations.join("\n")}\n${closing(result, options.palette)}`;
  },
};

function operationText(api: string, operation: OperationResult, options: ReportOptions): string {
  const { palette } = options;
  const families = familiesOf(operation);
  const width = Math.max(...families.map(({ family }) => family.length), 0);
  const lines = families.map(({ family, counts }) => {
    const mark = counts.breaks > 0 ? palette.red("✗") : counts.holds > 0 ? palette.green("✓") : palette.yellow("–");
    return `  ${mark} ${family.padEnd(width)}  ${palette.dim(countsText(counts))}`;
  });
  const broken = operation.findings.map((finding) => findingText(finding, options));
  const unchecked = uncheckedLines(operation.checks, options);
  const remarks = operation.remarks.map(
    ({ place, text, count }) => `  ${palette.dim("·")} ${palette.dim(`${place} is ${text}${times(count)}`)}`,
  );
  const head = `${palette.bold(operation.operation)} ${palette.dim(`${operation.method} ${operation.path} · ${api} · ${operation.requests} requests`)}`;
  const unexercised = unexercisedLines(operation.parts, options);
  const parts = [lines, broken, unchecked, unexercised, remarks]
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"));
  return `${head}\n${parts.join("\n\n")}\n`;
}

function findingText(finding: Finding, options: ReportOptions): string {
  const { palette } = options;
  const head = `  ${palette.red("✗")} ${palette.bold(finding.check)}  ${finding.promise}${palette.dim(times(finding.count))}`;
  return [head, ...findingLines(finding, options)].join("\n");
}

function findingLines(finding: Finding, { palette, width }: ReportOptions): readonly string[] {
  const { request, response, also } = finding;
  const citations = formatCitations(finding.citations);
  const line = (label: string, text: string): string => `      ${palette.dim(label.padEnd(9))} ${text}`;
  const room = Math.max(40, width - 16);
  return [
    ...finding.before.map((one) => line("first", cut(requestText(one), room))),
    line("asked", cut(requestText(request), room)),
    line("answered", `${response.status} ${response.reason}`.trim()),
    line("place", finding.place),
    line("expected", palette.green(cut(finding.expected, room))),
    line("found", palette.red(cut(finding.found, room))),
    ...(finding.seenAgain === false ? [line("note", notSeenAgain)] : []),
    ...(citations === "" ? [] : [line("says", citations)]),
    ...(also.length === 0
      ? []
      : [line("so also", cut([...new Set(also.map(({ check }) => check))].join(", "), room * 2))]),
    ...(finding.alsoIn.length === 0 ? [] : [line("also in", finding.alsoIn.join(", "))]),
    ...[...finding.before.map(({ curl }) => curl), finding.curl, finding.again].map((text, index) =>
      line(index === 0 ? "again" : "", text),
    ),
  ];
}

/** Checks that lack the same thing stand in one line. */
function uncheckedLines(checks: readonly CheckResult[], { palette, width }: ReportOptions): readonly string[] {
  const room = Math.max(40, width - 8);
  return uncheckedByReason(checks).map(({ reason, cure, ids }) => {
    const names = cut(ids.join(", "), room);
    return `  ${palette.yellow("–")} ${ids.length > 1 ? `${ids.length} not checked: ` : "not checked: "}${reason} ${palette.dim(`→ ${cure}`)}\n    ${palette.dim(names)}`;
  });
}

/** What of the contract no exchange had. */
function unexercisedLines(parts: readonly Part[], { palette, width }: ReportOptions): readonly string[] {
  const room = Math.max(40, width - 8);
  return unexercisedByReason(parts).map(
    ({ reason, names }) =>
      `  ${palette.dim("·")} ${palette.dim(`not exercised: ${reason}`)}\n    ${palette.dim(cut(names.join(", "), room))}`,
  );
}

function closing(result: VerifyResult, palette: Palette): string {
  const counts = countVerdicts(result);
  const colour = counts.breaks > 0 ? palette.red : counts["not checked"] > 0 ? palette.yellow : palette.green;
  const stopped = result.stopped === undefined ? "" : `${palette.yellow(`stopped: ${result.stopped}`)}\n`;
  const { requestsPerPromise } = coverageOf(result);
  const facts = `${coverageText(result)} · ${result.requests.sent} of at most ${result.requests.budget} requests, ${requestsPerPromise} a promise · ${(result.milliseconds / 1000).toFixed(1)} s · seed ${result.seed}`;
  return `${stopped}${colour(palette.bold(headlineOf(result)))}: ${countsText(counts)}\n${palette.dim(facts)}\n`;
}

function plannedText(result: VerifyResult, planned: readonly PlannedCase[], palette: Palette): string {
  const lines = planned.map((one) => {
    const known = one.requests.map(({ method, target, as }) => `    ${method} ${target} ${palette.dim(`as ${as}`)}`);
    const more = one.most - one.requests.length;
    const rest = more > 0 ? [`    ${palette.dim(`and at most ${more} more, as the answers say`)}`] : [];
    return [`  ${palette.bold(`${one.operation}/${one.case}`)}`, ...known, ...rest].join("\n");
  });
  return `${lines.join("\n")}\nat most ${result.requests.budget} requests to ${result.target}; nothing was sent\n`;
}

function times(count: number): string {
  return count > 1 ? ` (${count} times)` : "";
}

function cut(text: string, room: number): string {
  const flat = text.replaceAll(/\s+/g, " ");
  return flat.length > room ? `${flat.slice(0, room - 1)}…` : flat;
}
