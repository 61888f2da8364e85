import type { PageFact } from "../../../contract/model/contract.ts";
import type { WalkedTwice } from "./certain-walk.ts";
import { linkIn, type ListPage, numberIn, saysMore } from "./list-page.ts";
import { rowsIn } from "./list-walk.ts";

/** Whether what pages tell of themselves is wrong however the member that tells it is meant. */
export function isFactWrong(fact: PageFact, known: WalkedTwice): boolean {
  const { pages } = known.walk;
  const all = rowsOfAll(known);
  const told = pages.map((page) => numberIn(page, fact));
  switch (fact) {
    case "total":
    case "pages":
      // An amount that is called otherwise may be one of something else.
      return all !== undefined && isCalled(/total|pages|pagecount|last/i, fact, known) && !mayCountHidden(known);
    case "count":
      return all !== undefined && told.some((number, index) => !isAmount(number, pages, index, known));
    case "page":
      return isByNumber(known) && isLeaping(told, () => 1);
    case "offset":
      return isByNumber(known) && isLeaping(told, (index) => pages[index]?.rows.length ?? 0);
    case "more":
    case "done":
      return isEndUntold(known, all);
    case "earlier":
      return isByNumber(known);
    case "nextLink":
    case "links":
      // Where no page has one, links may lead elsewhere.
      return isByNumber(known) && pages.some((page) => linkIn(page, "next") !== undefined);
    default:
      // A size may be the one that was asked for, the usual one or the largest.
      return false;
  }
}

/** Whether pages are asked for by number, so that nobody needs to be told where the next one is. */
function isByNumber({ walker: { answer } }: WalkedTwice): boolean {
  return answer.paging.style === "page" || answer.paging.style === "offset";
}

/** How many rows there are, where a walk to its end and a page with all of them agree. */
function rowsOfAll({ walk, large }: WalkedTwice): number | undefined {
  const count = rowsIn(walk.pages);
  // Behind a walk that was promised more there is a page without rows.
  const isThrough = walk.broken === undefined ? large.isWhole : walk.broken.page.rows.length === 0;
  const isAll = isThrough && walk.ended === "end" && walk.isRefused !== true;
  return isAll && count === large.page.rows.length ? count : undefined;
}

/** Whether what tells a fact is called by it. */
function isCalled(pattern: RegExp, fact: PageFact, { walker: { answer } }: WalkedTwice): boolean {
  const names = [
    ...answer.told.flatMap(([at, one]) => (one === fact ? [at.at(-1) ?? ""] : [])),
    ...[...answer.headers].flatMap(([name, one]) => (one === fact ? [name] : [])),
  ];
  return names.length > 0 && names.every((name) => pattern.test(name) && !/estim|approx/i.test(name));
}

/** Whether there may be rows that are only shown to whoever asks for them: a total may count those. */
function mayCountHidden({ walker: { ground, answer } }: WalkedTwice): boolean {
  return ground.operation.parameters.some(
    ({ name, schema }) =>
      (answer.filters.has(name) && schema["default"] !== undefined) ||
      /incl|show|with|delete|archive|active|hidden|trash|draft|disabled|^all/i.test(name),
  );
}

/** Whether a count is one of this page, of all rows, of those up to here or behind, or the size that was asked for. */
function isAmount(
  number: number | undefined,
  pages: readonly ListPage[],
  index: number,
  { walk: { size } }: WalkedTwice,
): boolean {
  const all = rowsIn(pages);
  const [before, upTo] = [rowsIn(pages.slice(0, index)), rowsIn(pages.slice(0, index + 1))];
  return number === undefined || [upTo - before, all, before, upTo, all - before, all - upTo, size].includes(number);
}

/** Whether numbers of pages do not follow each other as the pages do. */
function isLeaping(told: readonly (number | undefined)[], stepAfter: (index: number) => number): boolean {
  return told.some((number, index) => {
    const before = told[index - 1];
    return number !== undefined && before !== undefined && number !== before + stepAfter(index - 1);
  });
}

/** More is said to follow a page that is not full, behind which there is nothing. */
function isEndUntold(known: WalkedTwice, all: number | undefined): boolean {
  const { walk, large } = known;
  const last = walk.pages.at(-1);
  if (last === undefined || walk.size === undefined || all === undefined) return false;
  const isOfLarge = saysMore(large.page) === true && large.page.rows.length > walk.size;
  // By a cursor, a host may only learn from the page behind that there is none.
  const isToldThen = !isByNumber(known) && walk.broken !== undefined && saysMore(walk.broken.page) !== true;
  return saysMore(last) === true && !isToldThen && (last.rows.length < walk.size || isOfLarge);
}
