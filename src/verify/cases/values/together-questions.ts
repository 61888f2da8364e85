import { matcherOf } from "../../../pattern/matcher.ts";
import type { Filter } from "../../../contract/model/contract.ts";
import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import type { Given, Question } from "../../exchange/question.ts";
import { instantOf, instantText } from "../../../contract/model/scalar/instant.ts";
import { isBound, isLowerBound, isUpperBound } from "../../verdict/satisfies.ts";
import type { Ground } from "../case.ts";
import { filteredValue, type FilterParameter, filtersOf, isShown } from "../list/filtered.ts";
import { type ExpectedPage, expectedPage, type PageModel, rowsFor, unknownValue } from "../list/page-model.ts";
import { paginationOf } from "../list/page-view.ts";
import { type Position, type Recipe, recipes } from "./together-recipes.ts";
import { callerAt, ignoredAt, type Manner, spelling, wantedAt } from "./together-manners.ts";

/** One page asked for in some manners. */
export interface Mix {
  readonly manners: readonly Manner[];
  /** The question with these of its manners, and else those of the baseline. */
  ask(manners: readonly Manner[]): Question;
}

export const mostMixes = recipes.length;

/** The recipes as questions to this list, each in other manners; those for which it has too few rows are left out. */
export function mixesOf(ground: Ground, model: PageModel): readonly Mix[] {
  const pageFor = pagesOf(ground, model);
  return recipes.flatMap((recipe, index) => {
    const given = ingredients(ground, model, recipe, pageFor);
    return given === undefined ? [] : [mixOf(ground, model, given, index)];
  });
}

/** A page that is expected, and all of it as one text, by which two are compared. */
interface KnownPage {
  readonly page: ExpectedPage;
  readonly text: string;
}

type PageFor = (given: readonly Given[]) => KnownPage | undefined;

/** The page for parameters, worked out once: many ways to follow a recipe differ in one of them. */
function pagesOf(ground: Ground, model: PageModel): PageFor {
  const known = new Map<string, KnownPage | undefined>();
  return (given) => {
    const key = given.flat().join("\n");
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before;
    const page = expectedPage(ground, model, askedWith(model, given));
    const made = page && { page, text: `${page.done} ${page.keys.join(" ")}` };
    known.set(key, made);
    return made;
  };
}

/** Of all the ways to follow a recipe, the one in which most parts make a difference. */
function ingredients(ground: Ground, model: PageModel, recipe: Recipe, pageFor: PageFor): readonly Given[] | undefined {
  const { limit } = paginationOf(ground);
  if (typeof recipe.size === "number" && recipe.size < limit.minimum) return undefined;
  if (recipe.size === undefined && limit.default === undefined) return undefined;
  const size = recipe.size === "largest" ? limit.maximum : recipe.size;
  const sized: readonly Given[] = size === undefined ? [] : [[limit.parameter, String(size)]];
  let best: { readonly given: readonly Given[]; readonly telling: number } | undefined;
  for (const filters of filtersGiven(ground, model, recipe))
    for (const position of positionsGiven(ground, model, recipe.at, filters)) {
      const given = [...filters, ...sized, ...position];
      // Of equals the first is taken: what cannot tell more need not be worked out.
      if (best !== undefined && mostTelling(ground, given) <= best.telling) continue;
      const telling = tellingParts(ground, given, pageFor);
      const isFit = recipe.isOpen !== true || pageFor(given)?.page.done === false;
      if (isFit && telling > (best?.telling ?? -1)) best = { given, telling };
    }
  return best?.given;
}

/**
 * How much shows in the page for these parameters: how many of them change it, filters first; then rows, then that there
 * are more. -1 where the page is not known.
 */
function tellingParts(ground: Ground, given: readonly Given[], pageFor: PageFor): number {
  const whole = pageFor(given);
  if (whole === undefined) return -1;
  const weights = given.map(([name], index) =>
    pageFor(given.toSpliced(index, 1))?.text === whole.text ? 0 : weightOf(ground, name),
  );
  return sumOf(weights, whole.page.keys.length > 0, !whole.page.done);
}

