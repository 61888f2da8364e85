import { formatCitations } from "../../citation.ts";
import { type CheckResult, countVerdicts, type VerifyResult } from "../verdict/result.ts";
import { remarkLine } from "./remark-text.ts";
import { escapeMarkup as text } from "./escape-markup.ts";
import { findingSection } from "./html-finding.ts";
import { htmlContents, type Shown } from "./html-contents.ts";
import { htmlStyle } from "./html-style.ts";
import type { Report } from "./report.ts";
import { partsSection } from "./html-parts.ts";
import { plannedSection } from "./html-planned.ts";
import {
  countsText,
  coverageOf,
  coverageText,
  familiesOf,
  type FamilySummary,
  headlineOf,
  refusedText,
  withoutBreaksUnreached,
  brokenIn,
} from "./summary.ts";

/** For a browser: one page that needs nothing else, every promise with what was found about it. */
export const html: Report = {
  name: "html",
  render(told, { moment }) {
    const result = withoutBreaksUnreached(told);
    const counts = countVerdicts(result);
    const state =
      counts.breaks > 0 || result.unreachable !== undefined || result.refused.length > 0
        ? "breaks"
        : counts["not checked"] > 0 || result.planned !== undefined
          ? "unchecked"
          : "holds";
    const operations = result.apis.flatMap(({ api, operations: own }) => own.map((operation) => ({ api, operation })));
    const stopped = result.stopped === undefined ? "" : `<p class="stopped">Stopped: ${text(result.stopped)}</p>`;
    const refused = result.refused.map(
      (one) => `<p class="refused"><b>${text(refusedText(one))}</b> → ${text(one.cure)}</p>`,
    );
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(headlineOf(result))}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header class="${state}">
<h1>${text(headlineOf(result))}</h1>
${result.planned === undefined ? factsOf(result) : ""}${moment === undefined ? "" : `<p class="facts"><time datetime="${text(moment)}">${text(dateText(moment))}</time></p>`}${stopped}${refused.join("")}</header>
<main>
${
  result.planned === undefined
    ? [htmlContents(operations), ...broken(operations), ...operations.map((one, at) => section(one, at))].join("\n")
    : plannedSection(result.planned)
}
</main>
</body>
</html>
`;
  },
};

/** `2026-03-01 12:00 UTC`. */
function dateText(moment: string): string {
  return moment.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC");
}

function factsOf(result: VerifyResult): string {
  return `<p>${text(countsText(countVerdicts(result)))} · ${text(coverageText(result))}</p>
<p class="facts">${text(result.target)} · ${result.requests.sent} of at most ${result.requests.budget} requests (${coverageOf(result).requestsPerPromise} a promise) · ${(result.milliseconds / 1000).toFixed(1)} s · seed ${text(result.seed)} · standin ${text(result.version)}</p>
`;
}

/** Findings of all operations, before everything else. */
function broken(operations: readonly Shown[]): readonly string[] {
  const found = operations.flatMap(({ api, operation }) =>
    brokenIn(operation).map(
      (finding) =>
        `<p class="of">${text(operation.operation)} <small>${text(api)}</small></p>${findingSection(finding)}`,
    ),
  );
  return found.length === 0 ? [] : [`<section id="broken">\n<h2>What breaks</h2>\n${found.join("\n")}\n</section>`];
}

function section({ api, operation }: Shown, at: number): string {
  const remarks = operation.remarks.map((remark) => `<li>${text(remarkLine(remark))}</li>`);
  return `<section id="operation-${at}">
<h2>${text(operation.operation)} <small>${text(`${operation.method} ${operation.path}`)} · ${text(api)} · ${operation.requests} requests</small></h2>
${familiesOf(operation).map(familySection).join("\n")}
${partsSection(operation.parts)}
${remarks.length === 0 ? "" : `<ul class="remarks">${remarks.join("")}</ul>`}
</section>`;
}

/** Folded, unless something in it breaks. */
function familySection({ family, counts, checks }: FamilySummary): string {
  const state = counts.breaks > 0 ? "breaks" : counts["not checked"] > 0 ? "unchecked" : "holds";
  const holding = `${counts.breaks > 0 ? " has-breaks" : ""}${counts["not checked"] > 0 ? " has-unchecked" : ""}`;
  return `<details class="family${holding}"${counts.breaks > 0 ? " open" : ""}><summary class="${state}"><code>${text(family)}</code> <small>${text(countsText(counts))}</small></summary>
<table>
<thead><tr><th>promise</th><th>check</th><th>source</th><th>verdict</th></tr></thead>
<tbody>
${checks.map(row).join("\n")}
</tbody>
</table>
</details>`;
}

function row({ id, promise, citations, verdict }: CheckResult): string {
  const says = citations.length === 0 ? "" : `<code>${text(formatCitations(citations))}</code>`;
  const state = verdict.kind === "not checked" ? "unchecked" : verdict.kind;
  const head = `<tr class="${state}"><td>${text(promise)}</td><td><code>${text(id)}</code></td><td>${says}</td>`;
  switch (verdict.kind) {
    case "holds":
      return `${head}<td>holds <small>${verdict.answers} answer${verdict.answers === 1 ? "" : "s"}</small></td></tr>`;
    case "not checked":
      return `${head}<td>not checked <small>${text(verdict.reason)} → ${text(verdict.cure)}</small></td></tr>`;
    case "breaks":
      return verdict.told === id
        ? `${head}<td>breaks</td></tr>`
        : `${head}<td>breaks <small>by the same cause as ${text(verdict.told)}</small></td></tr>`;
  }
}
