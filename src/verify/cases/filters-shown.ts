import type { Reply } from "../exchange/reply.ts";
import { instantOf, instantText } from "../verdict/instant.ts";
import { showsBoundary, standingOf } from "../verdict/satisfies.ts";
import type { Check, Deviation } from "../verdict/statement.ts";
import type { Case, Ground, Judge } from "./case.ts";
import { innerPlace } from "./inner-place.ts";
import { checkOf } from "./check.ts";
import { type Collection, collectionsOf, longestWhole, noWholeList } from "./collection.ts";
import {
  filteredValue,
  type FilterParameter,
  keysShownBy,
  narrowed,
  reachable,
  startsThere,
  valuesShown,
} from "./filtered.ts";
import { unknownFilterValue } from "./filter-unknown.ts";
import { judgeEnd, judgeKeys } from "./judge-walk.ts";
import { expectedPage, unfiltered } from "./page-model.ts";
import { type PageView, paginationOf } from "./page-view.ts";
import { keysOf, pageAt, placeIn, type Walk } from "./walk-pages.ts";
import { walkTrial } from "./walk-trial.ts";

/** A filter on something that rows show: every row shown satisfies it, and no row that does is hidden. */
export function shownFilter(ground: Ground, parameter: FilterParameter): Case {
  const { name, filter } = parameter;
  const id = `filters/${name}`;
  const isBound = filter.operator !== "equals" && filter.operator !== "in";
  const promises = [
    checkOf(`${id}/shows-only`, `every row shown has a ${filter.property} that ${name} asks for`, parameter),
    checkOf(`${id}/hides-none`, `every row of the unfiltered list that ${name} asks for is shown`, parameter),
    checkOf(`${id}/order`, `rows keep the order of the unfiltered list under ${name}`, parameter),
  ];
  promises.push(endCheck(parameter));
  if (isBound)
    promises.push(
      checkOf(
        `${id}/boundary`,
        `a row exactly at ${name} is ${showsBoundary(filter) ? "shown" : "left out"}`,
        parameter,
      ),
    );
  if (filter.unknown !== undefined)
    promises.push(checkOf(`${id}/unknown`, `a ${name} that stands for nothing is refused`, parameter));
  return {
    id,
    checks: promises,
    requests: isBound ? 8 : 15,
    *run(judge) {
      const collections = yield* collectionsOf(ground);
      const main = startsThere(ground, filter) ? longestWhole(collections) : collections.main;
      if (main === undefined) {
        for (const { id: check } of promises) judge.skip(check, ...noWholeList);
        return;
      }
      const values = isBound ? boundsIn(ground, parameter, main) : choicesIn(parameter, main);
      if (values.length === 0) {
        for (const { id: check } of promises)
          judge.skip(
            check,
            `no row shows a ${filter.property}`,
            "name a collection with other rows under values in the target file",
          );
        return;
      }
      judge.on(`${id}/hides-none`);
      for (const value of values) {
        const walk = yield* narrowed(ground, main, [[name, value]]);
        judgeNarrowed(ground, judge, parameter, value, main, walk);
        judgeEnds(ground, judge, `${id}/end`, main, walk);
      }
      if (
        isBound &&
        !values.some((value) =>
          main.rows.some((row) => standingOf(filter, value, filteredValue(filter, row, main)) === "at the boundary"),
        )
      )
        judge.skip(`${id}/boundary`, "no row stands at a bound", "name a collection with other rows");
      yield* unknownFilterValue(judge, parameter, main);
    },
  };
}

