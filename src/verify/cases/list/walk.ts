import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import { withParameters } from "../../exchange/question.ts";
import { judgeFailure } from "../../verdict/judge-failure.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "../case.ts";
import { checksOf } from "../check.ts";
import { type Collection, collectionsOf, pageQuestion } from "./collection.ts";
import { expectedPage, unfiltered } from "./page-model.ts";
import { judgeDone, judgeExpected, judgeIterator, judgeSize, judgeWalk } from "./judge-walk.ts";
import type { ObjectValue } from "../../../contract/model/value.ts";
import { isSuccess } from "../../exchange/reply.ts";
import { atPath, memberNamed } from "../../verdict/member.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { pageOf, type PageView, paginationOf } from "./page-view.ts";
import { scalarText } from "../../verdict/scalar-text.ts";
import { baselineReply } from "../answers/answers.ts";
import { walkKinds } from "./walk-checks.ts";
import { iterators, turned } from "./walk-iterators.ts";
import { walkPages } from "./walk-pages.ts";
import { walkSizes } from "./walk-sizes.ts";

/** Whole walks at several sizes: each row once, none missing, in order; what each page says of itself. */
export const walk: CaseFamily = {
  name: "walk",
  about: "paging",
  kinds: Object.values(walkKinds),
  cases: (ground) =>
    iteratorPaging(ground.operation) === undefined
      ? []
      : [shown, sizes, limits, iterators, turned].map((make) => make(ground)),
};

function shown(ground: Ground): Case {
  return {
    id: "walk/rows",
    checks: checksOf(walkKinds, ground.operation, {
      rows: "every collection named in the target file shows its rows",
      ...(parentOf(ground) === undefined ? {} : { apart: "no row belongs to two owners" }),
    }),
    requests: 18,
    *run(judge) {
      const { all } = yield* collectionsOf(ground);
      for (const collection of all) {
        const page = collection.walk.pages[0];
        if (page !== undefined) judge.that("walk/rows", page.reply, undefined);
      }
      if (parentOf(ground) !== undefined) judgeApart(ground, judge, all);
    },
  };
}

/** The property of a row that names its owner. */
function parentOf({ operation, contract }: Ground): string | undefined {
  return operation.answer.kind === "page"
    ? contract.entities.get(operation.answer.entity)?.parent?.property
    : undefined;
}

/** Shorter keys may be numbers that each owner counts for itself. */
const shortestId = 16;

/** A row that a page shows as that of another owner than the page before did, told by the second page. */
interface Twice {
  readonly first: PageView;
  readonly second: PageView;
  readonly deviation: Deviation;
}

/** An id names one row, and a row says whose it is: the same row shown with two owners' names is one too many. */
function judgeApart(ground: Ground, judge: Judge, all: readonly Collection[]): void {
  const parent = parentOf(ground) ?? "";
  const pages = all.flatMap(({ walk }) => walk.pages);
  const { owners, twice } = rowsApart(pages, parent);
  const [last] = pages.slice(-1);
  if (twice !== undefined) {
    const questions = [twice.first.reply.question, twice.second.reply.question];
    judge.that("walk/apart", twice.second.reply, twice.deviation, () => ({
      questions,
      about: questions.flatMap(({ parameters }) => parameters.map(([name]) => name)),
      judge: (replies) =>
        replies.every(isSuccess)
          ? rowsApart(
              replies.map((reply) => pageOf(reply, ground)),
              parent,
            ).twice?.deviation
          : undefined,
    }));
  } else if (owners > 1 && last !== undefined) judge.that("walk/apart", last.reply, undefined);
  else
    judge.skip(
      "walk/apart",
      "rows with ids of two owners are not known",
      "name several owners under values in the target file",
    );
}

/** How many owners' rows are shown, and the first that is shown with two owners' names. */
function rowsApart(
  pages: readonly PageView[],
  parent: string,
): { readonly owners: number; readonly twice: Twice | undefined } {
  const shown = new Map<string, { readonly owner: string; readonly rest: string; readonly page: PageView }>();
  const owners = new Set<string>();
  for (const page of pages)
    for (const [index, key] of page.keys.entries()) {
      const row = page.rows[index] ?? {};
      const owner = scalarText(atPath(row, page.rowType, parent)?.value);
      if (owner === "" || key.length < shortestId) continue;
      owners.add(owner);
      const rest = rowText(row, memberNamed(page.rowType, parent)?.key);
      const other = shown.get(key);
      shown.set(key, { owner, rest, page });
      if (other === undefined || other.owner === owner || other.rest !== rest) continue;
      const deviation: Deviation = { place: { kind: "key", key }, expected: `one ${parent}`, found: "two" };
      return { owners: owners.size, twice: { first: other.page, second: page, deviation } };
    }
  return { owners: owners.size, twice: undefined };
}

