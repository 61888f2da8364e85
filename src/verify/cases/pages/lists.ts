import type { ListAnswer, PageFact } from "../../../contract/model/contract.ts";
import { type Check, checkKinds } from "../../verdict/check.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { isAskable } from "../answers/ordinary-answers.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { hasMoved, type LargePage, largePage, ofList, sizeWithin, walkerOf } from "./large-page.ts";
import { filterCases, filterKinds } from "./list-filters.ts";
import { numberIn } from "./list-page.ts";
import { type ListWalk, mostPages, type Walker, walkList } from "./list-walk.ts";
import { isAnotherSet, isHabitKept, isLimitMeant, isRepeated, type WalkedTwice } from "./certain-walk.ts";
import { isFactWrong } from "./certain-facts.ts";
import { judgeOwner, ownersOf } from "./list-owner.ts";
import { judgeEnd, judgeFact, judgeOnce, judgeSameRows, judgeSizes, type Shown } from "./judge-list-walk.ts";
import { orderCases, orderKinds } from "./list-order.ts";

/** The facts of a page that can be held against the rows that were seen. */
const judgedFacts = [
  "total",
  "pages",
  "count",
  "page",
  "limit",
  "offset",
  "more",
  "done",
  "earlier",
  "nextLink",
  "links",
] as const satisfies readonly PageFact[];

const restsOn = ["failures", "answers/plain"];
const ofFacts = Object.fromEntries(
  judgedFacts
    .filter((fact) => fact !== "limit")
    .map((fact) => [fact, { restsOn: ["lists/once", "lists/end", "lists/all"] }]),
);
const kinds = checkKinds(
  "lists",
  {
    rows: {},
    owner: { restsOn: ["lists/rows"] },
    limit: { restsOn: ["lists/rows"] },
    once: { restsOn: ["lists/rows", "lists/limit"] },
    end: { restsOn: ["lists/rows", "lists/once", "lists/limit"] },
    all: { restsOn: ["lists/rows", "lists/once", "lists/limit", "lists/end"] },
    ...(ofFacts as Record<Exclude<(typeof judgedFacts)[number], "limit">, object>),
  },
  { restsOn },
);

/** Lists of ordinary documents, page by page: each habit of paging, what pages tell of themselves, filters and orders. */
export const lists: CaseFamily = {
  name: "lists",
  about: "lists, their pages, filters and orders",
  kinds: [...Object.values(kinds), ...Object.values(filterKinds), ...Object.values(orderKinds)],
  cases(ground) {
    const { answer } = ground.operation;
    if (answer.kind !== "list" || !isAskable(ground)) return [];
    const reading = largePage(ground, answer);
    return [walkCase(ground, answer), ...filterCases(ground, answer, reading), ...orderCases(ground, answer, reading)];
  },
};

function walkCase(ground: Ground, answer: ListAnswer): Case {
  const { operation } = ground;
  const check = (kind: keyof typeof kinds, promise: string): Check =>
    ofList(ground, checkOf(kinds[kind], `lists/${kind}`, promise, operation));
  const facts = factsOf(answer);
  const checks = [
    check("rows", "the answer holds a list of rows"),
    ...(ownersOf(answer).length === 0 ? [] : [check("owner", "all rows are of the owner in the path")]),
    ...(answer.paging.limit === undefined ? [] : [check("limit", "no page has more rows than were asked for")]),
    check("once", "no row is shown twice in a walk"),
    check("end", "a walk ends, and not before the page that says so"),
    check("all", "small pages show the rows of a large one, in the same order"),
    ...facts.map((fact) =>
      ofList(ground, checkOf(kinds[fact], factId(fact), `what pages tell of themselves is so: ${fact}`, operation)),
    ),
  ];
  return {
    id: "lists/walk",
    checks,
    requests: 3 + 2 * mostPages + 6,
    *run(judge) {
      yield* walkAndJudge(walkerOf(ground, answer), largePage(ground, answer), facts, judge);
    },
  };
}

/** The size that was asked for has a check of its own. */
function factId(fact: (typeof judgedFacts)[number]): string {
  return fact === "limit" ? "lists/limit-told" : `lists/${fact}`;
}

