import type { Filter } from "../../../contract/model/contract.ts";
import { type Given, withParameters } from "../../exchange/question.ts";
import { instantOf, instantText } from "../../../contract/model/scalar/instant.ts";
import { judgeFirst } from "../../verdict/judge-first.ts";
import { isBound, isLowerBound } from "../../verdict/satisfies.ts";
import type { Case, Ground, Judge, Script } from "../case.ts";
import { checkOf, checksOf } from "../check.ts";
import { type Collection, collectionsOf, longestWhole, noWholeList, pageQuestion } from "./collection.ts";
import { filterKinds } from "./filter-checks.ts";
import {
  filteredValue,
  type FilterParameter,
  filtersOf,
  isShown,
  keysShownBy,
  narrowed,
  startsThere,
  turnsAtLowerBound,
  valuesShown,
} from "./filtered.ts";
import { hiddenViews } from "./hidden-views.ts";
import { judgeDone, judgeIterator, judgeKeys, judgeSize } from "./judge-walk.ts";
import { pageOf, type PageView, paginationOf } from "./page-view.ts";
import { expectedPage, isFromTheEnd, unfiltered } from "./page-model.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { PageName } from "../../verdict/place.ts";
import { keysOf, pageAt, walkPages } from "./walk-pages.ts";
import { walkTrial } from "./walk-trial.ts";

/** One condition: the parameter as sent, and the rows that it shows. */
interface Condition {
  readonly given: Given;
  readonly keys: ReadonlySet<string>;
}

/** Filters together show what each of them shows. */
export function combined(ground: Ground): Case {
  return {
    id: "filters/combined",
    checks: checksOf(filterKinds, ground.operation, {
      combined: "combined filters show exactly the rows that each of them shows",
    }),
    requests: 12,
    *run(judge) {
      const { main } = yield* collectionsOf(ground);
      const conditions = yield* conditionsOf(ground, main);
      if (conditions.length < 2) {
        judge.skip("filters/combined", "fewer than two filters have values", "list values for them in the target file");
        return;
      }
      const pairs = conditions.flatMap((one, index) => conditions.slice(index + 1).map((other) => [one, other]));
      for (const chosen of [...pairs.slice(0, 6), conditions]) {
        const given = chosen.map((one) => one.given);
        // Where the page starts there, nobody has read a list that is too long.
        const fromEnd = isFromTheEnd(ground, withParameters(main.question, given));
        if (fromEnd && !main.complete) continue;
        const page = pageAt(yield* narrowed(ground, main, given, 1), 0);
        const expected = main.keys.filter((key) => chosen.every(({ keys }) => keys.has(key)));
        const { maximum } = paginationOf(ground).limit;
        const shown = fromEnd ? expected.slice(-maximum) : expected.slice(0, maximum);
        judge.that("filters/combined", page.reply, judgeKeys(withoutUnread(page, main), shown, { under: given }), () =>
          walkTrial(ground, { pages: [page] }, ([one]) => one && judgeModelled(ground, main, one, given)),
        );
      }
    },
  };
}

/** What is known without hidden filters; nothing where the question has one. */
function judgeModelled(
  ground: Ground,
  collection: Collection,
  page: PageView,
  under: readonly Given[],
): Deviation | undefined {
  const expected = expectedPage(ground, unfiltered(collection), page.reply.question);
  return expected && judgeKeys(withoutUnread(page, collection), expected.keys, { under });
}

/** The page without what follows, at its end, upon the last row that was read of a list too long to be read whole. */
function withoutUnread(page: PageView, { keys, complete }: Pick<Collection, "keys" | "complete">): PageView {
  const known = new Set(keys);
  const last = complete ? page.keys.length - 1 : page.keys.findLastIndex((key) => known.has(key));
  return { ...page, keys: page.keys.slice(0, last + 1) };
}

/** For each filter one condition that shows some rows and hides some, where there is one. */
function* conditionsOf(ground: Ground, collection: Collection): Script<readonly Condition[]> {
  const { shown, hidden } = filtersOf(ground);
  const conditions = shown.flatMap(({ name, filter }): Condition[] => {
    const value = dividingValue(filter, collection);
    return value === undefined
      ? []
      : [{ given: [name, value], keys: new Set(keysShownBy(collection, [[filter, value]])) }];
  });
  for (const parameter of hidden) {
    const views = yield* hiddenViews(ground, parameter, collection);
    const view = views.find(({ keys, walk }) => keys.length > 0 && walk.ended === "end");
    if (view !== undefined) conditions.push({ given: [parameter.name, view.value], keys: new Set(view.keys) });
  }
  return conditions;
}

