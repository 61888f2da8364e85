import type { PageFact } from "../../../contract/model/contract.ts";
import type { WalkedTwice } from "./certain-walk.ts";
import { type ListPage, numberIn, saysMore } from "./list-page.ts";

/** Whether what pages tell of themselves is wrong however the member that tells it is meant. */
export function isFactWrong(fact: PageFact, known: WalkedTwice): boolean {
  const { walk } = known;
  const all = rowsOfAll(known);
  const told = walk.pages.map((page) => numberIn(page, fact));
  switch (fact) {
    case "total":
    case "pages":
      // An amount that changes from page to page, or is called otherwise, may be one of something else.
      return all !== undefined && isCalled(/total|pages|pagecount|last/i, fact, known);
    case "count":
      return (
        all !== undefined && walk.pages.some((page, index) => ![page.rows.length, all].includes(told[index] ?? all))
      );
    case "page":
      return told.some((number, index) => index > 0 && number !== (told[index - 1] ?? NaN) + 1);
    case "offset":
      return told.some((number, index) => index > 0 && number !== (told[0] ?? NaN) + rowsBefore(walk.pages, index));
    case "limit":
      return walk.pages.slice(0, -1).every(({ rows }) => rows.length === walk.size) && walk.pages.length > 1;
    case "more":
    case "done":
      return isEndUntold(known, all);
    case "earlier":
      return isByNumber(known);
    case "nextLink":
    case "links":
      return isByNumber(known) && isCalled(/next|link/i, fact, known);
    default:
      return false;
  }
}

/** Whether pages are asked for by number, so that nobody needs to be told where the next one is. */
function isByNumber({ walker: { answer } }: WalkedTwice): boolean {
  return answer.paging.style === "page" || answer.paging.style === "offset";
}

/** How many rows there are, where a walk to its end and a page with all of them agree. */
function rowsOfAll({ walk, large }: WalkedTwice): number | undefined {
  const count = rowsBefore(walk.pages, walk.pages.length);
  const isAll =
    walk.ended === "end" &&
    walk.isRefused !== true &&
    large.isWhole &&
    (walk.broken === undefined || isEmpty(walk.broken.page));
  return isAll && count === large.page.rows.length ? count : undefined;
}

function isEmpty({ rows }: ListPage): boolean {
  return rows.length === 0;
}

function rowsBefore(pages: readonly ListPage[], index: number): number {
  return pages.slice(0, index).reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Whether what tells a fact is called by it. */
function isCalled(pattern: RegExp, fact: PageFact, { walker: { answer } }: WalkedTwice): boolean {
  const names = [
    ...answer.told.flatMap(([at, one]) => (one === fact ? [at.at(-1) ?? ""] : [])),
    ...[...answer.headers].flatMap(([name, one]) => (one === fact ? [name] : [])),
  ];
  return names.length > 0 && names.every((name) => pattern.test(name) && !/estim|approx/i.test(name));
}

/** More is said to follow a page that is not full, behind which there is nothing. */
function isEndUntold({ walk, large }: WalkedTwice, all: number | undefined): boolean {
  const last = walk.pages.at(-1);
  if (last === undefined || walk.size === undefined || all === undefined) return false;
  const isOfLarge = saysMore(large.page) === true && large.page.rows.length > walk.size;
  return saysMore(last) === true && (last.rows.length < walk.size || isOfLarge);
}
