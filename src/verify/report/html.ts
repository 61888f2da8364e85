import { formatCitation } from "../../citation.ts";
import { type CheckResult, countVerdicts, type Finding, type OperationResult } from "../verdict/result.ts";
import { escapeMarkup as text } from "./escape-markup.ts";
import { htmlStyle } from "./html-style.ts";
import type { Report } from "./report.ts";
import { partsSection } from "./html-parts.ts";
import { countsText, coverageOf, coverageText, headlineOf, notSeenAgain } from "./summary.ts";

/** For a browser: one page that needs nothing else, every promise with what was found about it. */
export const html: Report = {
  name: "html",
  render(result) {
    const counts = countVerdicts(result);
    const state =
      counts.breaks > 0 || result.unreachable !== undefined
        ? "breaks"
        : counts["not checked"] > 0
          ? "unchecked"
          : "holds";
    const operations = result.apis.flatMap(({ api, operations: own }) =>
      own.map((operation) => section(api, operation)),
    );
    const stopped = result.stopped === undefined ? "" : `<p class="stopped">Stopped: ${text(result.stopped)}</p>`;
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
<p>${text(countsText(counts))} · ${text(coverageText(result))}</p>
<p class="facts">${text(result.target)} · ${result.requests.sent} of at most ${result.requests.budget} requests (${coverageOf(result).requestsPerPromise} a promise) · ${(result.milliseconds / 1000).toFixed(1)} s · seed ${text(result.seed)} · standin ${text(result.version)}</p>
${stopped}</header>
<main>
${operations.join("\n")}
</main>
</body>
</html>
`;
  },
};

function section(api: string, operation: OperationResult): string {
  const remarks = operation.remarks.map(
    ({ place, text: remark, count }) => `<li><code>${text(place)}</code> is ${text(remark)} (${count})</li>`,
  );
  return `<section>
<h2>${text(operation.operation)} <small>${text(`${operation.method} ${operation.path}`)} · ${text(api)} · ${operation.requests} requests</small></h2>
<table>
<thead><tr><th>promise</th><th>held by</th><th>says</th><th>verdict</th></tr></thead>
<tbody>
${operation.checks.map((check) => row(check, operation.findings)).join("\n")}
</tbody>
</table>
${partsSection(operation.parts)}
${remarks.length === 0 ? "" : `<ul class="remarks">${remarks.join("")}</ul>`}
</section>`;
}

function row({ id, promise, citations, verdict }: CheckResult, findings: readonly Finding[]): string {
  const says = citations.map((citation) => `<code>${text(formatCitation(citation))}</code>`).join(" ");
  const state = verdict.kind === "not checked" ? "unchecked" : verdict.kind;
  const head = `<tr class="${state}"><td>${text(promise)}</td><td><code>${text(id)}</code></td><td>${says}</td>`;
  switch (verdict.kind) {
    case "holds":
      return `${head}<td>holds <small>${verdict.answers} answers</small></td></tr>`;
    case "not checked":
      return `${head}<td>not checked <small>${text(verdict.reason)} → ${text(verdict.cure)}</small></td></tr>`;
    case "breaks": {
      if (verdict.told !== id)
        return `${head}<td>breaks <small>by the same cause as ${text(verdict.told)}</small></td></tr>`;
      const own = findings.filter(({ check }) => check === id);
      const rows = own.map((finding) => `<tr class="finding"><td colspan="4">${details(finding)}</td></tr>`);
      return `${head}<td>breaks</td></tr>\n${rows.join("\n")}`;
    }
  }
}

function details(finding: Finding): string {
  const { request, response } = finding;
  const headers = response.headers.map(([name, value]) => `${name}: ${value}`).join("\n");
  return `<dl><dt>place</dt><dd><code>${text(finding.place)}</code>${finding.count > 1 ? ` <small>${finding.count} times</small>` : ""}</dd>
<dt>expected</dt><dd class="expected">${text(finding.expected)}</dd><dt>found</dt><dd class="found">${text(finding.found)}</dd></dl>
${finding.seenAgain === false ? `<p>${text(notSeenAgain)}</p>\n` : ""}<details><summary><code>${text(`${request.method} ${request.target}`)}</code> → ${response.status}</summary>
<pre>${text(`${response.status} ${response.reason}\n${headers}\n\n${response.excerpt}`)}</pre></details>
<pre class="again">${text([...finding.before.map(({ curl }) => curl), finding.curl, finding.again].join("\n"))}</pre>`;
}
