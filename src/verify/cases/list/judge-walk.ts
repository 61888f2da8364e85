import { judgeFirst } from "../../verdict/judge-first.ts";
import { judgeNoneMissing, judgeNoneTwice, judgeOrder } from "../../verdict/judge-sequence.ts";
import type { Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { PageName, Place } from "../../verdict/place.ts";
import type { Ground, Judge } from "../case.ts";
import type { Collection } from "./collection.ts";
import { type ExpectedPage, expectedPage, unfiltered } from "./page-model.ts";
import { type PageView, paginationOf } from "./page-view.ts";
import { keysOf, pageAt, placeIn, type Walk } from "./walk-pages.ts";
import { type JudgePages, walkTrial } from "./walk-trial.ts";

/** Judges a walk against the collection: each row once, none left out, in order, and what each page says of itself. */
export function judgeWalk(judge: Judge, ground: Ground, collection: Collection, walk: Walk, limit: number): void {
  const keys = keysOf(walk);
  const last = pageAt(walk, Infinity).reply;
  const where = (index: number): Place => placeIn(walk, index);
  const tell = (check: string, reply: Reply, deviation: Deviation | undefined, judgePages: JudgePages): void => {
    judge.that(check, reply, deviation, () => walkTrial(ground, walk, judgePages));
  };
  const { direction } = paginationOf(ground);
  const twice = judgeNoneTwice(keys, where);
  tell("walk/no-row-twice", last, twice, (pages) => judgeNoneTwice(keysOf({ pages }), (at) => placeIn({ pages }, at)));
  tell("walk/order", last, judgeOrderOf(walk, ground, twice === undefined), (pages) =>
    judgeOrder(keysOf({ pages }), direction, (at) => placeIn({ pages }, at)),
  );
  if (twice === undefined)
    tell("walk/no-row-missing", last, judgeMissing(collection, walk, limit), (pages) =>
      judgeFirst(pages.map((page) => judgeLeftOut(ground, collection, page))),
    );
  walk.pages.forEach((page, index) => {
    const { reply } = page;
    const name: PageName = { number: index + 1 };
    tell(
      "walk/page-size",
      reply,
      judgeSize(page, limit, collection, name),
      ([one]) => one && judgeSize(one, sizeAsked(one, ground) ?? limit, collection),
    );
    tell("walk/done", reply, judgeDone(page, collection, name), ([one]) => one && judgeDone(one, collection));
    tell("walk/iterator", reply, judgeIterator(page, name), ([one]) => one && judgeIterator(one));
  });
}

/** How many rows the question asked for; undefined when it did not say. */
function sizeAsked({ reply }: PageView, ground: Ground): number | undefined {
  const { parameter } = paginationOf(ground).limit;
  const text = reply.question.parameters.find(([name]) => name === parameter)?.[1];
  return text === undefined ? undefined : Number(text);
}

/** Rows that a page passes over between its position and its last row. */
function judgeLeftOut(ground: Ground, collection: Collection, page: PageView): Deviation | undefined {
  const expected = expectedPage(ground, unfiltered(collection), page.reply.question);
  const isStrange = page.keys.some((key) => !collection.keys.includes(key));
  if (expected === undefined || isStrange) return undefined;
  const reached = expected.keys.indexOf(page.keys.at(-1) ?? "");
  const before = reached < 0 ? expected.keys : expected.keys.slice(0, reached);
  return judgeNoneMissing(page.keys, before, { kind: "page", page: {} }, "another page shows at this place");
}

/** Rows go one way within each page; and from page to page, unless rows stand twice: then that is the finding. */
function judgeOrderOf(walk: Walk, ground: Ground, across: boolean): Deviation | undefined {
  const { direction } = paginationOf(ground);
  if (across) return judgeOrder(keysOf(walk), direction, (index) => placeIn(walk, index));
  return judgeFirst(
    walk.pages.map(({ keys }, page) =>
      judgeOrder(keys, direction, (index) => ({ kind: "row", page: { number: page + 1 }, number: index + 1 })),
    ),
  );
}

/** Rows that the walk passed over: all of the collection when it went to the end, else those before the last row shown. */
function judgeMissing(collection: Collection, walk: Walk, limit: number): Deviation | undefined {
  const keys = keysOf(walk);
  const reached = walk.ended === "cut" ? collection.keys.indexOf(keys.at(-1) ?? "") + 1 : collection.keys.length;
  const missing = judgeNoneMissing(
    keys,
    collection.keys.slice(0, reached),
    { kind: "walk", size: limit },
    "a page of another size shows",
  );
  if (missing !== undefined || !collection.complete) return missing;
  return judgeNoneMissing(collection.keys, keys, { kind: "walk" }, `a walk with ${limit} rows per page shows`);
}

/** Never more than asked for; fewer only at the end. */
export function judgeSize(
  page: PageView,
  limit: number,
  { keys }: Pick<Collection, "keys">,
  name: PageName = {},
): Deviation | undefined {
  const { length } = page.keys;
  const place: Place = { kind: "page", page: name };
  if (length > limit) return { place, expected: `at most ${limit} rows`, found: `${length} rows` };
  const at = keys.indexOf(page.keys.at(-1) ?? "");
  const remaining = at < 0 ? 0 : keys.length - 1 - at;
  if (length > 0 && length < limit && remaining > 0)
    return {
      place,
      expected: `${Math.min(limit, length + remaining)} rows`,
      found: `${length} rows, and ${remaining} more follow`,
    };
  return undefined;
}

/** `Done` is true on the last page, and only there. */
export function judgeDone(
  page: PageView,
  { keys, complete }: Pick<Collection, "keys" | "complete">,
  name: PageName = {},
): Deviation | undefined {
  const last = page.keys.at(-1);
  const at = last === undefined ? keys.length - 1 : keys.indexOf(last);
  if ((at < 0 && last !== undefined) || (at === keys.length - 1 && !complete)) return undefined;
  const expected = at === keys.length - 1;
  if (page.done === expected) return undefined;
  const remaining = keys.length - 1 - at;
  return {
    place: { kind: "page", page: name, part: "done" },
    expected: expected ? "true: nothing follows" : `false: ${remaining} rows follow`,
    found: String(page.done),
  };
}

/** The iterator is the key of the last row shown, and there is none on an empty page. */
export function judgeIterator(page: PageView, name: PageName = {}): Deviation | undefined {
  const expected = page.keys.at(-1);
  if (page.iterator === expected) return undefined;
  return {
    place: { kind: "page", page: name, part: "iterator" },
    expected: expected === undefined ? "none on an empty page" : `${expected}, the last row shown`,
    found: page.iterator ?? "none",
  };
}

/** The page shows exactly these rows. */
export function judgeKeys(page: PageView, expected: readonly string[], name: PageName = {}): Deviation | undefined {
  const different = [...expected, ...page.keys].findIndex((_, index) => expected[index] !== page.keys[index]);
  if (different < 0 || (different >= expected.length && different >= page.keys.length)) return undefined;
  return {
    place: { kind: "row", page: name, number: different + 1 },
    expected: expected[different] ?? `no row (${expected.length} in all)`,
    found: page.keys[different] ?? `no row (${page.keys.length} in all)`,
  };
}

/** The page is the one expected: its rows, whether it is the last, its position. Nothing is said where nothing is expected. */
export function judgeExpected(page: PageView, expected: ExpectedPage | undefined): Deviation | undefined {
  if (expected === undefined) return undefined;
  return judgeFirst([judgeKeys(page, expected.keys), judgeEnd(page, expected)]);
}

/** What a page says of itself: whether it is the last, and its position. */
export function judgeEnd(page: PageView, { done }: ExpectedPage): Deviation | undefined {
  const wrong: Deviation | undefined =
    page.done === done
      ? undefined
      : {
          place: { kind: "page", page: {}, part: "done" },
          expected: `${done}: ${done ? "nothing follows" : "more rows follow"}`,
          found: String(page.done),
        };
  return wrong ?? judgeIterator(page);
}