function factsOf({ told, headers, paging }: ListAnswer): readonly (typeof judgedFacts)[number][] {
  const known = new Set<PageFact>([...told.map(([, fact]) => fact), ...headers.values()]);
  if (paging.style === "all") known.delete("limit");
  return judgedFacts.filter((fact) => known.has(fact));
}

function* walkAndJudge(
  walker: Walker,
  reading: () => Script<LargePage>,
  facts: readonly (typeof judgedFacts)[number][],
  judge: Judge,
): Script<void> {
  const { ground, answer } = walker;
  judge.on("lists/rows");
  const large = yield* reading();
  const { question, page } = large;
  judge.that("lists/rows", page.reply, undefined);
  if (ownersOf(answer).length > 0) judge.that("lists/owner", page.reply, judgeOwner(page, answer, walker.key));
  const count = numberIn(page, "total") ?? page.rows.length;
  const size = sizeWithin(ground, answer, Math.max(1, Math.ceil(Math.min(count, page.rows.length) / 3)));
  judge.on("lists/end");
  const walk = yield* walkList(walker, question, size);
  const found = foundIn(walker, walk, large, facts);
  const isWrong = [...found.values()].some((shown) => shown !== undefined);
  const isMoved = isWrong && (yield* hasMoved(walker, walk.pages[0]));
  const certain = isWrong && !isMoved ? yield* certainIn({ walker, question, walk, large }, found, facts) : new Set();
  for (const [check, shown] of found) {
    if (shown !== undefined && isMoved)
      judge.skip(check, "the list changed while it was read", "verify it where nothing changes meanwhile");
    else judge.that(check, shown?.reply ?? page.reply, shown && deviationOf(shown, certain.has(check)));
  }
}

function deviationOf({ deviation }: Shown, isCertain: boolean): Deviation {
  return isCertain ? { ...deviation, isCertain } : deviation;
}

/** What of a walk is not as it should be, check by check. */
function foundIn(
  walker: Walker,
  walk: ListWalk,
  { page }: LargePage,
  facts: readonly (typeof judgedFacts)[number][],
): ReadonlyMap<string, Shown | undefined> {
  const { answer, key } = walker;
  const first = answer.paging.style === "page" ? answer.paging.first : 1;
  const { size } = walk;
  return new Map([
    ...(size === undefined ? [] : [["lists/limit", judgeSizes(walk)] as const]),
    ...(key === undefined ? [] : [["lists/once", judgeOnce(walk)] as const]),
    ["lists/end", judgeEnd(walk)],
    ["lists/all", size === undefined || page.keys === undefined ? undefined : judgeSameRows(walk, page)],
    ...facts.map(
      (fact) => [factId(fact), judgeFact(walk, fact, fact === "offset" ? offsetFirst(answer) : first)] as const,
    ),
  ]);
}

/** The checks that break however the document is meant: the same is wrong in a second walk, and no other reading explains it. */
function* certainIn(
  known: WalkedTwice,
  found: ReadonlyMap<string, Shown | undefined>,
  facts: readonly (typeof judgedFacts)[number][],
): Script<ReadonlySet<string>> {
  const { walker, question, walk, large } = known;
  const again = foundIn(walker, yield* walkList(walker, question, walk.size), large, facts);
  if (yield* hasMoved(walker, large.page)) return new Set();
  const isSame = (check: string): boolean =>
    JSON.stringify(found.get(check)?.deviation) === JSON.stringify(again.get(check)?.deviation);
  const isMeant = yield* isHabitKept(known);
  const reasons: readonly (readonly [check: string, isCertain: boolean])[] = [
    ["lists/limit", isLimitMeant(known)],
    ["lists/once", isMeant && isRepeated(known)],
    ["lists/end", isMeant && walk.ended === "stuck" && walk.broken === undefined],
    ["lists/all", isMeant && isAnotherSet(known)],
    ...facts.map((fact) => [factId(fact), isMeant && isFactWrong(fact, known)] as const),
  ];
  return new Set(reasons.flatMap(([check, isCertain]) => (isCertain && isSame(check) ? [check] : [])));
}

function offsetFirst({ paging }: ListAnswer): number {
  return paging.style === "offset" ? paging.first : 0;
}
