import { choiceOf } from "../../../../contract/model/choice-of.ts";
import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { ListType, TupleType, Type } from "../../../../contract/model/type.ts";
import { isObjectValue, memberValue, type Value } from "../../../../contract/model/value.ts";
import { renderScalar } from "./render-scalar.ts";
import { renderTable } from "./table.ts";
import { visible } from "./visible.ts";

/** A value as HTML: rows as a table, an object as a list of terms, a list as a list; every text escaped. */
export function renderValue(value: Value, given: Type): string {
  if (value === null) return `<span class="none">none</span>`;
  const type = choiceOf(value, given);
  if ((type.kind === "list" || type.kind === "tuple") && Array.isArray(value)) return renderList(value, type);
  if (type.kind === "object" && isObjectValue(value))
    return renderTerms(type.all.map((member) => [member.key, memberValue(value, member.key), member.slot.type]));
  if (type.kind === "map" && value instanceof Map)
    return renderTerms(
      [...(value as ReadonlyMap<string, Value>)].map(([key, item]) => [key, item, memberSlot(type, key).type]),
    );
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

function renderList(items: readonly Value[], type: ListType | TupleType): string {
  if (items.length === 0) return `<span class="none">empty</span>`;
  const rowType = type.kind === "list" ? type.item.type : undefined;
  if (rowType?.kind === "object") return renderTable(items, rowType, renderValue);
  const rendered = items.map((value, index) => `<li>${renderValue(value, itemSlot(type, index).type)}</li>`);
  return `<ul>${rendered.join("")}</ul>`;
}
