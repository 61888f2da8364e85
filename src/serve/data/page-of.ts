import type { Page, PageRequest, Row } from "./data.ts";

/**
 * Takes a page from rows that come in the direction asked: one row more than the limit is looked for, and whether it is
 * there decides `done`. Rows are shown newest first, whichever way they were walked.
 */
export function pageOf(rows: Iterable<Row>, request: PageRequest): Page {
  const taken: Row[] = [];
  for (const row of rows) {
    if (taken.length === request.limit) return { rows: inOrder(taken, request), done: false };
    taken.push(row);
  }
  return { rows: inOrder(taken, request), done: true };
}

function inOrder(rows: readonly Row[], request: PageRequest): readonly Row[] {
  return request.towards === "newer" ? rows.toReversed() : rows;
}
