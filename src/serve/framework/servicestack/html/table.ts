import type { ObjectType, Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { type Column, columnOf, fittingWidth } from "./column.ts";
import { renderScalar } from "./render-scalar.ts";
import { isNumber, isScalar } from "./scalar-text.ts";
import { visible } from "./visible.ts";

/** How a value that is no scalar is rendered. */
export type Render = (value: Value, type: Type) => string;

/** How many signs a line of a table has room for in a window of 1300 pixels. */
const room = 144;

/**
 * Rows as a table in the order of declaration. What all rows have in common is said once, above; what is too long for the
 * window is cut in the middle. A single row that does not fit is shown as what it is, an object.
 */
export function renderTable(rows: readonly Value[], type: ObjectType, render: Render): string {
  const columns = type.all.map((member) => columnOf(member, rows));
  const shown = columns.filter(({ isConstant }) => !isConstant);
  const most = fittingWidth(shown, room);
  const [only] = rows;
  if (rows.length === 1 && only !== undefined && only !== null && most !== Infinity) return render(only, type);
  const head = shown.map((column) => `<th scope="col"${classOf(column)}>${visible(column.member.key)}</th>`).join("");
  const cells = (row: number): string => shown.map((column) => renderCell(column, row, most, render)).join("");
  const body = rows.map((_, row) => `<tr>${cells(row)}</tr>`).join("\n");
  const measure = most === Infinity ? "" : ` style="--most:${most}ch"`;
  const table = `<table${measure}><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  const constants = columns.filter(({ isConstant }) => isConstant);
  return renderCommon(constants, render) + (shown.length === 0 ? "" : `<div class="rows" tabindex="0">${table}</div>`);
}

function renderCommon(constants: readonly Column[], render: Render): string {
  if (constants.length === 0) return "";
  const terms = constants.map((column) => {
    const content = renderContent(column, 0, Infinity, render);
    return `<div><dt>${visible(column.member.key)}</dt><dd>${content}</dd></div>`;
  });
  return `<div class="common"><p>The same in all rows</p><dl class="inline">${terms.join("")}</dl></div>`;
}

function renderCell(column: Column, row: number, most: number, render: Render): string {
  return `<td${classOf(column)}>${renderContent(column, row, most, render)}</td>`;
}

/** Amounts stand to the right; numbers that name a state do not. */
function classOf({ member, tone }: Column): string {
  return isNumber(member.slot.type) && tone === undefined ? ' class="number"' : "";
}

function renderContent(
  { member, values, tone, isCuttable }: Column,
  row: number,
  most: number,
  render: Render,
): string {
  const value = values[row] ?? null;
  const { type } = member.slot;
  const isPlain = value !== null && isScalar(type);
  const content = isPlain ? renderScalar(value, type, isCuttable ? most : Infinity) : render(value, type);
  const sound = value === null ? undefined : tone?.(value);
  return sound === undefined ? content : `<span class="${sound}">${content}</span>`;
}
