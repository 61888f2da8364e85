import type { ListAnswer, PageFact } from "../../../contract/model/contract.ts";
import { type Check, checkKinds } from "../../verdict/check.ts";
import { isAskable } from "../answers/ordinary-answers.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { hasMoved, type LargePage, largePage, ofList, sizeWithin, walkerOf } from "./large-page.ts";
import { filterCases, filterKinds } from "./list-filters.ts";
import { numberIn } from "./list-page.ts";
import { mostPages, type Walker, walkList } from "./list-walk.ts";
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
    requests: 3 + mostPages + 2,
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
  const { question, page: large } = yield* reading();
  judge.that("lists/rows", large.reply, undefined);
  const count = numberIn(large, "total") ?? large.rows.length;
  const size = sizeWithin(ground, answer, Math.max(1, Math.ceil(Math.min(count, large.rows.length) / 3)));
  judge.on("lists/end");
  const walk = yield* walkList(walker, question, size);
  const first = answer.paging.style === "page" ? answer.paging.first : 1;
  const found: [check: string, shown: Shown | undefined][] = [
    ...(size === undefined ? [] : [["lists/limit", judgeSizes(walk)] as [string, Shown | undefined]]),
    ...(walker.key === undefined ? [] : [["lists/once", judgeOnce(walk)] as [string, Shown | undefined]]),
    ["lists/end", judgeEnd(walk)],
    ["lists/all", size === undefined || large.keys === undefined ? undefined : judgeSameRows(walk, large)],
    ...facts.map((fact): [string, Shown | undefined] => [
      factId(fact),
      judgeFact(walk, fact, fact === "offset" ? offsetFirst(answer) : first),
    ]),
  ];
  const isMoved = found.some(([, shown]) => shown !== undefined) && (yield* hasMoved(walker, walk.pages[0]));
  for (const [check, shown] of found) {
    if (shown !== undefined && isMoved)
      judge.skip(check, "the list changed while it was read", "verify it where nothing changes meanwhile");
    else judge.that(check, shown?.reply ?? large.reply, shown?.deviation);
  }
}

function offsetFirst({ paging }: ListAnswer): number {
  return paging.style === "offset" ? paging.first : 0;
}