/** What `tellingParts` says of parameters that each change the page, where rows are shown and more follow. */
function mostTelling(ground: Ground, given: readonly Given[]): number {
  return sumOf(
    given.map(([name]) => weightOf(ground, name)),
    true,
    true,
  );
}

function weightOf(ground: Ground, name: string): number {
  const { limit, iterator } = paginationOf(ground);
  return name === iterator.parameter ? 0.9 : name === limit.parameter ? 0.8 : 1;
}

function sumOf(weights: readonly number[], hasRows: boolean, hasMore: boolean): number {
  return weights.reduce((sum, weight) => sum + weight, (hasRows ? 0.3 : 0) + (hasMore ? 0.1 : 0));
}

function filtersGiven(ground: Ground, model: PageModel, { filters, window }: Recipe): readonly (readonly Given[])[] {
  const { shown, hidden } = filtersOf(ground);
  const firstThat = (fits: (filter: Filter) => boolean): FilterParameter | undefined =>
    shown.find(({ filter }) => fits(filter));
  let chosen: readonly (readonly Given[])[] = [[]];
  for (const role of filters) {
    if (role !== "equal" && role !== "hidden") continue;
    const parameter = role === "equal" ? firstThat((filter) => !isBound(filter)) : hidden[0];
    if (parameter === undefined) return [];
    const values = role === "equal" ? largeShares(parameter, model) : hiddenValues(parameter, model);
    chosen = chosen.flatMap((given) => values.map((value) => [...given, [parameter.name, value] as const]));
  }
  const bounds = filters.filter((role) => role === "upper" || role === "lower");
  return chosen.flatMap((given) => {
    const more: Given[] = [];
    for (const role of bounds) {
      const parameter = firstThat(role === "upper" ? isUpperBound : isLowerBound);
      const share = window === "empty" ? 0.5 : (role === "upper") === (window === "reversed") ? 0.2 : 0.8;
      const bound = parameter && boundAt(parameter, ground, model, given, share);
      if (parameter === undefined || bound === undefined) return [];
      more.push([parameter.name, bound]);
    }
    return [[...given, ...more]];
  });
}

/** The two values that show most rows and hide some. */
function largeShares({ filter }: FilterParameter, { collection }: PageModel): readonly string[] {
  const values = collection.rows.map((row) => filteredValue(filter, row, collection));
  const known = filter.values === undefined ? [...new Set(values)].slice(0, 40) : [...filter.values.keys()];
  const shares = known.flatMap((value) => {
    const count = value === undefined ? 0 : values.filter((one) => isShown(filter, value, one)).length;
    return value !== undefined && count > 1 && count < values.length ? [{ value, count }] : [];
  });
  return shares
    .sort((a, b) => b.count - a.count)
    .slice(0, 2)
    .map(({ value }) => value);
}

/** As many known values as a list takes, with one among them that no row has. */
function hiddenValues({ name, filter }: FilterParameter, { hidden }: PageModel): readonly string[] {
  const views = [...(hidden.get(name) ?? [])].sort((a, b) => b[1].size - a[1].size);
  const [first, ...others] = views.filter(([, keys]) => keys.size > 0).map(([value]) => value);
  if (first === undefined) return [];
  if (filter.operator !== "in") return [first];
  return [[...others.slice(0, 2), unknownValue, first].join(",")];
}

/** The instant of a row, so far along those that the other filters show. */
function boundAt(
  { filter }: FilterParameter,
  ground: Ground,
  model: PageModel,
  given: readonly Given[],
  share: number,
): string | undefined {
  const { collection } = model;
  const rows = rowsFor(ground, model, askedWith(model, given)) ?? [];
  const instants = rows
    .flatMap((index) => instantOf(filteredValue(filter, collection.rows[index] ?? {}, collection) ?? "") ?? [])
    .sort((a, b) => (a < b ? -1 : 1));
  const at = instants[Math.min(instants.length - 1, Math.floor(instants.length * share))];
  return at === undefined ? undefined : instantText(at);
}

