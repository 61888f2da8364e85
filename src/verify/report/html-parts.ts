import type { ContractPart } from "../verdict/result.ts";
import { escapeMarkup as text } from "./escape-markup.ts";

/** The parts of the contract, and by which families of checks each was exercised: folded, what was not exercised first. */
export function partsSection(parts: readonly ContractPart[]): string {
  if (parts.length === 0) return "";
  const exercised = parts.filter(({ reason }) => reason === undefined).length;
  const ordered = parts.toSorted((a, b) => Number(a.reason === undefined) - Number(b.reason === undefined));
  return `<details class="parts"><summary>${exercised} of ${parts.length} parts of the contract exercised</summary>
<table>
<thead><tr><th>part of the contract</th><th>exercised for</th><th>exchanges</th></tr></thead>
<tbody>
${ordered.map(row).join("\n")}
</tbody>
</table>
</details>`;
}

function row({ kind, name, families, exchanges, reason }: ContractPart): string {
  const state = reason === undefined ? "holds" : "unchecked";
  const by = families.map((family) => `<code>${text(family)}</code>`).join(" ");
  return `<tr class="${state}"><td>${kind} <code>${text(name)}</code></td><td>${by}</td><td>${reason === undefined ? exchanges : text(reason)}</td></tr>`;
}
