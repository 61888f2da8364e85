import type { Question } from "../../exchange/question.ts";
import { compareBytes } from "../../../contract/model/scalar/byte-order.ts";
import { isLowerBound, isUpperBound } from "../../verdict/satisfies.ts";
import type { Ground, Script } from "../case.ts";
import { type Collection, collectionsOf } from "./collection.ts";
import { filteredValue, type FilterParameter, filtersOf, isShown } from "./filtered.ts";
import { hiddenViews } from "./hidden-views.ts";
import { paginationOf } from "./page-view.ts";

/** What is known of a list: its rows, and which of them each value of a filter on something hidden shows. */
export interface PageModel {
  readonly collection: Collection;
  /** Filter → value → the keys that it shows, where all of them are known. */
  readonly hidden: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
  /** What was worked out already: the places of the rows that filters with their values show, in the order of the list. */
  readonly known: Map<string, readonly number[]>;
}

/** What a page must show, and say of itself. */
export interface ExpectedPage {
  readonly keys: readonly string[];
  readonly done: boolean;
}

/** A value that no row has. */
export const unknownValue = "standin.none";

/** What is known of a list without its hidden filters. */
export function unfiltered(collection: Collection): PageModel {
  return { collection, hidden: new Map(), known: new Map() };
}

/** What is known of the list on which most can be seen. */
export function* modelOf(ground: Ground): Script<PageModel> {
  const { main } = yield* collectionsOf(ground);
  const hidden = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  for (const parameter of filtersOf(ground).hidden) {
    const views = yield* hiddenViews(ground, parameter, main);
    const whole = views.filter(({ walk }) => walk.ended === "end");
    hidden.set(parameter.name, new Map(whole.map(({ value, keys }) => [value, new Set(keys)])));
  }
  return { collection: main, hidden, known: new Map() };
}

/** The page that a question must show; undefined where what is known of the list does not say it. */
export function expectedPage(ground: Ground, model: PageModel, question: Question): ExpectedPage | undefined {
  const { limit, iterator } = paginationOf(ground);
  const text = givenFor(question, limit.parameter);
  const size = text === undefined ? limit.default : Number(text);
  const rows = rowsFor(ground, model, question);
  if (size === undefined || rows === undefined) return undefined;
  const position = givenFor(question, iterator.parameter);
  const { turn } = iterator;
  const isTurned = turn !== undefined && position?.startsWith(turn) === true;
  const { keys, complete } = model.collection;
  const fromEnd = isTurned || isFromTheEnd(ground, question);
  const candidates = position === undefined ? rows : besides(ground, keys, rows, position, isTurned);
  // Of a list that was not read whole, only what lies before the last row read is known.
  const isKnown = fromEnd ? isTurned && candidates.length < rows.length : candidates.length > size;
  if (!complete && !isKnown) return undefined;
  const shown = fromEnd ? candidates.slice(Math.max(0, candidates.length - size)) : candidates.slice(0, size);
  return { keys: shown.map((index) => keys[index] ?? ""), done: candidates.length <= size };
}

/** The rows behind a position, or with a turned one those before it. */
function besides(
  ground: Ground,
  keys: readonly string[],
  rows: readonly number[],
  position: string,
  isTurned: boolean,
): readonly number[] {
  const key = withoutTurns(position, paginationOf(ground).iterator.turn);
  let [from, to] = [0, keys.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBehind(ground, keys[middle] ?? "", key)) to = middle;
    else from = middle + 1;
  }
  const first = isTurned && keys[from - 1] === key ? from - 1 : from;
  return rows.filter((index) => (isTurned ? index < first : index >= first));
}

/** The rows that a question's filters show, by their place in the list; undefined where it is not known. */
export function rowsFor(ground: Ground, model: PageModel, question: Question): readonly number[] | undefined {
  const { shown, hidden } = filtersOf(ground);
  let rows = known(model, "", () => [...model.collection.keys.keys()]);
  let filters = "";
  for (const parameter of [...shown, ...hidden]) {
    const given = givenFor(question, parameter.name);
    if (given === undefined || rows === undefined) continue;
    const narrower = rows;
    filters += `${parameter.name}=${given}\n`;
    rows = known(model, filters, () => {
      const shows = rowsShownBy(model, parameter, given, hidden.includes(parameter));
      return shows && narrower.filter(shows);
    });
  }
  return rows;
}

/** The rows for these filters, worked out once where they are known. */
function known(
  model: PageModel,
  filters: string,
  make: () => readonly number[] | undefined,
): readonly number[] | undefined {
  const before = model.known.get(filters);
  if (before !== undefined) return before;
  const rows = make();
  if (rows !== undefined) model.known.set(filters, rows);
  return rows;
}

/** Whether the row at a place is shown by one filter's value; undefined where that is not known. */
function rowsShownBy(
  { collection, hidden }: PageModel,
  { name, filter }: FilterParameter,
  given: string,
  isHidden: boolean,
): ((at: number) => boolean) | undefined {
  const { rows, keys } = collection;
  if (!isHidden) return (at) => isShown(filter, given, filteredValue(filter, rows[at] ?? {}, collection));
  const views = hidden.get(name);
  const shown = new Set<string>();
  for (const value of filter.operator === "in" ? given.split(",") : [given]) {
    const view = views?.get(value);
    if (view === undefined && value !== unknownValue) return undefined;
    for (const key of view ?? []) shown.add(key);
  }
  return (at) => shown.has(keys[at] ?? "");
}

/** What was sent under a name, in whatever case; what was sent several times is joined. */
function givenFor({ parameters }: Question, name: string): string | undefined {
  const sought = name.toLowerCase();
  const texts = parameters.filter(([given]) => given.toLowerCase() === sought).map(([, text]) => text);
  const text = texts.join(",");
  return text === "" ? undefined : text;
}

function withoutTurns(position: string, turn: string | undefined): string {
  return turn !== undefined && turn !== "" && position.startsWith(turn)
    ? withoutTurns(position.slice(turn.length), turn)
    : position;
}

/** Whether a key comes later in the list than another. */
function isBehind(ground: Ground, one: string, other: string): boolean {
  const difference = compareBytes(one, other);
  return paginationOf(ground).direction === "descending" ? difference < 0 : difference > 0;
}

/** Whether a page starts from the end of a lower bound: there is one, no upper one, and no position. */
export function isFromTheEnd(ground: Ground, question: Question): boolean {
  const { lowerBoundStartsThere, direction, iterator } = paginationOf(ground);
  if (!lowerBoundStartsThere || direction === "ascending" || givenFor(question, iterator.parameter) !== undefined)
    return false;
  const filters = filtersOf(ground).shown.flatMap(({ name, filter }) =>
    givenFor(question, name) === undefined ? [] : [filter],
  );
  return filters.some(isLowerBound) && !filters.some(isUpperBound);
}