/** How many rows are tried as positions. */
const mostPositions = 40;

function positionsGiven(
  ground: Ground,
  model: PageModel,
  at: Position,
  filters: readonly Given[],
): readonly (readonly Given[])[] {
  if (at === "start") return [[]];
  const { iterator } = paginationOf(ground);
  const { keys } = model.collection;
  const { turn = "" } = iterator;
  const isTurned = at === "before" || at === "before nothing" || at === "turned twice";
  if (isTurned && turn === "") return [];
  const shown = new Set(rowsFor(ground, model, askedWith(model, filters)));
  const step = Math.max(1, Math.floor(keys.length / mostPositions));
  return keys.flatMap((key, index): readonly (readonly Given[])[] => {
    if (index % step !== 0 || (at === "behind hidden" && shown.has(index))) return [];
    const sign = at === "turned twice" ? `${turn}${turn}` : isTurned ? turn : "";
    const place = at === "behind nothing" || at === "before nothing" ? neighbourOf(ground, key, keys) : key;
    if (place === undefined || (at === "turned twice" && !admits(ground, `${sign}${place}`))) return [];
    return [[[iterator.parameter, `${sign}${place}`]]];
  });
}

/** A key that no row has, right behind one that a row has: its last character changed for the one before or after it. */
function neighbourOf(ground: Ground, key: string, keys: readonly string[]): string | undefined {
  const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const place = letters.indexOf(key.at(-1) ?? "");
  const next = place < 0 ? undefined : letters[place + (paginationOf(ground).direction === "descending" ? -1 : 1)];
  const other = next === undefined ? undefined : `${key.slice(0, -1)}${next}`;
  return other === undefined || keys.includes(other) ? undefined : other;
}

/** Whether the iterator's own pattern says that this may be sent. */
function admits({ operation }: Ground, position: string): boolean {
  const parameter = operation.parameters.find(({ name }) => name === iteratorPaging(operation)?.iterator.parameter);
  const pattern = parameter?.schema["pattern"];
  return typeof pattern === "string" && matcherOf(pattern).test(position);
}

/** The question for the list with these parameters, in place of any of the same names; a name may be given several times. */
function askedWith({ collection: { question } }: PageModel, given: readonly Given[]): Question {
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  const others = question.parameters.filter(([name]) => !names.has(name.toLowerCase()));
  return { ...question, parameters: [...others, ...given] };
}

function mixOf(ground: Ground, model: PageModel, given: readonly Given[], index: number): Mix {
  const { question } = model.collection;
  const baseline = askedWith(model, given);
  const wanted = wantedAt(ground, index);
  const caller = callerAt(ground, index) ?? question.as;
  const spelt = spelling(ground, given, index);
  const more = ignoredAt(ground, index);
  return {
    manners: [
      ...(wanted === undefined ? [] : (["format"] as const)),
      ...(caller === question.as ? [] : (["caller"] as const)),
      ...(ground.promises.sameRequest.namesInAnyCase || index % 2 === 1 ? (["spelling"] as const) : []),
      ...(more === undefined ? [] : (["ignored"] as const)),
    ],
    ask(manners) {
      const own = manners.includes("spelling") ? spelt : given;
      const extra = manners.includes("ignored") ? more : undefined;
      return {
        ...askedWith(model, [...own, ...(extra?.parameters ?? [])]),
        headers: [...baseline.headers, ...(extra?.headers ?? [])],
        wanted: manners.includes("format") ? wanted : baseline.wanted,
        as: manners.includes("caller") ? caller : baseline.as,
        ...(manners.includes("spelling")
          ? { encoding: (["usual", "least", "most"] as const)[Math.floor(index / 3) % 3] ?? "usual" }
          : {}),
      };
    },
  };
}
