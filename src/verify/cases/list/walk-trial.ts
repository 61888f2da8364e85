import { type Question, withoutParameters, withParameters } from "../../exchange/question.ts";
import type { Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { Blocked, Unusable } from "../../verdict/statement.ts";
import type { Trial } from "../../verdict/trial.ts";
import type { Ground } from "../case.ts";
import { pageOf, type PageView, paginationOf } from "./page-view.ts";
import type { Walk } from "./walk-pages.ts";

/** What pages that follow one another show. */
export type JudgePages = (pages: readonly PageView[]) => Deviation | undefined;

/** Sizes of smaller pages that are tried. */
const sizes = [1, 2, 3, 5, 10];

/**
 * The shortest part of a walk that shows the break: one page, else two that follow one another. Smaller than that are
 * pages of fewer rows at the same place. Undefined when only the whole walk shows it.
 */
export function walkTrial(ground: Ground, { pages }: Pick<Walk, "pages">, judge: JudgePages): Trial | undefined {
  const one = pages.findIndex((page) => judge([page]) !== undefined);
  if (one >= 0) return trialOf(ground, pages.slice(one, one + 1), onePage(ground, pages, one), judge);
  const two = pages.findIndex((page, index) => index > 0 && judge([pages[index - 1] ?? page, page]) !== undefined);
  return two < 0 ? undefined : trialOf(ground, pages.slice(two - 1, two + 1), twoPages(ground, pages, two), judge);
}

/** The questions of a smaller trial with pages of that many rows. */
type AtSize = (size: number) => readonly (readonly Question[])[];

function trialOf(ground: Ground, run: readonly PageView[], atSize: AtSize, judge: JudgePages): Trial {
  const largest = Math.max(...run.map(({ keys }) => keys.length));
  const trial = (questions: readonly Question[]): Trial => ({
    questions,
    about: [...new Set(questions.flatMap(({ parameters }) => parameters.map(([name]) => name)))],
    judge: (replies) => judgeReplies(ground, replies, judge),
  });
  return {
    ...trial(run.map(({ reply }) => reply.question)),
    smaller: sizes.filter((size) => size < largest).flatMap((size) => atSize(size).map(trial)),
  };
}

/** At the page's beginning, and at its end. */
function onePage(ground: Ground, pages: readonly PageView[], index: number): AtSize {
  const page = pages[index];
  return (size) =>
    page === undefined
      ? []
      : [[sized(ground, page.reply.question, size)], [endingWith(ground, page, keysUpTo(pages, index), size)]];
}

/** On both sides of the place where one page ends and the other begins. */
function twoPages(ground: Ground, pages: readonly PageView[], index: number): AtSize {
  const before = pages[index - 1];
  const after = pages[index];
  return (size) =>
    before === undefined || after === undefined
      ? []
      : [[endingWith(ground, before, keysUpTo(pages, index - 1), size), sized(ground, after.reply.question, size)]];
}

function keysUpTo(pages: readonly PageView[], index: number): readonly string[] {
  return pages.slice(0, index + 1).flatMap(({ keys }) => keys);
}

function sized(ground: Ground, question: Question, size: number): Question {
  return withParameters(question, [[paginationOf(ground).limit.parameter, String(size)]]);
}

/** A page of that many rows whose last row is the last of these. */
function endingWith(ground: Ground, { reply }: PageView, keys: readonly string[], size: number): Question {
  const { iterator } = paginationOf(ground);
  const before = keys[keys.length - 1 - size];
  const question = sized(ground, reply.question, size);
  return before === undefined
    ? withoutParameters(question, [iterator.parameter])
    : withParameters(question, [[iterator.parameter, before]]);
}

/** Whether a page was asked for behind the last row that the one before it shows. */
function follows(before: PageView | undefined, { reply }: PageView, ground: Ground): boolean {
  if (before === undefined) return true;
  const { parameter } = paginationOf(ground).iterator;
  return reply.question.parameters.some(([name, value]) => name === parameter && value === before.keys.at(-1));
}

/** An answer that is no page shows nothing of the kind. */
function judgeReplies(ground: Ground, replies: readonly Reply[], judge: JudgePages): Deviation | undefined {
  try {
    const pages = replies.map((reply) => pageOf(reply, ground));
    return pages.every((page, index) => follows(pages[index - 1], page, ground)) ? judge(pages) : undefined;
  } catch (error) {
    if (error instanceof Unusable || error instanceof Blocked) return undefined;
    throw error;
  }
}
