import type { OperationResult, Verdict } from "../verdict/result.ts";
import { escapeMarkup as text } from "./escape-markup.ts";
import { brokenIn } from "./summary.ts";

/** An operation on the page, and whose it is. */
export interface Shown {
  readonly api: string;
  readonly operation: OperationResult;
}

/** What is on the page, and what of it is shown. */
export function htmlContents(operations: readonly Shown[]): string {
  const hasBroken = operations.some(({ operation }) => brokenIn(operation).length > 0);
  const entries = operations.map(({ operation }, at) => {
    const count = (kind: Verdict["kind"]): number =>
      operation.checks.filter(({ verdict }) => verdict.kind === kind).length;
    const [breaks, unchecked] = [count("breaks"), count("not checked")];
    const broken = breaks > 0 ? ` <span class="breaks">${breaks} broken</span>` : "";
    const open = unchecked > 0 ? ` <span class="unchecked">${unchecked} not checked</span>` : "";
    return `<li><a href="#operation-${at}">${text(operation.operation)}</a>${broken}${open}</li>`;
  });
  return `<nav class="contents">
<fieldset><legend>Show</legend>
<label><input type="radio" name="show" id="show-all" checked> everything</label>
<label><input type="radio" name="show" id="show-broken"> what breaks</label>
<label><input type="radio" name="show" id="show-unchecked"> what was not checked</label>
</fieldset>
<ul>${hasBroken ? '<li><a href="#broken">What breaks</a></li>' : ""}${entries.join("")}</ul>
</nav>`;
}