/** A row without one of its members, as text. */
function rowText(row: ObjectValue, without: string | undefined): string {
  const others = Object.entries(row).filter(([key]) => key !== without);
  return JSON.stringify(others, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}

function sizes(ground: Ground): Case {
  const { limit } = paginationOf(ground);
  return {
    id: "walk/sizes",
    checks: checksOf(walkKinds, ground.operation, {
      "no-row-twice": "a walk shows no row twice",
      "no-row-missing": "walks with pages of any size show the same rows",
      order: `rows go ${paginationOf(ground).direction} by ${paginationOf(ground).key}, within a page and from page to page`,
      "page-size": `a page has as many rows as ${limit.parameter} says, fewer only at the end`,
      ...(limit.default === undefined
        ? {}
        : { "default-size": `without ${limit.parameter} a page has ${limit.default} rows, fewer only at the end` }),
      done: `${paginationOf(ground).done} is true on the last page, and only there`,
      iterator: `${paginationOf(ground).iterator.member} is the position of the last row shown, and absent on an empty page`,
    }),
    requests: 50,
    sample: "ordinary",
    *run(judge) {
      const { all, main } = yield* collectionsOf(ground);
      for (const collection of all) judgeWalk(judge, ground, collection, collection.walk, limit.maximum);
      for (const { collection, size, pages } of walkSizes(all, main, limit))
        yield* sizedWalk(ground, judge, collection, size, pages);
      for (const collection of all.slice(0, 4)) yield* defaultPage(ground, judge, collection);
    },
  };
}

function* sizedWalk(
  ground: Ground,
  judge: Judge,
  collection: Collection,
  size: number,
  mostPages: number,
): Script<void> {
  const last = collection.keys.at(-1) ?? "";
  const sized = yield* walkPages(ground, collection.question, {
    limit: size,
    mostPages,
    until: last,
    shortIsEnd: false,
  });
  judgeWalk(judge, ground, collection, sized, size);
}

function* defaultPage(ground: Ground, judge: Judge, collection: Collection): Script<void> {
  const { limit } = paginationOf(ground);
  const { main } = yield* collectionsOf(ground);
  // Of one collection it is asked again: what was asked since must not count.
  const reply =
    collection === main
      ? yield collection.question
      : yield* baselineReply(
          ground,
          collection.question.parameters.map(([name, value]) => [name, value]),
        );
  const page = pageOf(reply, ground);
  if (limit.default !== undefined)
    judge.that("walk/default-size", page.reply, judgeSize(page, limit.default, collection, { number: 1 }));
  judge.that("walk/done", page.reply, judgeDone(page, collection, { number: 1 }));
  judge.that("walk/iterator", page.reply, judgeIterator(page, { number: 1 }));
}

function limits(ground: Ground): Case {
  const { limit, iterator } = paginationOf(ground);
  return {
    id: "walk/limits",
    checks: checksOf(walkKinds, ground.operation, {
      smallest: `${limit.parameter}=${limit.minimum} is taken`,
      cap: `${limit.parameter} above ${limit.maximum} is refused`,
      "below-smallest": `${limit.parameter} below ${limit.minimum} is refused`,
    }),
    requests: 6,
    *run(judge) {
      const { main } = yield* collectionsOf(ground);
      judge.on("walk/smallest");
      const question = pageQuestion(ground, main.question, limit.minimum);
      const smallest = pageOf(yield question, ground);
      judge.that(
        "walk/smallest",
        smallest.reply,
        judgeExpected(smallest, expectedPage(ground, unfiltered(main), question)),
      );
      const further =
        main.keys[0] === undefined
          ? main.question
          : withParameters(main.question, [[iterator.parameter, main.keys[0]]]);
      for (const [asked, size] of [
        [main.question, limit.maximum + 1],
        [further, limit.maximum + 1],
        [further, largest],
      ] as const) {
        const over = yield pageQuestion(ground, asked, size);
        judge.that("walk/cap", over, judgeFailure(over, limit.exceeded, ground.promises.errors));
      }
      for (const size of [limit.minimum - 1, -largest - 1]) {
        const under = yield pageQuestion(ground, main.question, size);
        judge.that("walk/below-smallest", under, judgeFailure(under, limit.exceeded, ground.promises.errors));
      }
    },
  };
}

/** The largest number of 32 bits: beyond it, a value is none of its type. */
const largest = 2 ** 31 - 1;
