import type { RepeatedFinding } from "../verdict/result.ts";
import { escapeMarkup as text } from "./escape-markup.ts";
import { answeredText, foundText, linesAgain, notesOn, requestText, saysText, toldText } from "./summary.ts";

/** One finding in full: what broke, the exchange that shows it, and the lines that show it again. */
export function findingSection(finding: RepeatedFinding): string {
  const { request, response, before, also, alsoIn, citations } = finding;
  const others = [...new Set(also.map(({ check }) => check))];
  const headers = response.headers.map(([name, value]) => `${name}: ${value}`).join("\n");
  const facts: readonly (readonly [string, string])[] = [
    ...before.map((one) => ["first", `<code>${text(requestText(one))}</code>`] as const),
    ["asked", `<code>${text(requestText(request))}</code> → ${text(answeredText(response))}`],
    [
      "place",
      `<code>${text(finding.place)}</code>${finding.count > 1 ? ` <small>${finding.count} times</small>` : ""}`,
    ],
    ["expected", `<span class="expected">${text(finding.expected)}</span>`],
    ["found", `<span class="found">${text(foundText(finding))}</span>`],
    ...(citations.length === 0 ? [] : [["says", text(saysText(finding))] as const]),
    ...notesOn(finding).map((note) => ["note", text(note)] as const),
    ...(others.length === 0 ? [] : [["so also", text(others.join(", "))] as const]),
    ...(finding.told === undefined ? [] : [["told", text(toldText(finding))] as const]),
    ...(alsoIn.length === 0 ? [] : [["also in", text(alsoIn.join(", "))] as const]),
  ];
  return `<article>
<h3>${text(finding.promise)} <small><code>${text(finding.check)}</code></small></h3>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("\n")}</dl>
<details><summary>the answer</summary>
<pre>${text(`${response.status} ${response.reason}\n${headers}\n\n${response.excerpt}`)}</pre></details>
<pre class="again">${text(linesAgain(finding).join("\n"))}</pre>
</article>`;
}
