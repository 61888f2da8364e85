import type { Page, PageRequest, Row } from "./data.ts";

/**
 * Takes a page from rows that come in the direction asked: one row more than the limit is looked for, and whether it is
 * there decides `done`. Rows are shown newest first, whichever way they were walked.
 */
export function pageOf(rows: Iterable<Row>, request: PageRequest): Page {
  const taken: Row[] = [];
  let passed = 0;
  for (const row of rows) {
    if (passed++ < (request.skip ?? 0)) continue;
    if (taken.length === request.limit) return { rows: inOrder(taken, request), done: false };
    taken.push(row);
  }
  const page = { rows: inOrder(taken, request), done: true };
  // A walk from one end to the other has counted the rows.
  return request.skip !== undefined && request.from === undefined ? { ...page, total: passed } : page;
}

function inOrder(rows: readonly Row[], request: PageRequest): readonly Row[] {
  return request.towards === "newer" ? rows.toReversed() : rows;
}
