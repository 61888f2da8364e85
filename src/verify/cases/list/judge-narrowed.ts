import type { Reply } from "../../exchange/reply.ts";
import { showsBoundary, standingOf } from "../../verdict/satisfies.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { FilterCondition, RowPlace } from "../../verdict/place.ts";
import type { Ground, Judge } from "../case.ts";
import type { Collection } from "./collection.ts";
import { filteredValue, type FilterParameter, keysShownBy, reachable } from "./filtered.ts";
import { expectedPage, unfiltered } from "./page-model.ts";
import type { PageView } from "./page-view.ts";
import { keysOf, pageAt, placeIn, type Walk } from "./walk-pages.ts";
import { walkTrial } from "./walk-trial.ts";

/** What a walk under one value of a filter shows, against the unfiltered list. */
export function judgeNarrowed(
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
  judge.that(`${id}/shows-only`, reply, wrong, () =>
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
  const asked = [name, given] as const;
  judge.that(`${id}/hides-none`, reply, hiddenRows(hidden, expected.length, asked), () =>
    walkTrial(ground, walk, ([page]) => page && judgeHidden(ground, collection, page, asked)),
  );
  judgeBoundary(judge, parameter, given, collection, { reply, shown, standing });
  if (wrong === undefined && hidden.length === 0) judge.that(`${id}/order`, reply, orderOf(keys, collection, walk));
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
function judgeHidden(
  ground: Ground,
  collection: Collection,
  page: PageView,
  asked: FilterCondition,
): Deviation | undefined {
  const expected = expectedPage(ground, unfiltered(collection), page.reply.question)?.keys ?? [];
  const missing = expected.filter((key) => !page.keys.includes(key));
  return hiddenRows(missing, expected.length, asked);
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
          place: { kind: "key", key: wrong, bound: given },
          expected: wanted ? "shown" : "left out",
          found: wanted ? "left out" : "shown",
        };
  judge.that(`filters/${name}/boundary`, reply, deviation);
}

function shownWrongly(
  { name, filter }: FilterParameter,
  given: string,
  place: RowPlace,
  found: string | undefined,
): Deviation {
  const stands = filter.values?.get(given);
  return {
    place: { ...place, property: filter.property },
    expected: `what ${name}=${given} asks for${stands === undefined ? "" : `: ${stands}`}`,
    found: found ?? "none",
  };
}

/** Rows that ought to be there, as one line. */
export function hiddenRows(hidden: readonly string[], of: number, under: FilterCondition): Deviation | undefined {
  const [first] = hidden;
  if (first === undefined) return undefined;
  return {
    place: { kind: "rows", under: [under] },
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
