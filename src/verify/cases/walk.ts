import { withParameters } from "../exchange/question.ts";
import { judgeFailure } from "../verdict/judge-failure.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "./case.ts";
import { checksOf } from "./check.ts";
import { type Collection, collectionsOf, pageQuestion } from "./collection.ts";
import { expectedPage, unfiltered } from "./page-model.ts";
import { judgeDone, judgeExpected, judgeIterator, judgeSize, judgeWalk } from "./judge-walk.ts";
import { atPath } from "../verdict/member.ts";
import { pageOf, paginationOf, textOf } from "./page-view.ts";
import { plainReply } from "./plain.ts";
import { iterators, turned } from "./walk-iterators.ts";
import { walkPages } from "./walk-pages.ts";
import { walkSizes } from "./walk-sizes.ts";

/** Whole walks at several sizes: each row once, none missing, in order; what each page says of itself. */
export const walk: CaseFamily = {
  name: "walk",
  about: "pages, one after the other",
  cases: (ground) =>
    ground.operation.pagination === undefined
      ? []
      : [shown, sizes, limits, iterators, turned].map((make) => make(ground)),
};

function shown(ground: Ground): Case {
  return {
    id: "walk/rows",
    checks: checksOf("walk", ground.operation, {
      rows: "every collection named in the target file shows its rows",
      ...(parentOf(ground) === undefined ? {} : { apart: "no row is shown as that of two owners" }),
    }),
    requests: 18,
    *run(judge) {
      const { all } = yield* collectionsOf(ground);
      for (const collection of all) {
        const page = collection.walk.pages[0];
        if (page !== undefined) judge("walk/rows", page.reply, undefined);
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

/** A key names one row, and a row says whose it is: shown with two owners' names, it is one too many. */
function judgeApart(ground: Ground, judge: Judge, all: readonly Collection[]): void {
  const parent = parentOf(ground) ?? "";
  const owners = new Map<string, string>();
  for (const { walk } of all)
    for (const { keys, rows, rowType, reply } of walk.pages) {
      const twice = keys.find((key, index) => {
        const owner = textOf(atPath(rows[index] ?? {}, rowType, parent)?.value);
        const other = owners.get(key);
        owners.set(key, owner);
        return other !== undefined && owner !== "" && other !== owner;
      });
      const deviation =
        twice === undefined ? undefined : { place: `the row ${twice}`, expected: `one ${parent}`, found: "two" };
      judge("walk/apart", reply, deviation);
    }
  if (all.length < 2)
    judge.skip("walk/apart", "one owner alone is known", "name several under values in the target file");
}

function sizes(ground: Ground): Case {
  const { limit } = paginationOf(ground);
  return {
    id: "walk/sizes",
    checks: checksOf("walk", ground.operation, {
      "no-row-twice": "a walk shows no row twice",
      "no-row-missing": "walks with pages of any size show the same rows",
      order: `rows go ${paginationOf(ground).direction} by ${paginationOf(ground).key}, within a page and from page to page`,
      "page-size": `a page has as many rows as ${limit.parameter} says, fewer only at the end`,
      ...(limit.default === undefined
        ? {}
        : { "default-size": `without ${limit.parameter} a page has ${limit.default} rows, fewer only at the end` }),
      done: `${paginationOf(ground).done} is true on the page after which nothing follows, and only there`,
      iterator: `${paginationOf(ground).iterator.member} is the position of the last row shown, and absent on an empty page`,
    }),
    requests: 50,
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
    collection === main ? yield collection.question : yield* plainReply(ground, collection.question.parameters);
  const page = pageOf(reply, ground);
  if (limit.default !== undefined)
    judge("walk/default-size", page.reply, judgeSize(page, limit.default, collection, "page 1"));
  judge("walk/done", page.reply, judgeDone(page, collection, "page 1"));
  judge("walk/iterator", page.reply, judgeIterator(page, "page 1"));
}

function limits(ground: Ground): Case {
  const { limit, iterator } = paginationOf(ground);
  return {
    id: "walk/limits",
    checks: checksOf("walk", ground.operation, {
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
      judge("walk/smallest", smallest.reply, judgeExpected(smallest, expectedPage(ground, unfiltered(main), question)));
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
        judge("walk/cap", over, judgeFailure(over, limit.exceeded));
      }
      for (const size of [limit.minimum - 1, -largest - 1]) {
        const under = yield pageQuestion(ground, main.question, size);
        judge("walk/below-smallest", under, judgeFailure(under, limit.exceeded));
      }
    },
  };
}

/** The largest number of 32 bits: beyond it, a value is none of its type. */
const largest = 2 ** 31 - 1;
