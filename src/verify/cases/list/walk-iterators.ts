import { withParameters } from "../../exchange/question.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { judgeFailure } from "../../verdict/judge-failure.ts";
import type { PageName } from "../../verdict/place.ts";
import type { Case, Ground, Judge, Script } from "../case.ts";
import { innerPlace } from "../values/inner-place.ts";
import { checksOf } from "../check.ts";
import { type Collection, collectionsOf, pageAfter, pageQuestion } from "./collection.ts";
import { judgeDone, judgeIterator, judgeKeys } from "./judge-walk.ts";
import { pageOf, paginationOf } from "./page-view.ts";
import { walkKinds } from "./walk-checks.ts";

/** Positions used again, side by side, behind the end, and such as are none. */
export function iterators(ground: Ground): Case {
  const { iterator } = paginationOf(ground);
  return {
    id: "walk/iterators",
    checks: checksOf(walkKinds, ground.operation, {
      "iterator-again": "an iterator used again, later or out of order, gives the same page",
      interleaved: "concurrent walks do not affect each other",
      "past-the-end": "after the last row there is an empty page",
      ...(iterator.prefix === ""
        ? {}
        : { "iterator-invalid": `an ${iterator.parameter} that does not begin with ${iterator.prefix} is refused` }),
    }),
    requests: 19,
    *run(judge) {
      const { all, main } = yield* collectionsOf(ground);
      yield* again(ground, judge, main);
      yield* sideBySide(ground, judge, main, all.find((other) => other !== main && other.keys.length > 2) ?? main);
      yield* pastTheEnd(ground, judge, all.filter(({ complete, keys }) => complete && keys.length > 0)[0]);
      if (iterator.prefix === "") return;
      for (const wrong of wrongPositions(ground, main.keys[0])) {
        const refused = yield withParameters(main.question, [[iterator.parameter, wrong]]);
        judge.that("walk/iterator-invalid", refused, judgeFailure(refused, iterator.invalid, ground.promises.errors));
      }
    },
  };
}

/** Positions that do not begin as they must: not at all, after a turning sign, and as the key of a row that is spelled nearly so. */
function wrongPositions(ground: Ground, key: string | undefined): readonly string[] {
  const { prefix, turn } = paginationOf(ground).iterator;
  const rest = key?.startsWith(prefix) === true ? key.slice(prefix.length) : "standin";
  const capitals = prefix === prefix.toUpperCase() ? prefix.toLowerCase() : prefix.toUpperCase();
  return [
    `standin_${rest}`,
    ...(turn === undefined ? [] : [`${turn}standin`]),
    ...(capitals === prefix ? [] : [`${capitals}${rest}`]),
    `x${prefix}${rest}`,
    ...(prefix.length < 2 ? [] : [`${prefix.slice(0, -1)}${rest}`]),
  ].filter((wrong) => !wrong.startsWith(prefix));
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
  const middle = innerPlace(ground, "iterator-again", keys.length);
  const positions = [middle, 0, keys.length >> 2, middle];
  for (const at of positions) {
    const page = yield* pageAfter(ground, question, size, keys[at] ?? "");
    judge.that(
      "walk/iterator-again",
      page.reply,
      judgeKeys(page, keys.slice(at + 1, at + 1 + size), { after: keys[at] ?? "" }),
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
      judge.that("walk/interleaved", page.reply, judgeKeys(page, expected, { number: step + 1, size }));
      side.at += expected.length;
    }
}

function* pastTheEnd(ground: Ground, judge: Judge, collection: Collection | undefined): Script<void> {
  if (collection === undefined) {
    judge.skip("walk/past-the-end", ...fewRows("read one to its end"));
    return;
  }
  judge.on("walk/past-the-end");
  const page = yield* pageAfter(ground, collection.question, 5, collection.keys.at(-1) ?? "");
  const name: PageName = { at: "end" };
  judge.that("walk/past-the-end", page.reply, judgeKeys(page, [], name));
  judge.that("walk/done", page.reply, judgeDone(page, collection, name));
  judge.that("walk/iterator", page.reply, judgeIterator(page, name));
}

/** Walks turned round. */
export function turned(ground: Ground): Case {
  const { turn, parameter } = paginationOf(ground).iterator;
  return {
    id: "walk/turned",
    checks:
      turn === undefined
        ? []
        : checksOf(walkKinds, ground.operation, {
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
      for (const at of [innerPlace(ground, "turned", keys.length), size, size - 1, 0]) {
        const page = yield* pageAfter(ground, question, size, `${turn ?? ""}${keys[at] ?? ""}`);
        const expected = keys.slice(Math.max(0, at - size), at);
        const done: Deviation | undefined =
          page.done === at <= size
            ? undefined
            : { place: { kind: "page", part: "done" }, expected: String(at <= size), found: String(page.done) };
        judge.that(
          "walk/turned",
          page.reply,
          judgeKeys(page, expected, { before: keys[at] ?? "" }) ?? done ?? judgeIterator(page, { at: "turned" }),
        );
      }
    },
  };
}
