import type { Member, ObjectType, Slot, Type } from "../../../../contract/type.ts";
import { isObjectValue, type Value } from "../../../../contract/value.ts";
import { formats } from "../../../../wire/formats.ts";
import type { Spelling } from "../../../../wire/format.ts";
import { escape } from "./escape.ts";

/** A value as HTML: rows as a table, an object as a list of terms, a list as a list; every text escaped. */
export function renderValue(value: Value, type: Type, spelling: Spelling): string {
  if (value === null) return `<span class="none">none</span>`;
  if (type.kind === "list" && Array.isArray(value)) return renderList(value, type.item, spelling);
  if (type.kind === "object" && isObjectValue(value))
    return renderTerms(
      type.all.map((member) => [member.key, value[member.key] ?? null, member.slot.type]),
      spelling,
    );
  if (type.kind === "map" && value instanceof Map)
    return renderTerms(
      [...(value as ReadonlyMap<string, Value>)].map(([key, item]) => [key, item, type.value.type]),
      spelling,
    );
  return renderScalar(value, type, spelling);
}

type Term = readonly [name: string, value: Value, type: Type];

function renderTerms(terms: readonly Term[], spelling: Spelling): string {
  const rows = terms.map(
    ([name, value, type]) => `<div><dt>${escape(name)}</dt><dd>${renderValue(value, type, spelling)}</dd></div>`,
  );
  return rows.length === 0 ? `<span class="none">empty</span>` : `<dl>${rows.join("")}</dl>`;
}

function renderList(items: readonly Value[], item: Slot, spelling: Spelling): string {
  if (items.length === 0) return `<span class="none">empty</span>`;
  if (item.type.kind === "object") return renderTable(items, item.type, spelling);
  return `<ul>${items.map((value) => `<li>${renderValue(value, item.type, spelling)}</li>`).join("")}</ul>`;
}

function renderTable(rows: readonly Value[], type: ObjectType, spelling: Spelling): string {
  const head = type.all.map(({ key }) => `<th scope="col">${escape(key)}</th>`).join("");
  const body = rows.map((row) => `<tr>${type.all.map((member) => renderCell(row, member, spelling)).join("")}</tr>`);
  return `<div class="rows" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

function renderCell(row: Value, { key, slot }: Member, spelling: Spelling): string {
  const value = isObjectValue(row) ? (row[key] ?? null) : null;
  const kind = slot.type.kind === "integer" || slot.type.kind === "float" || slot.type.kind === "decimal";
  return `<td${kind ? ` class="number"` : ""}>${renderValue(value, slot.type, spelling)}</td>`;
}

function renderScalar(value: Value, type: Type, spelling: Spelling): string {
  if (typeof value === "boolean") return String(value);
  const isText = typeof value === "string" && !dated.includes(type.kind);
  const text = isText ? value : formats.jsv.write(value, type, spelling).replace(/^"([^"]*)"$/, "$1");
  const shown = escape(text);
  return /^https?:\/\//.test(text) ? `<a href="${shown}" rel="noreferrer">${shown}</a>` : shown;
}

/** What is spelled as the host spells it in JSV; other text is shown as it is held. */
const dated: readonly Type["kind"][] = ["datetime", "datetimeoffset", "enum"];
