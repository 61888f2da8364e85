import type { Row } from "../page/row.ts";

/*
 * Pages in Markdown have elements of HTML in them: headings with an id, boxes that open, breaks inside cells.
 */

const tag =
  /<\/?(?:a|aside|b|blockquote|br|center|code|details|div|em|font|h[1-6]|hr|i|img|kbd|li|p|small|span|strong|sub|summary|sup|u|ul|ol)(?:\s[^<>]{0,500})?\/?>/gi;
const headed = /^\s*<h([1-6])(?:\s[^<>]{0,500})?>/i;

/** A row without the elements of HTML in it; what is no such element (`<id>`) stays. */
export function withoutMarkup(row: Row): Row {
  const { text, cells } = row;
  const level = Number(headed.exec(text.slice(0, 1000))?.[1] ?? 0);
  return {
    ...row,
    text: text.replace(tag, ""),
    ...(cells === undefined ? {} : { cells: cells.map((cell) => cell.replace(/<br\s*\/?>/gi, "\n").replace(tag, "")) }),
    ...(level === 0 ? {} : { level }),
  };
}
