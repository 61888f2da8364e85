import {
  countVerdicts,
  type Finding,
  type OperationResult,
  type PlannedCase,
  type RepeatedFinding,
} from "../verdict/result.ts";
import type { Report } from "./report.ts";
import {
  countsText,
  coverageOf,
  coverageText,
  familiesOf,
  foundText,
  headlineOf,
  refusedText,
  saysText,
  linesAgain,
  notesOn,
  uncheckedByReason,
  unexercisedByReason,
  requestText,
  answeredText,
  toldText,
  unknownRequests,
} from "./summary.ts";

/** For a comment under a pull request: a table of families, and what broke with the line to see it again. */
export const markdown: Report = {
  name: "markdown",
  render(result) {
    if (result.unreachable !== undefined) return `## ❌ ${headlineOf(result)}\n`;
    if (result.planned !== undefined)
      return `## ${headlineOf(result)}\n\n${result.planned.map(plannedText).join("\n")}\n`;
    const counts = countVerdicts(result);
    const mark = counts.breaks > 0 || result.refused.length > 0 ? "❌" : counts["not checked"] > 0 ? "⚠️" : "✅";
    const facts = `${countsText(counts)} · ${coverageText(result)} · ${result.requests.sent} requests (${coverageOf(result).requestsPerPromise} a promise) to ${inline(result.target)} · seed ${inline(result.seed)}`;
    const stopped = result.stopped === undefined ? "" : `\n> Stopped: ${result.stopped}\n`;
    const refused = result.refused.map((one) => `\n> ${refusedText(one)} → ${one.cure}\n`).join("");
    const operations = result.apis.flatMap(({ api, operations: own }) =>
      own.map((operation) => section(api, operation)),
    );
    return `## ${mark} ${headlineOf(result)}\n\n${facts}\n${stopped}${refused}\n${operations.join("\n")}`;
  },
};

/** A case that would be run, and under it the requests that are known before any answer. */
function plannedText(one: PlannedCase): string {
  const known = one.requests.map(({ method, target, as }) => `  - ${inline(`${method} ${target}`)} as ${as}`);
  const unknown = unknownRequests(one);
  return [`- **${one.operation}/${one.case}**`, ...known, ...(unknown === undefined ? [] : [`  - ${unknown}`])].join(
    "\n",
  );
}

function section(api: string, operation: OperationResult): string {
  const rows = familiesOf(operation).map(
    ({ family, counts }) => `| ${family} | ${counts.holds} | ${counts.breaks} | ${counts["not checked"]} |`,
  );
  const table = ["| family | hold | break | not checked |", "|---|--:|--:|--:|", ...rows].join("\n");
  const broken = [...operation.findings.map(findingText), ...operation.repeats.map(repeatText)];
  const unchecked = uncheckedByReason(operation.checks).map(
    ({ reason, cure, ids }) => `- ${reason} → ${cure}: ${ids.map(inline).join(", ")}`,
  );
  const uncheckedCount = operation.checks.filter(({ verdict }) => verdict.kind === "not checked").length;
  const unexercised = unexercisedByReason(operation.parts).map(
    ({ reason, names }) => `- ${reason}: ${names.map(inline).join(", ")}`,
  );
  const unexercisedCount = operation.parts.filter(({ reason }) => reason !== undefined).length;
  const folded =
    details(`${uncheckedCount} not checked`, unchecked) +
    details(`${unexercisedCount} of ${operation.parts.length} parts of the contract not exercised`, unexercised);
  return `### ${operation.operation} (${api})\n\n${inline(`${operation.method} ${operation.path}`)}\n\n${table}\n${broken.map((text) => `\n${text}`).join("")}${folded}`;
}

function details(summary: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `\n<details><summary>${summary}</summary>\n\n${lines.join("\n")}\n\n</details>\n`;
}

function findingText(finding: Finding): string {
  const { check, promise, also } = finding;
  const others = [...new Set(also.map((one) => inline(one.check)))];
  const says = saysText(finding);
  const times = finding.count > 1 ? `, ${finding.count} times` : "";
  return [
    `**${check}**: ${promise}${says === "" ? "" : ` (${says})`}${times}`,
    "",
    `- at ${inline(finding.place)} expected ${inline(finding.expected)}, found ${inline(foundText(finding))}`,
    `- ${inline(requestText(finding.request))} → ${redirect(finding)}`,
    ...notesOn(finding).map((note) => `- ${note}`),
    ...(others.length === 0 ? [] : [`- so also ${others.join(", ")}`]),
    ...(finding.alsoIn.length === 0 ? [] : [`- also in ${finding.alsoIn.map(inline).join(", ")}`]),
    "",
    ["```sh", ...linesAgain(finding), "```\n"].join("\n"),
  ].join("\n");
}

/** What is told in full elsewhere: the place, and the requests that show it here. */
function repeatText(finding: RepeatedFinding): string {
  return [
    `**${finding.check}**: ${finding.promise} (${toldText(finding)})`,
    "",
    `- at ${inline(finding.place)} expected ${inline(finding.expected)}, found ${inline(foundText(finding))}`,
    "",
    ["```sh", ...linesAgain(finding), "```\n"].join("\n"),
  ].join("\n");
}

/** The status alone; where the answer sends elsewhere, that too. */
function redirect({ response }: Finding): string {
  const answered = answeredText(response);
  return answered.includes(" → ") ? inline(answered) : String(response.status);
}

/** A code span that also holds backticks and pipes. */
function inline(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
  const fence = "`".repeat(Math.max(0, ...[...flat.matchAll(/`+/g)].map(([ticks]) => ticks.length)) + 1);
  return flat.includes("`") ? `${fence} ${flat} ${fence}` : `\`${flat}\``;
}
