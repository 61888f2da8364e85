import { withParameters } from "../exchange/question.ts";
import { judgeFailure } from "../verdict/judge-failure.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "./case.ts";
import { checksOf } from "./check.ts";
import { type Collection, collectionsOf, pageAfter, pageQuestion } from "./collection.ts";
import { judgeDone, judgeIterator, judgeKeys, judgeSize, judgeWalk } from "./judge-walk.ts";
import { pageOf, paginationOf } from "./page-view.ts";
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
    checks: checksOf("walk", ground.operation, { rows: "every collection named in the target file shows its rows" }),
    requests: 18,
    *run(judge) {
      const { all } = yield* collectionsOf(ground);
      for (const collection of all) {
        const page = collection.walk.pages[0];
        if (page !== undefined) judge("walk/rows", page.reply, undefined);
      }
    },
  };
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
  const page = pageOf(yield collection.question, ground);
  if (limit.default !== undefined)
    judge("walk/default-size", page.reply, judgeSize(page, limit.default, collection, "page 1"));
  judge("walk/done", page.reply, judgeDone(page, collection, "page 1"));
  judge("walk/iterator", page.reply, judgeIterator(page, "page 1"));
}

function limits(ground: Ground): Case {
  const { limit } = paginationOf(ground);
  return {
    id: "walk/limits",
    checks: checksOf("walk", ground.operation, {
      smallest: `${limit.parameter}=${limit.minimum} is taken`,
      cap: `${limit.parameter} above ${limit.maximum} is refused`,
      "below-smallest": `${limit.parameter} below ${limit.minimum} is refused`,
    }),
    requests: 4,
    *run(judge) {
      const { main } = yield* collectionsOf(ground);
      judge.on("walk/smallest");
      const smallest = pageOf(yield pageQuestion(ground, main.question, limit.minimum), ground);
      judge("walk/smallest", smallest.reply, judgeKeys(smallest, main.keys.slice(0, limit.minimum), "page 1"));
      for (const size of [limit.maximum + 1, limit.maximum * 40]) {
        const over = yield pageQuestion(ground, main.question, size);
        judge("walk/cap", over, judgeFailure(over, limit.exceeded));
      }
      const under = yield pageQuestion(ground, main.question, limit.minimum - 1);
      judge("walk/below-smallest", under, judgeFailure(under, limit.exceeded));
    },
  };
}

function iterators(ground: Ground): Case {
  const { iterator } = paginationOf(ground);
  return {
    id: "walk/iterators",
    checks: checksOf("walk", ground.operation, {
      "iterator-again": "an iterator used again, later and out of order, gives the same page",
      interleaved: "two walks side by side do not disturb each other",
      "past-the-end": "behind the last row there is an empty page",
      ...(iterator.prefix === ""
        ? {}
        : { "iterator-invalid": `an ${iterator.parameter} that does not begin with ${iterator.prefix} is refused` }),
    }),
    requests: 16,
    *run(judge) {
      const { all, main } = yield* collectionsOf(ground);
      yield* again(ground, judge, main);
      yield* sideBySide(ground, judge, main, all.find((other) => other !== main && other.keys.length > 2) ?? main);
      yield* pastTheEnd(ground, judge, all.filter(({ complete, keys }) => complete && keys.length > 0)[0]);
      if (iterator.prefix === "") return;
      for (const wrong of ["standin", ...(iterator.turn === undefined ? [] : [`${iterator.turn}standin`])]) {
        const refused = yield withParameters(main.question, [[iterator.parameter, wrong]]);
        judge("walk/iterator-invalid", refused, judgeFailure(refused, iterator.invalid));
      }
    },
  };
}

const fewRows = (about: string) =>
  [`no collection has enough rows to ${about}`, "name one with more rows under values in the target file"] as const;

function* again(ground: Ground, judge: Judge, { question, keys }: Collection): Script<void> {
  const size = Math.min(5, Math.floor(keys.length / 4));
  if (size < 1) {
    judge.skip("walk/iterator-again", ...fewRows("use an iterator twice"));
    return;
  }
  judge.on("walk/iterator-again");
  const positions = [keys.length >> 1, 0, keys.length >> 2, keys.length >> 1];
  for (const at of positions) {
    const page = yield* pageAfter(ground, question, size, keys[at] ?? "");
    judge(
      "walk/iterator-again",
      page.reply,
      judgeKeys(page, keys.slice(at + 1, at + 1 + size), `page after ${keys[at] ?? ""}`),
    );
  }
}

function* sideBySide(ground: Ground, judge: Judge, one: Collection, other: Collection): Script<void> {
  if (one.keys.length < 3 || other.keys.length < 3) {
    judge.skip("walk/interleaved", ...fewRows("walk twice at once"));
    return;
  }
  judge.on("walk/interleaved");
  const walks = [
    { collection: one, size: 2, at: 0 },
    { collection: other, size: 1, at: 0 },
  ];
  for (let step = 0; step < 3; step += 1)
    for (const side of walks) {
      const { collection, size, at } = side;
      const expected = collection.keys.slice(at, at + size);
      if (expected.length === 0) continue;
      const before = collection.keys[at - 1];
      const page =
        before === undefined
          ? pageOf(yield pageQuestion(ground, collection.question, size), ground)
          : yield* pageAfter(ground, collection.question, size, before);
      judge("walk/interleaved", page.reply, judgeKeys(page, expected, `page ${step + 1} of ${size} rows`));
      side.at += expected.length;
    }
}

function* pastTheEnd(ground: Ground, judge: Judge, collection: Collection | undefined): Script<void> {
  if (collection === undefined) {
    judge.skip("walk/past-the-end", ...fewRows("see one's end"));
    return;
  }
  judge.on("walk/past-the-end");
  const page = yield* pageAfter(ground, collection.question, 5, collection.keys.at(-1) ?? "");
  const place = "page behind the last row";
  judge("walk/past-the-end", page.reply, judgeKeys(page, [], place));
  judge("walk/done", page.reply, judgeDone(page, collection, place));
  judge("walk/iterator", page.reply, judgeIterator(page, place));
}

function turned(ground: Ground): Case {
  const { turn, parameter } = paginationOf(ground).iterator;
  return {
    id: "walk/turned",
    checks:
      turn === undefined
        ? []
        : checksOf("walk", ground.operation, {
            turned: `${parameter} with a leading ${turn} shows the rows just before it, in the same order, and is done at the beginning`,
          }),
    requests: 5,
    *run(judge) {
      const { main } = yield* collectionsOf(ground);
      const { keys, question } = main;
      const size = Math.min(5, Math.floor(keys.length / 3));
      if (size < 1) {
        judge.skip("walk/turned", ...fewRows("turn round"));
        return;
      }
      for (const at of [keys.length >> 1, size, size - 1, 0]) {
        const page = yield* pageAfter(ground, question, size, `${turn ?? ""}${keys[at] ?? ""}`);
        const expected = keys.slice(Math.max(0, at - size), at);
        const done =
          page.done === at <= size
            ? undefined
            : { place: "done", expected: String(at <= size), found: String(page.done) };
        judge(
          "walk/turned",
          page.reply,
          judgeKeys(page, expected, `page before ${keys[at] ?? ""}`) ?? done ?? judgeIterator(page, "turned page"),
        );
      }
    },
  };
}
