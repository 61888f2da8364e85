import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import { checkKinds } from "../../verdict/check.ts";
import { isObjectValue } from "../../../contract/model/value.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { statusText } from "../../verdict/judge-status.ts";
import { differenceBetween } from "../../verdict/same-value.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { Unusable } from "../../verdict/statement.ts";
import { type Trial, trialOf } from "../../verdict/trial.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "../case.ts";
import { checksOf } from "../check.ts";
import { judgeExpected } from "../list/judge-walk.ts";
import { expectedPage, modelOf, type PageModel } from "../list/page-model.ts";
import { pageOf, type PageView } from "../list/page-view.ts";
import type { Manner } from "./together-manners.ts";
import { type Mix, mixesOf, mostMixes } from "./together-questions.ts";

const kinds = checkKinds(
  "together",
  { page: {}, row: { restsOn: ["together/page"] }, format: {}, caller: {}, spelling: {}, ignored: {} },
  { restsOn: ["walk", "filters", "formats", "laws", "repeat", "lookups", "parameters", "security"] },
);

/** Everything that a page can be asked by, put together in few questions: each part still says what it says alone. */
export const together: CaseFamily = {
  name: "together",
  about: "combinations of parameters, formats and callers",
  kinds: Object.values(kinds),
  cases: (ground) => (iteratorPaging(ground.operation) === undefined ? [] : [pages(ground)]),
};

/** What was found wrong already. */
type Blamed = Manner | "page" | "row";

/** How many failing questions are taken apart, and the most questions for one. */
const taken = { apart: 3, questions: 6 };

function pages(ground: Ground): Case {
  return {
    id: "together/pages",
    checks: checksOf(kinds, ground.operation, {
      page: "a page shows what its parameters say, in every combination",
      row: "a row is the same on whatever page it is shown",
      format: "the format, and how it is requested, does not change which rows are shown",
      caller: "every permitted caller sees the same rows",
      spelling: "order and spelling of the parameters change nothing",
      ...(ground.promises.sameRequest.ignored === undefined
        ? {}
        : { ignored: "parameters and headers that the host does not know change nothing" }),
    }),
    // Each page may have a row for which the list is asked again.
    requests: 2 * mostMixes + taken.apart * taken.questions,
    *run(judge) {
      const model = yield* modelOf(ground);
      const blamed: Blamed[] = [];
      for (const mix of mixesOf(ground, model)) yield* ask(ground, judge, model, mix, blamed);
    },
  };
}

function* ask(ground: Ground, judge: Judge, model: PageModel, mix: Mix, blamed: Blamed[]): Script<void> {
  const reply = yield mix.ask(mix.manners);
  const deviation = judgePage(reply, ground, model);
  if (deviation === undefined) {
    for (const check of ["page", ...mix.manners]) judge.that(`together/${check}`, reply, undefined);
    if (blamed.includes("row")) return;
    const row = yield* judgeRows(reply, ground, model);
    judge.that("together/row", reply, row?.deviation, () => row && rowTrial(ground, row.list, reply));
    if (row !== undefined) blamed.push("row");
    return;
  }
  const known = blamed.find((one) => one === "page" || (one !== "row" && mix.manners.includes(one)));
  if (known !== undefined) judge.that(`together/${known}`, reply, deviation);
  else if (blamed.length < taken.apart) blamed.push(yield* takeApart(ground, judge, model, mix, { reply, deviation }));
}

/** Finds what of a question it is: the page itself, or one of the manners in which it was asked for. */
function* takeApart(
  ground: Ground,
  judge: Judge,
  model: PageModel,
  mix: Mix,
  seen: { readonly reply: Reply; readonly deviation: Deviation },
): Script<Manner | "page"> {
  for (const manner of [undefined, ...mix.manners]) {
    const reply = yield mix.ask(manner === undefined ? [] : [manner]);
    const deviation = judgePage(reply, ground, model);
    if (deviation === undefined) continue;
    const about = manner === undefined ? [] : reply.question.parameters.map(([name]) => name);
    judge.that(`together/${manner ?? "page"}`, reply, deviation, () =>
      trialOf(reply.question, about, (again) => judgePage(again, ground, model)),
    );
    return manner ?? "page";
  }
  judge.that("together/page", seen.reply, seen.deviation);
  return "page";
}

/** The page shows the rows that the list and its filters say, is done when nothing follows, and gives its last row as position. */
function judgePage(reply: Reply, ground: Ground, model: PageModel): Deviation | undefined {
  const expected = expectedPage(ground, model, reply.question);
  if (expected === undefined) return undefined;
  if (!isSuccess(reply)) return { place: { kind: "status" }, expected: "200", found: statusText(reply) };
  const page = readPage(reply, ground);
  return page === undefined ? undefined : judgeExpected(page, expected);
}

/** The page that a success holds; one that cannot be read is a finding of its own. */
function readPage(reply: Reply, ground: Ground): PageView | undefined {
  try {
    return pageOf(reply, ground);
  } catch (error) {
    if (error instanceof Unusable) return undefined;
    throw error;
  }
}

/** Each row is what it is in the unfiltered list; where it is not, that is asked for again: rows may have changed since. */
function* judgeRows(
  reply: Reply,
  ground: Ground,
  model: PageModel,
): Script<{ readonly list: Question; readonly deviation: Deviation } | undefined> {
  const difference = rowDifference(reply, ground, model.collection.walk.pages);
  const list = model.collection.walk.pages.find(({ keys }) => keys.includes(difference?.key ?? ""))?.reply.question;
  if (difference === undefined || list === undefined) return undefined;
  const deviation = differsFrom(yield list, reply, ground);
  return deviation && { list, deviation };
}

/** The list and the page, one after the other: what is shown of a row differs. */
function rowTrial(ground: Ground, list: Question, { question }: Reply): Trial {
  return {
    questions: [list, question],
    about: [],
    judge: ([whole, page]) => whole && page && differsFrom(whole, page, ground),
  };
}

function differsFrom(list: Reply, reply: Reply, ground: Ground): Deviation | undefined {
  const fresh = readPage(list, ground);
  return fresh === undefined ? undefined : rowDifference(reply, ground, [fresh])?.deviation;
}

function rowDifference(
  reply: Reply,
  ground: Ground,
  lists: readonly PageView[],
): { readonly key: string; readonly deviation: Deviation } | undefined {
  const page = readPage(reply, ground);
  const { parsed } = reply;
  if (page === undefined || parsed.kind !== "value") return undefined;
  for (const [index, key] of page.keys.entries()) {
    const list = lists.find(({ keys }) => keys.includes(key));
    const [row, known] = [page.rows[index], list?.rows[list.keys.indexOf(key)]];
    const from = list?.reply.parsed;
    if (!isObjectValue(row ?? null) || row === undefined || known === undefined || from?.kind !== "value") continue;
    const difference = differenceBetween(
      { value: known, type: page.rowType, format: from.format },
      { value: row, type: page.rowType, format: parsed.format },
      parsed.formats,
    );
    if (difference === undefined) continue;
    const deviation: Deviation = {
      place: { kind: "row", number: index + 1, pointer: difference.pointer },
      expected: `as in the unfiltered list: ${difference.one}`,
      found: difference.other,
    };
    return { key, deviation };
  }
  return undefined;
}
