import type { Page, PageRequest, Row } from "./data.ts";

/** Takes a page from rows that come in the direction asked. */
export function pageOf(rows: Iterable<Row>, request: PageRequest): Page {
  const filling = new FillingPage(request);
  for (const row of rows) if (!filling.take(row)) break;
  return filling.page();
}

/**
 * A page that is given rows in the direction asked: one row more than the limit is looked for, and whether it is there
 * decides `done`. Rows are shown newest first, whichever way they were walked.
 */
export class FillingPage {
  readonly #request: PageRequest;
  readonly #taken: Row[] = [];
  #passed = 0;
  #done = true;

  constructor(request: PageRequest) {
    this.#request = request;
  }

  /** @returns whether more rows are wanted */
  take(row: Row): boolean {
    const { skip = 0, limit } = this.#request;
    if (this.#passed++ < skip) return true;
    if (this.#taken.length === limit) return (this.#done = false);
    this.#taken.push(row);
    return true;
  }

  page(): Page {
    const { towards, skip, from } = this.#request;
    const rows = towards === "newer" ? this.#taken.toReversed() : this.#taken;
    // A walk from one end to the other has counted the rows.
    const counted = this.#done && skip !== undefined && from === undefined;
    return { rows, done: this.#done, ...(counted ? { total: this.#passed } : {}) };
  }
}
