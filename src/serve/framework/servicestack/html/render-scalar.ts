import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { escapeHtml } from "../../../../escape-html.ts";
import { scalarText } from "./scalar-text.ts";
import { visibleWithin } from "./visible.ts";

/**
 * A single value as HTML; addresses of the web are links.
 * @param most how many signs may be shown
 */
export function renderScalar(value: Value, type: Type, most = Infinity): string {
  const text = scalarText(value, type);
  const shown = visibleWithin(text, most);
  return /^https?:\/\//.test(text) ? `<a href="${escapeHtml(text)}" rel="noreferrer">${shown}</a>` : shown;
}