/** A value that shows about as many rows as it hides. */
function dividingValue(filter: Filter, collection: Collection): string | undefined {
  const { rows } = collection;
  if (isBound(filter)) {
    const instants = rows
      .flatMap((row) => instantOf(filteredValue(filter, row, collection) ?? "") ?? [])
      .sort((a, b) => (a < b ? -1 : 1));
    const bound = instants[Math.floor(instants.length * (isLowerBound(filter) ? 0.3 : 0.7))];
    return bound === undefined ? undefined : instantText(bound);
  }
  const choices = filter.values === undefined ? valuesShown(filter, collection) : [...filter.values.keys()];
  const share = (value: string): number =>
    rows.filter((row) => isShown(filter, value, filteredValue(filter, row, collection))).length;
  return [...choices].sort((a, b) => Math.abs(share(a) - rows.length / 2) - Math.abs(share(b) - rows.length / 2))[0];
}

/** The most pages of a walk under one filter. */
const pagedRequests = 4;

/** Paging goes on under a filter as without one. */
export function paging(ground: Ground): Case {
  return {
    id: "filters/paging",
    checks: checksOf(filterKinds, ground.operation, {
      paging: "a walk under a filter shows its rows page by page and reports the last page",
    }),
    requests: pagedRequests * (filtersOf(ground).shown.length + filtersOf(ground).hidden.length),
    *run(judge) {
      const { main } = yield* collectionsOf(ground);
      for (const { name, filter } of filtersOf(ground).shown) {
        const value = dividingValue(filter, main);
        const expected = value === undefined ? [] : keysShownBy(main, [[filter, value]]);
        if (value === undefined || expected.length < 2 || startsThere(ground, filter)) continue;
        yield* pagedUnder(ground, judge, main, [name, value], expected);
      }
      for (const parameter of filtersOf(ground).hidden) {
        const views = yield* hiddenViews(ground, parameter, main);
        const view = views.find(({ keys, walk }) => keys.length > 1 && walk.ended === "end");
        if (view !== undefined) yield* pagedUnder(ground, judge, main, [parameter.name, view.value], view.keys);
      }
    },
  };
}

function* pagedUnder(
  ground: Ground,
  judge: Judge,
  collection: Collection,
  given: Given,
  expected: readonly string[],
): Script<void> {
  const size = Math.max(1, Math.ceil(expected.length / 3));
  const walk = yield* walkPages(ground, withParameters(collection.question, [given]), {
    limit: size,
    mostPages: pagedRequests,
    until: expected.at(-1) ?? "",
    shortIsEnd: true,
  });
  const narrow = { keys: expected, complete: collection.complete };
  const read = { keys: [...collection.keys, ...expected], complete: collection.complete };
  const shown = keysOf(walk);
  walk.pages.forEach((page, index) => {
    const name: PageName = { number: index + 1, under: [given] };
    const at = index * size;
    judge.that(
      "filters/paging",
      page.reply,
      judgeFirst([
        judgeKeys(withoutUnread(page, read), expected.slice(at, at + size), name),
        judgeSize(page, size, narrow, name),
        judgeDone(page, narrow, name),
        judgeIterator(page, name),
      ]),
    );
  });
  if (shown.length < expected.length && walk.ended !== "cut")
    judge.that("filters/paging", pageAt(walk, Infinity).reply, {
      place: { kind: "walk", under: [given] },
      expected: `${expected.length} rows`,
      found: `${shown.length} rows`,
    });
}

/** Where a lower bound alone starts. */
export function lowerBound(ground: Ground, parameter: FilterParameter): Case {
  const turns = turnsAtLowerBound(ground);
  const { name, filter } = parameter;
  const id = `filters/${name}/first-page`;
  const promise = turns
    ? `${name} alone starts from its own end: the oldest rows, shown in the list's order`
    : `${name} alone starts at the beginning of the list`;
  return {
    id,
    checks: [checkOf(filterKinds["first-page"], id, promise, parameter)],
    requests: 2,
    *run(judge) {
      const collections = yield* collectionsOf(ground);
      const main = turns ? longestWhole(collections) : collections.main;
      if (main === undefined) {
        judge.skip(id, ...noWholeList);
        return;
      }
      const bound = dividingValue(filter, main);
      const expected = bound === undefined ? [] : keysShownBy(main, [[filter, bound]]);
      const size = Math.min(paginationOf(ground).limit.maximum, expected.length >> 1);
      if (bound === undefined || size < 1) {
        judge.skip(id, "too few rows", "name a collection with more rows in the target file");
        return;
      }
      const page = pageOf(yield pageQuestion(ground, withParameters(main.question, [[name, bound]]), size), ground);
      const rows = turns ? expected.slice(-size) : expected.slice(0, size);
      const done: Deviation | undefined = page.done
        ? { place: { kind: "page", part: "done" }, expected: "false: more rows follow", found: "true" }
        : undefined;
      judge.that(
        id,
        page.reply,
        judgeFirst([judgeKeys(page, rows, { size }), done, judgeIterator(page, { number: 1 })]),
      );
    },
  };
}
