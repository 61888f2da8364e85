import type { PageFact } from "../../../contract/model/contract.ts";
import type { Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Place } from "../../verdict/place.ts";
import { linkIn, numberIn, saysMore } from "./list-page.ts";
import type { ListPage } from "./list-page.ts";
import { type ListWalk, rowsIn } from "./list-walk.ts";

/** A break, and the answer that shows it. */
export interface Shown {
  readonly reply: Reply;
  readonly deviation: Deviation;
}

/** No page has more rows than were asked for. */
export function judgeSizes({ pages, size }: ListWalk): Shown | undefined {
  if (size === undefined) return undefined;
  const [index, page] = [...pages.entries()].find(([, { rows }]) => rows.length > size) ?? [];
  if (index === undefined || page === undefined) return undefined;
  const place = { kind: "page", page: { number: index + 1, size } } as const;
  return {
    reply: page.reply,
    deviation: { place, expected: `at most ${size} rows`, found: `${page.rows.length} rows` },
  };
}

/** No row is shown twice, on whatever pages. */
export function judgeOnce({ pages }: ListWalk): Shown | undefined {
  const seen = new Map<string, number>();
  for (const [index, { keys, reply }] of pages.entries())
    for (const [row, key] of (keys ?? []).entries()) {
      const before = seen.get(key);
      if (before !== undefined)
        return {
          reply,
          deviation: {
            place: { kind: "row", number: row, page: { number: index + 1 } },
            expected: "a row that was not shown before",
            found: `${key}, which page ${before + 1} shows`,
          },
        };
      seen.set(key, index);
    }
  return undefined;
}

/** The walk comes to an end, and to pages where it says there are some. */
export function judgeEnd({ pages, ended, broken, endless }: ListWalk): Shown | undefined {
  if (broken !== undefined) return { reply: broken.page.reply, deviation: broken.deviation };
  // Feeds tell so where to ask later: no more than a remark.
  const found = "a page without rows that leads to itself";
  const deviation = { place: { kind: "walk" }, expected: "an end" } as const;
  if (endless !== undefined) return { reply: endless.reply, deviation: { ...deviation, found, remark: "inferred" } };
  const last = pages.at(-1);
  if (ended !== "stuck" || last === undefined) return undefined;
  return { reply: last.reply, deviation: { ...deviation, found: "a page that leads back" } };
}

/** The rows of small pages, one after the other, are those of a large one. */
export function judgeSameRows(walk: ListWalk, large: ListPage): Shown | undefined {
  const shown = walk.pages.flatMap(({ keys }) => keys ?? []);
  const expected = large.keys ?? [];
  const length = walk.ended === "cut" ? Math.min(shown.length, expected.length) : expected.length;
  const at = Array.from({ length }, (_, index) => index).find((index) => shown[index] !== expected[index]);
  if (at === undefined) return undefined;
  const { page, index, row } = placeOf(walk, at);
  return {
    reply: page.reply,
    deviation: {
      place: { kind: "row", number: row, page: { number: index + 1 } },
      expected: expected[at] ?? "no row",
      found: shown[at] ?? "no row",
    },
  };
}

function placeOf(
  { pages }: ListWalk,
  at: number,
): { readonly page: ListPage; readonly index: number; readonly row: number } {
  let before = 0;
  for (const [index, page] of pages.entries()) {
    if (at < before + page.rows.length || index === pages.length - 1) return { page, index, row: at - before };
    before += page.rows.length;
  }
  throw new RangeError("a walk has at least one page");
}

/** What pages tell of themselves: each fact against the rows that were seen. */
export function judgeFact(walk: ListWalk, fact: PageFact, first: number): Shown | undefined {
  const total = walk.ended === "end" ? rowsIn(walk.pages) : undefined;
  if (fact === "total") return judgeTotals(walk, total);
  let before = 0;
  for (const [index, page] of walk.pages.entries()) {
    const isLast = index === walk.pages.length - 1;
    const follows = isLast ? (walk.ended === "end" ? false : undefined) : true;
    const expected = expectedOf(fact, { page, index, before, total, size: walk.size, first, follows });
    const found = foundOf(fact, page);
    if (expected !== undefined && found !== undefined && expected !== found)
      return {
        reply: page.reply,
        deviation: {
          place: { kind: "page", page: { number: index + 1 } },
          expected: `${fact}: ${String(expected)}`,
          found: String(found),
        },
      };
    before += page.rows.length;
  }
  return fact === "nextLink" || fact === "links" ? judgeLinks(walk) : undefined;
}

/**
 * A page tells the amount of rows that were seen, in its body and in headers; where nobody saw all of them, both tell one amount.
 * Of several in a body the others may be those of something else.
 */
function judgeTotals({ pages }: ListWalk, seen: number | undefined): Shown | undefined {
  for (const [index, { totals, reply }] of pages.entries()) {
    const expected = seen ?? totals[0]?.total;
    const wrong = totals.find(({ total, header }, at) => total !== expected && (at === 0 || header !== undefined));
    if (wrong === undefined) continue;
    const { header: name, total } = wrong;
    const place: Place = name === undefined ? { kind: "page", page: { number: index + 1 } } : { kind: "header", name };
    return { reply, deviation: { place, expected: `total: ${expected}`, found: String(total) } };
  }
  return undefined;
}

/** No page says that the next one is at an address that was asked before, or is its own. */
function judgeLinks({ pages }: ListWalk): Shown | undefined {
  for (const [index, page] of pages.entries()) {
    const query = queryIn(linkIn(page, "next") ?? "");
    const back = pages.slice(0, index + 1).findIndex(({ reply }) => queryIn(reply.request.target) === query);
    if (query === "" || back < 0) continue;
    const place = { kind: "page", page: { number: index + 1 } } as const;
    const deviation = { place, expected: "the address of the page behind", found: `the address of page ${back + 1}` };
    return { reply: page.reply, deviation };
  }
  return undefined;
}

/** What is asked for at an address, in whatever order. */
function queryIn(address: string): string {
  const query = new URLSearchParams(address.split("?")[1] ?? "");
  query.sort();
  return query.toString();
}

interface Seen {
  readonly page: ListPage;
  readonly index: number;
  readonly before: number;
  readonly total: number | undefined;
  readonly size: number | undefined;
  readonly first: number;
  /** Whether a page with rows was seen behind it; undefined: nobody looked. */
  readonly follows: boolean | undefined;
}

function expectedOf(fact: PageFact, seen: Seen): number | boolean | undefined {
  const { page, index, before, total, size, first, follows } = seen;
  switch (fact) {
    case "pages":
      return total === undefined || size === undefined || total === 0 ? undefined : Math.ceil(total / size);
    case "count":
      return page.rows.length;
    case "page":
      return index + first;
    case "limit":
      return size;
    case "offset":
      return before + first;
    case "more":
      return follows;
    case "done":
      return follows === undefined ? undefined : !follows;
    case "earlier":
      return index > 0;
    case "nextLink":
    case "links":
      return follows === true ? true : undefined;
    default:
      return undefined;
  }
}

function foundOf(fact: PageFact, page: ListPage): number | boolean | undefined {
  switch (fact) {
    case "more":
      return saysMore(page);
    case "done": {
      const more = saysMore(page);
      return more === undefined ? undefined : !more;
    }
    case "earlier": {
      const value = page.facts.get(fact);
      return typeof value === "boolean" ? value : undefined;
    }
    case "nextLink":
    case "links":
      return linkIn(page, "next") !== undefined;
    default:
      return numberIn(page, fact);
  }
}
