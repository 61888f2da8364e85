import type { PlannedCase } from "../verdict/result.ts";
import { escapeMarkup as text } from "./escape-markup.ts";
import { unknownRequests } from "./summary.ts";

/** What a dry run would send: each case, and the requests that are known before any answer. */
export function plannedSection(planned: readonly PlannedCase[]): string {
  return `<section>
<table>
<thead><tr><th>case</th><th>requests</th></tr></thead>
<tbody>
${planned.map(row).join("\n")}
</tbody>
</table>
</section>`;
}

function row(one: PlannedCase): string {
  const known = one.requests.map(
    ({ method, target, as }) => `<code>${text(`${method} ${target}`)}</code> <small>as ${text(as)}</small>`,
  );
  const unknown = unknownRequests(one);
  const requests = [...known, ...(unknown === undefined ? [] : [`<small>${unknown}</small>`])].join("<br>");
  return `<tr><td><code>${text(`${one.operation}/${one.case}`)}</code> <small>${text(one.api)}</small></td><td>${requests}</td></tr>`;
}
