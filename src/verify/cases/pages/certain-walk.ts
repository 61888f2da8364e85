import { plainName } from "../../../contract/model/plain-name.ts";
import { type Question, withParameters } from "../../exchange/question.ts";
import type { Script } from "../case.ts";
import { isSamePage, type LargePage } from "./large-page.ts";
import { type ListPage, listPageOf, numberIn } from "./list-page.ts";
import { listParameter } from "./list-parameter.ts";
import { limitOf, type ListWalk, positionOf, type Walker } from "./list-walk.ts";

/** What is known of a walk that went wrong, and went wrong again. */
export interface WalkedTwice {
  readonly walker: Walker;
  readonly question: Question;
  readonly walk: ListWalk;
  readonly large: LargePage;
}

/** Names of parameters that can only mean how many rows a page has. */
const limits = /^(page)?limit$|^(results|items)?perpage$|^pagesize$|^max(results|items)$/;

/** More rows than were asked for, where the name of the parameter or its description leaves no other meaning. */
export function isLimitMeant({ walker, walk }: WalkedTwice): boolean {
  const parameter = listParameter(walker.ground.operation, walker.answer.paging.limit);
  if (parameter === undefined) return false;
  const { description } = parameter;
  const isAmount = /\b(number|many|most|maximum|max)\b/i.test(description);
  const isSaid = isAmount && /return|show|list|fetch|result|item|row|record|entr|page/i.test(description);
  // A host may tell that it took another size.
  const isTold = walk.pages.some((page) => (numberIn(page, "limit") ?? walk.size) !== walk.size);
  return (isSaid || limits.test(plainName(parameter.name))) && !isTold;
}

/** A row twice though others were not shown yet, which a large page shows once: the last page again is no such row. */
export function isRepeated({ walk, large }: WalkedTwice): boolean {
  const unseen = new Set(large.page.keys);
  if (unseen.size !== large.page.keys?.length) return false;
  const seen = new Set<string>();
  for (const key of walk.pages.flatMap(({ keys }) => keys ?? [])) {
    if (unseen.size === 0) return false;
    if (seen.has(key)) return large.page.keys.includes(key);
    seen.add(key);
    unseen.delete(key);
  }
  return false;
}

/** Pages that together lack a row of a large page, or have one that it would have to show. */
export function isAnotherSet({ walker, walk, large: { page, isWhole } }: WalkedTwice): boolean {
  const all = walk.pages.flatMap(({ keys }) => keys ?? []);
  const [shown, expected] = [new Set(all), new Set(page.keys)];
  if (isWhole && all.some((key) => !expected.has(key))) return true;
  const isThrough = walk.ended === "end" && walk.broken === undefined && walk.isRefused !== true;
  return (
    ((isThrough && tellsTheWay(walker)) || all.length >= expected.size) && [...expected].some((key) => !shown.has(key))
  );
}

/** Whether the document says how pages tell where the next one is: otherwise a walk may just not know the way. */
function tellsTheWay({ ground: { operation }, answer: { paging, told, headers } }: Walker): boolean {
  if (["page", "offset", "after"].includes(paging.style)) return true;
  // A header that no answer documents is only looked for.
  const documented = operation.responses.flatMap((response) => response.headers.map(({ name }) => name.toLowerCase()));
  const inHeaders = [...headers].filter(([name]) => documented.includes(name.toLowerCase()));
  const facts = [...told.map(([, fact]) => fact), ...inHeaders.map(([, fact]) => fact)];
  return facts.some((fact) => ["next", "nextLink", "links", "more", "done"].includes(fact));
}

/** Whether positions mean what they are taken for: where pages begin at another number, walks only seem to go wrong. */
export function* isHabitKept({ walker, question, walk, large }: WalkedTwice): Script<boolean> {
  const { style, first } = walker.answer.paging;
  const [one, two] = walk.pages;
  if (style === "time" || one?.keys === undefined) return false;
  if (style === "page") return isSamePage(yield* pageAt(first), one);
  if (style === "offset") {
    if (!isSamePage(yield* pageAt(first), one)) return false;
    const next = yield* pageAt(first + 1);
    const isByPage = next.keys?.join("\n") === large.page.keys?.slice(one.rows.length, 2 * one.rows.length).join("\n");
    const isFromOne = !isFromZero(walker) && isSamePage(next, one) && two !== undefined && !isSamePage(two, one);
    return (!isByPage || one.rows.length === 1) && !isFromOne;
  }
  if (style !== "after" || one.facts.has("next")) return true;
  // These names say that a page begins behind the row.
  if (/^(startingafter|startafter|afterid|lastid)$/.test(plainName(walker.answer.paging.parameter ?? ""))) return true;
  const [before, behind] = large.page.keys ?? [];
  return before !== undefined && (yield* pageAt(before)).keys?.[0] === behind;

  function* pageAt(position: string | number): Script<ListPage> {
    const sized = walk.size === undefined ? question : withParameters(question, limitOf(walker, walk.size));
    const asked = withParameters(sized, positionOf(walker, position));
    return listPageOf(yield asked, walker.answer, walker.key);
  }
}

/** Whether the document says that the first row has the number 0, or that rows are skipped. */
function isFromZero({ ground, answer }: Walker): boolean {
  const parameter = listParameter(ground.operation, answer.paging.parameter);
  if (parameter === undefined) return false;
  const { name, description, schema } = parameter;
  const [least, usual] = [schema["minimum"], schema["default"]];
  const isSkipped = /skip/i.test(name) || /\bto skip\b|\bskipped\b/i.test(description);
  return least === 0 || usual === 0 || (isSkipped && least !== 1 && usual !== 1);
}
