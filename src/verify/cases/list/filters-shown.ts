import type { Filter } from "../../../contract/model/contract.ts";
import { instantOf, instantText } from "../../../contract/model/scalar/instant.ts";
import { isBound, showsBoundary, standingOf } from "../../verdict/satisfies.ts";
import type { Check } from "../../verdict/check.ts";
import type { Case, Ground, Judge } from "../case.ts";
import { innerPlace } from "../values/inner-place.ts";
import { checkOf } from "../check.ts";
import { type Collection, type Collections, collectionsOf, longestWhole, noWholeList } from "./collection.ts";
import { filterKinds } from "./filter-checks.ts";
import {
  endCheck,
  filteredValue,
  type FilterParameter,
  keysShownBy,
  narrowed,
  startsThere,
  valuesShown,
} from "./filtered.ts";
import { unknownFilterValue } from "./filter-unknown.ts";
import { judgeNarrowed } from "./judge-narrowed.ts";
import { judgeEnd, judgeKeys } from "./judge-walk.ts";
import { expectedPage, unfiltered } from "./page-model.ts";
import { paginationOf } from "./page-view.ts";
import type { Walk } from "./walk-pages.ts";

/** A filter on something that rows show: every row shown satisfies it, and no row that does is hidden. */
export function shownFilter(ground: Ground, parameter: FilterParameter): Case {
  const { name, filter } = parameter;
  const id = `filters/${name}`;
  const compares = isBound(filter);
  const checks = promisesOf(parameter);
  return {
    id,
    checks,
    // Eight values with three pages each and three unknown ones; six bounds with what fits on one page, and a look behind it.
    requests: compares ? 12 : 27,
    *run(judge) {
      const collections = yield* collectionsOf(ground);
      const main = startsThere(ground, filter) ? longestWhole(collections) : collections.main;
      const values =
        main === undefined ? [] : compares ? boundsIn(ground, parameter, main) : choicesIn(parameter, main);
      if (main === undefined || values.length === 0) {
        const [reason, cure] =
          main === undefined ? noWholeList : [`no row has a value for ${filter.property}`, otherRows];
        for (const { id: check } of checks) judge.skip(check, reason, cure);
        return;
      }
      judge.on(`${id}/hides-none`);
      for (const value of values) {
        const where = compares ? main : collectionShowing(filter, value, collections);
        const walk = yield* narrowed(ground, where, [[name, value]]);
        judgeNarrowed(ground, judge, parameter, value, where, walk);
        judgeEnds(ground, judge, `${id}/end`, where, walk);
      }
      if (compares && !values.some((value) => standsAt(filter, value, main)))
        judge.skip(`${id}/boundary`, "no row lies exactly at a bound", otherRows);
      yield* unknownFilterValue(ground, judge, parameter, main);
    },
  };
}

const otherRows = "name a collection with other rows under values in the target file";

function promisesOf(parameter: FilterParameter): readonly Check[] {
  const { name, filter } = parameter;
  const id = `filters/${name}`;
  const boundary = `a row exactly at ${name} is ${showsBoundary(filter) ? "shown" : "left out"}`;
  return [
    checkOf(
      filterKinds["shows-only"],
      `${id}/shows-only`,
      `every row under ${name} has a matching ${filter.property}`,
      parameter,
    ),
    checkOf(
      filterKinds["hides-none"],
      `${id}/hides-none`,
      `every row of the unfiltered list that matches ${name} is shown`,
      parameter,
    ),
    checkOf(filterKinds.order, `${id}/order`, `rows keep the order of the unfiltered list under ${name}`, parameter),
    endCheck(parameter),
    ...(isBound(filter) ? [checkOf(filterKinds.boundary, `${id}/boundary`, boundary, parameter)] : []),
    ...(filter.unknown === undefined
      ? []
      : [checkOf(filterKinds.unknown, `${id}/unknown`, `an unknown ${name} is refused`, parameter)]),
  ];
}

/** The main collection, unless only another one has a row with the value: an empty list hides what is exchanged. */
function collectionShowing(filter: Filter, value: string, { main, all }: Collections): Collection {
  const shows = (one: Collection): boolean => keysShownBy(one, [[filter, value]]).length > 0;
  return shows(main) ? main : (all.find(shows) ?? main);
}

/** Whether some row stands exactly at a bound. */
function standsAt(filter: Filter, bound: string, collection: Collection): boolean {
  return collection.rows.some(
    (row) => standingOf(filter, bound, filteredValue(filter, row, collection)) === "at the boundary",
  );
}

/** Longer enumerations are asked for so many of their values. */
const mostChoices = 8;

/** Every value the contract lists, those rows show, and for numbers' sake no more than eight. */
function choicesIn({ filter }: FilterParameter, collection: Collection): readonly string[] {
  if (filter.values !== undefined) return [...filter.values.keys()].slice(0, mostChoices);
  return valuesShown(filter, collection).slice(0, 4);
}

/** Before and after everything. */
const farAway = ["1900-01-01T00:00:00Z", "2200-01-01T00:00:00Z"];
const second = 10_000_000n;

/** A moment shortly after an instant: with a part of a second, where no row can have been rounded into that second. */
function momentAfter(instant: bigint, shown: readonly bigint[]): bigint {
  const next = instant + second;
  return shown.some((one) => one >= next && one < next + second) ? next : next + second / 2n;
}

/** Bounds at rows: the newest, the oldest, one in the middle, and a moment that no row has. */
function boundsIn(ground: Ground, { filter }: FilterParameter, collection: Collection): readonly string[] {
  const instants = collection.rows.flatMap((row) => instantOf(filteredValue(filter, row, collection) ?? "") ?? []);
  const sorted = [...new Set(instants)].sort((a, b) => (a < b ? -1 : 1));
  const inner = innerPlace(ground, filter.property, sorted.length);
  const [first, middle, last] = [sorted[0], sorted[inner], sorted.at(-1)];
  if (first === undefined || middle === undefined || last === undefined) return [];
  const candidates = [...new Set([middle, first, last, momentAfter(middle, sorted)]), ...farAway].map((bound) =>
    typeof bound === "string" ? bound : instantText(bound),
  );
  // A lower bound alone starts at its own end: only where all it asks for fits on one page is that the same rows.
  const { maximum } = paginationOf(ground).limit;
  return candidates.filter((bound) => keysShownBy(collection, [[filter, bound]]).length <= maximum);
}

/** What pages that show the right rows say of themselves. */
function judgeEnds(ground: Ground, judge: Judge, check: string, collection: Collection, { pages }: Walk): void {
  for (const page of pages) {
    const expected = expectedPage(ground, unfiltered(collection), page.reply.question);
    if (expected !== undefined && judgeKeys(page, expected.keys) === undefined)
      judge.that(check, page.reply, judgeEnd(page, expected));
  }
}
