import { type Question, withParameters } from "../../exchange/question.ts";
import type { RowPlace } from "../../verdict/place.ts";
import type { Ground, Script } from "../case.ts";
import { pageOf, type PageView, paginationOf } from "./page-view.ts";

/** A walk as far as it went. */
export interface Walk {
  readonly pages: readonly PageView[];
  /** `end`: an empty page or the last one was seen; `stuck`: a page did not go on from the one before; `cut`: there may be more. */
  readonly ended: "end" | "stuck" | "cut";
}

export interface WalkOptions {
  /** Rows per page; undefined: as many as the host gives when it is not told. */
  readonly limit: number | undefined;
  readonly mostPages: number;
  /** Stop after the page that shows this key. */
  readonly until?: string;
  /** Whether a page with fewer rows than asked for ends the walk; else it goes on to an empty one. `Done` is never believed. */
  readonly shortIsEnd: boolean;
}

/**
 * Walks from page to page by the key of the last row shown, which is what the contract says the position is: so a wrong
 * iterator in the answer is one finding and does not hide the rest.
 */
export function* walkPages(ground: Ground, question: Question, options: WalkOptions): Script<Walk> {
  const { limit, iterator } = paginationOf(ground);
  const base =
    options.limit === undefined ? question : withParameters(question, [[limit.parameter, String(options.limit)]]);
  const pages: PageView[] = [];
  let next = base;
  while (pages.length < options.mostPages) {
    const page = pageOf(yield next, ground);
    const last = page.keys.at(-1);
    const before = pages.at(-1);
    pages.push(page);
    const isShort = options.shortIsEnd && options.limit !== undefined && page.keys.length < options.limit;
    if (last === undefined || isShort) return { pages, ended: "end" };
    if (before !== undefined && before.keys.at(-1) === last) return { pages, ended: "stuck" };
    if (options.until !== undefined && page.keys.includes(options.until)) return { pages, ended: "cut" };
    next = withParameters(base, [[iterator.parameter, last]]);
  }
  return { pages, ended: "cut" };
}

/** The keys of all pages, one after the other. */
export function keysOf(walk: Pick<Walk, "pages">): readonly string[] {
  return walk.pages.flatMap(({ keys }) => keys);
}

/** The page and row of an index in `keysOf`. */
export function placeIn(walk: Pick<Walk, "pages">, index: number): RowPlace {
  let before = 0;
  for (const [number, page] of walk.pages.entries()) {
    if (index < before + page.keys.length)
      return { kind: "row", page: { number: number + 1 }, number: index - before + 1 };
    before += page.keys.length;
  }
  return { kind: "row", number: index + 1 };
}

/** The page of a walk that shows the key at this index, else the last. */
export function pageAt(walk: Walk, index: number): PageView {
  let before = 0;
  for (const page of walk.pages) {
    before += page.keys.length;
    if (index < before) return page;
  }
  const last = walk.pages.at(-1);
  if (last === undefined) throw new RangeError("a walk has at least one page");
  return last;
}
