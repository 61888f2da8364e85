import {
  type CheckResult,
  countVerdicts,
  type Finding,
  type OperationResult,
  type ContractPart,
  type PlannedCase,
  type RepeatedFinding,
  type VerifyResult,
} from "../verdict/result.ts";
import { remarkLine } from "./remark-text.ts";
import type { Palette, Report, ReportOptions } from "./report.ts";
import {
  countsText,
  coverageOf,
  coverageText,
  familiesOf,
  foundText,
  headlineOf,
  lackText,
  refusedText,
  saysText,
  linesAgain,
  notesOn,
  uncheckedByReason,
  unexercisedByReason,
  requestText,
  toldText,
  unknownRequests,
  answeredText,
} from "./summary.ts";
import { fitted, wholeText, wrapped } from "./wrapped.ts";

/** For people at a terminal: what broke first, how to see it again, and at a glance how it went. */
export const terminal: Report = {
  name: "terminal",
  render(result, options) {
    if (result.planned !== undefined) return plannedText(result, result.planned, options.palette);
    if (result.unreachable !== undefined)
      return `${options.palette.red("✗")} ${headlineOf(result)}\n  Check the address, and that a server is listening there.\n`;
    const operations = result.apis.flatMap(({ api, operations: own }) =>
      // What only others sent something to was asked nothing.
      own.filter(({ checks }) => checks.length > 0).map((operation) => operationText(api, operation, options)),
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
  const broken = [
    ...operation.findings.map((finding) => findingText(finding, options)),
    ...operation.repeats.map((finding) => repeatText(finding, options)),
  ];
  const unchecked = uncheckedLines(operation.checks, options);
  const remarks = operation.remarks.map((remark) => `  ${palette.dim("·")} ${palette.dim(remarkLine(remark))}`);
  const head = `${palette.bold(operation.operation)} ${palette.dim(`${operation.method} ${operation.path} · ${api} · ${operation.requests} requests`)}`;
  const unexercised = unexercisedLines(operation.parts, options);
  const parts = [lines, broken, unchecked, unexercised, remarks]
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"));
  return `${head}\n${parts.join("\n\n")}\n`;
}

/** One finding as people read it at a terminal, without an end of line. */
export function findingText(finding: Finding, options: ReportOptions): string {
  return [headOf(finding, options.palette), ...findingLines(finding, options)].join("\n");
}

/** What is told in full elsewhere: the place, and the requests that show it here. */
function repeatText(finding: RepeatedFinding, { palette, width }: ReportOptions): string {
  const line = (label: string, text: string): string => `      ${palette.dim(label.padEnd(9))} ${text}`;
  const { place, expected, before, curl } = finding;
  const about = wholeText(`${place}: expected ${expected}, found ${foundText(finding)}`, width);
  return [
    headOf(finding, palette),
    line("place", wrapped(about, roomIn(width)).join(`\n${" ".repeat(indent)}`)),
    ...notesOn(finding).map((note) => line("note", note)),
    line("told", toldText(finding)),
    ...[...before.map((one) => one.curl), curl].map((text, index) => line(index === 0 ? "again" : "", text)),
  ].join("\n");
}

function headOf({ check, promise, count }: Finding, palette: Palette): string {
  return `  ${palette.red("✗")} ${palette.bold(check)}  ${promise}${palette.dim(times(count))}`;
}

function roomIn(width: number): number {
  return Math.max(40, width - indent);
}

function findingLines(finding: Finding, { palette, width }: ReportOptions): readonly string[] {
  const { request, response, also } = finding;
  const says = saysText(finding);
  const room = roomIn(width);
  const line = (label: string, text: string, paint = same): string => {
    const [first = "", ...rest] = wrapped(text, room).map(paint);
    return [`      ${palette.dim(label.padEnd(9))} ${first}`, ...rest.map((more) => " ".repeat(indent) + more)].join(
      "\n",
    );
  };
  // A line that is to be copied stays one line.
  const whole = (label: string, text: string): string => `      ${palette.dim(label.padEnd(9))} ${text}`;
  return [
    ...finding.before.map((one) => whole("first", requestText(one))),
    whole("asked", requestText(request)),
    whole("answered", answeredText(response)),
    line("place", finding.place),
    line("expected", wholeText(finding.expected, width), palette.green),
    line("found", wholeText(foundText(finding), width), palette.red),
    ...notesOn(finding).map((note) => line("note", note)),
    ...(says === "" ? [] : [line("says", says)]),
    ...(also.length === 0
      ? []
      : [line("so also", fitted([...new Set(also.map(({ check }) => check))], room * 2 - slack))]),
    ...(finding.alsoIn.length === 0 ? [] : [line("also in", finding.alsoIn.join(", "))]),
    ...linesAgain(finding).map((text, index) => whole(index === 0 ? "again" : "", text)),
  ];
}

/** Columns before the text of a finding's line. */
const indent = 16;

/** What breaking at spaces may cost of two lines. */
const slack = 30;

const same = (text: string): string => text;

/** Checks that lack the same thing stand in one line. */
function uncheckedLines(checks: readonly CheckResult[], { palette, width }: ReportOptions): readonly string[] {
  const room = Math.max(40, width - 8);
  return uncheckedByReason(checks).map(({ reason, cure, ids }) => {
    const names = fitted(ids, room);
    return `  ${palette.yellow("–")} ${ids.length > 1 ? `${ids.length} not checked: ` : "not checked: "}${reason} ${palette.dim(`→ ${cure}`)}\n    ${palette.dim(names)}`;
  });
}

/** What of the contract no exchange had. */
function unexercisedLines(parts: readonly ContractPart[], { palette, width }: ReportOptions): readonly string[] {
  const room = Math.max(40, width - 8);
  return unexercisedByReason(parts).map(
    ({ reason, names }) =>
      `  ${palette.dim("·")} ${palette.dim(`not exercised: ${reason}`)}\n    ${palette.dim(fitted(names, room))}`,
  );
}

function closing(result: VerifyResult, palette: Palette): string {
  const counts = countVerdicts(result);
  const colour = counts.breaks > 0 ? palette.red : counts["not checked"] > 0 ? palette.yellow : palette.green;
  const stopped = result.stopped === undefined ? "" : `${palette.yellow(`stopped: ${result.stopped}`)}\n`;
  const { requestsPerPromise } = coverageOf(result);
  const facts = `${coverageText(result)} · ${result.requests.sent} of at most ${result.requests.budget} requests, ${requestsPerPromise} a promise · ${(result.milliseconds / 1000).toFixed(1)} s · seed ${result.seed}`;
  const refused = result.refused.map(
    (one) => `${palette.red("✗")} ${palette.bold(refusedText(one))}\n  → ${one.cure}\n`,
  );
  const lacks = lackText(result);
  const most = lacks === undefined ? "" : `${palette.yellow("–")} ${lacks}\n`;
  return `${stopped}${refused.join("")}${colour(palette.bold(headlineOf(result)))}: ${countsText(counts)}\n${most}${palette.dim(facts)}\n`;
}

function plannedText(result: VerifyResult, planned: readonly PlannedCase[], palette: Palette): string {
  const lines = planned.map((one) => {
    const known = one.requests.map(({ method, target, as }) => `    ${method} ${target} ${palette.dim(`as ${as}`)}`);
    const unknown = unknownRequests(one);
    const rest = unknown === undefined ? [] : [`    ${palette.dim(unknown)}`];
    return [`  ${palette.bold(`${one.operation}/${one.case}`)}`, ...known, ...rest].join("\n");
  });
  return `${lines.join("\n")}\nat most ${result.requests.budget} requests to ${result.target}; nothing was sent\n`;
}

function times(count: number): string {
  return count > 1 ? ` (${count} times)` : "";
}