/** Every value the contract lists, those rows show, and for numbers' sake no more than eight. */
function choicesIn({ filter }: FilterParameter, collection: Collection): readonly string[] {
  if (filter.values !== undefined) return [...filter.values.keys()].slice(0, 8);
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

function judgeNarrowed(
  ground: Ground,
  judge: Judge,
  parameter: FilterParameter,
  given: string,
  collection: Collection,
  walk: Walk,
): void {
  const { name, filter } = parameter;
  const id = `filters/${name}`;
  const { reply } = pageAt(walk, 0);
  const keys = keysOf(walk);
  const wrong = judgeShown(parameter, given, collection, walk);
  judge(`${id}/shows-only`, reply, wrong, () =>
    walkTrial(ground, walk, (pages) => judgeShown(parameter, given, collection, { pages })),
  );
  const standing = new Map(
    collection.keys.map((key, index) => [
      key,
      standingOf(filter, given, filteredValue(filter, collection.rows[index] ?? {}, collection)),
    ]),
  );
  const expected = reachable(keysShownBy(collection, [[filter, given]]), walk, collection);
  const shown = new Set(keys);
  const hidden = expected.filter((key) => !shown.has(key) && standing.get(key) === "satisfies");
  const asked = `${name}=${given}`;
  judge(`${id}/hides-none`, reply, hiddenRows(hidden, expected.length, asked), () =>
    walkTrial(ground, walk, ([page]) => page && judgeHidden(ground, collection, page, asked)),
  );
  judgeBoundary(judge, parameter, given, collection, { reply, shown, standing });
  if (wrong === undefined && hidden.length === 0) judge(`${id}/order`, reply, orderOf(keys, collection, walk));
}

/** The first row that the filter should not show. */
function judgeShown(
  parameter: FilterParameter,
  given: string,
  collection: Collection,
  walk: Pick<Walk, "pages">,
): Deviation | undefined {
  const { filter } = parameter;
  const values = walk.pages.flatMap(({ rows }) => rows).map((row) => filteredValue(filter, row, collection));
  const wrong = values.findIndex((value) => standingOf(filter, given, value) === "fails");
  return wrong < 0 ? undefined : shownWrongly(parameter, given, placeIn(walk, wrong), values[wrong]);
}

/** Rows that one page should show, and does not. */
function judgeHidden(ground: Ground, collection: Collection, page: PageView, asked: string): Deviation | undefined {
  const expected = expectedPage(ground, unfiltered(collection), page.reply.question)?.keys ?? [];
  const missing = expected.filter((key) => !page.keys.includes(key));
  return hiddenRows(missing, expected.length, asked);
}

/** The check of what a page under a filter says of itself. */
export function endCheck(parameter: FilterParameter): Check {
  const { name } = parameter;
  return checkOf(
    `filters/${name}/end`,
    `a page under ${name} says whether it is the last, and its position`,
    parameter,
  );
}

/** What pages that show the right rows say of themselves. */
function judgeEnds(ground: Ground, judge: Judge, check: string, collection: Collection, { pages }: Walk): void {
  for (const page of pages) {
    const expected = expectedPage(ground, unfiltered(collection), page.reply.question);
    if (expected !== undefined && judgeKeys(page, expected.keys, "page") === undefined)
      judge(check, page.reply, judgeEnd(page, expected, "page"));
  }
}

interface Shown {
  readonly reply: Reply;
  readonly shown: ReadonlySet<string>;
  readonly standing: ReadonlyMap<string, string>;
}

function judgeBoundary(
  judge: Judge,
  { name, filter }: FilterParameter,
  given: string,
  collection: Collection,
  { reply, shown, standing }: Shown,
): void {
  const at = collection.keys.filter((key) => standing.get(key) === "at the boundary");
  if (at.length === 0) return;
  const wanted = showsBoundary(filter);
  const wrong = at.find((key) => shown.has(key) !== wanted);
  const deviation: Deviation | undefined =
    wrong === undefined
      ? undefined
      : {
          place: `the row ${wrong}, exactly at ${given}`,
          expected: wanted ? "shown" : "left out",
          found: wanted ? "left out" : "shown",
        };
  judge(`filters/${name}/boundary`, reply, deviation);
}

function shownWrongly(
  { name, filter }: FilterParameter,
  given: string,
  place: string,
  found: string | undefined,
): Deviation {
  const stands = filter.values?.get(given);
  return {
    place: `${place}, ${filter.property}`,
    expected: `what ${name}=${given} asks for${stands === undefined ? "" : `: ${stands}`}`,
    found: found ?? "none",
  };
}

/** Rows that ought to be there, as one line. */
export function hiddenRows(hidden: readonly string[], of: number, asked: string): Deviation | undefined {
  const [first] = hidden;
  if (first === undefined) return undefined;
  return {
    place: `rows under ${asked}`,
    expected: `${of} rows, among them ${first}`,
    found: `${hidden.length} of them missing`,
  };
}

/** Rows keep the order that the unfiltered list has. */
export function orderOf(
  keys: readonly string[],
  collection: Pick<Collection, "keys">,
  walk: Pick<Walk, "pages">,
): Deviation | undefined {
  const places = keys.map((key) => collection.keys.indexOf(key));
  const wrong = places.findIndex((place, index) => place >= 0 && place < (places[index - 1] ?? -1));
  if (wrong < 0) return undefined;
  return {
    place: placeIn(walk, wrong),
    expected: "the order of the unfiltered list",
    found: `${keys[wrong] ?? ""} after ${keys[wrong - 1] ?? ""}`,
  };
}
