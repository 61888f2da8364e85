import type { Slot, Type } from "../../../../contract/model/type.ts";
import { isObjectValue, type Value } from "../../../../contract/model/value.ts";
import { renderScalar } from "./render-scalar.ts";
import { renderTable } from "./table.ts";
import { visible } from "./visible.ts";

/** A value as HTML: rows as a table, an object as a list of terms, a list as a list; every text escaped. */
export function renderValue(value: Value, type: Type): string {
  if (value === null) return `<span class="none">none</span>`;
  if (type.kind === "list" && Array.isArray(value)) return renderList(value, type.item);
  if (type.kind === "object" && isObjectValue(value))
    return renderTerms(type.all.map((member) => [member.key, value[member.key] ?? null, member.slot.type]));
  if (type.kind === "map" && value instanceof Map)
    return renderTerms([...(value as ReadonlyMap<string, Value>)].map(([key, item]) => [key, item, type.value.type]));
  return renderScalar(value, type);
}

/** A name, what it has, and of which type. */
export type Term = readonly [name: string, value: Value, type: Type];

/** Names and what they have, one below the other. */
export function renderTerms(terms: readonly Term[], layout: "" | "inline" = ""): string {
  const rows = terms.map(
    ([name, value, type]) => `<div><dt>${visible(name)}</dt><dd>${renderValue(value, type)}</dd></div>`,
  );
  if (rows.length === 0) return `<span class="none">empty</span>`;
  return `<dl${layout === "" ? "" : ` class="${layout}"`}>${rows.join("")}</dl>`;
}

function renderList(items: readonly Value[], item: Slot): string {
  if (items.length === 0) return `<span class="none">empty</span>`;
  if (item.type.kind === "object") return renderTable(items, item.type, renderValue);
  return `<ul>${items.map((value) => `<li>${renderValue(value, item.type)}</li>`).join("")}</ul>`;
}
