import { iteratorPaging } from "../contract/model/paged-by.ts";
import { isAway, type Reply } from "./exchange/reply.ts";
import { type Question, withoutParameters, withParameters } from "./exchange/question.ts";
import type { Ground } from "./cases/case.ts";
import { pageOf } from "./cases/list/page-view.ts";
import { neededParameters } from "./cases/answers/baseline-question.ts";
import type { Deviation } from "./verdict/deviation.ts";
import type { Place } from "./verdict/place.ts";
import { Blocked, Unusable } from "./verdict/statement.ts";
import type { Trial } from "./verdict/trial.ts";

/** A trial that showed a break, and what it showed. */
export interface Shown {
  readonly trial: Trial;
  readonly replies: readonly Reply[];
  readonly deviation: Deviation;
}

/**
 * The ways to make a trial smaller, one after the other: what its case knows, fewer parameters, smaller pages. Each gives
 * trials that take more away first, and comes to an end when repeated.
 */
export const reductions: readonly ((shown: Shown, ground: Ground) => readonly Trial[])[] = [
  ({ trial }) => trial.smaller ?? [],
  withLess,
  withSmallerPages,
];

/** Without all that can be left out, else without each of it alone. */
function withLess({ trial }: Shown, ground: Ground): readonly Trial[] {
  // A case asks other operations too: of a row that was made, the one that shows it.
  const operations = new Set([ground.operation, ...trial.questions.map(({ operation }) => operation)]);
  const neededNames = [...operations].flatMap(neededParameters).map(({ name }) => name);
  const needed = new Set([...neededNames, ...trial.about].map((name) => name.toLowerCase()));
  const names = new Set(trial.questions.flatMap(({ parameters }) => parameters.map(([name]) => name)));
  const free = [...names].filter((name) => !needed.has(name.toLowerCase()));
  const some = free.length > 1 ? free.map((name) => [name]) : [];
  const fewer = free.length === 0 ? [] : [free, ...some].map((less) => everyQuestion(trial, without(less)));
  const headers = trial.questions.some((question) => question.headers.length > 0)
    ? [everyQuestion(trial, (question) => ({ ...question, headers: [] }))]
    : [];
  return [...fewer, ...headers];
}

function without(names: readonly string[]): (question: Question) => Question {
  return (question) => withoutParameters(question, names);
}

/** The row that shows it alone on its page, else pages of a few rows. Headers do not get smaller with the page. */
function withSmallerPages({ trial, replies, deviation }: Shown, ground: Ground): readonly Trial[] {
  const pagination = iteratorPaging(ground.operation);
  const reply = replies.at(-1);
  if (pagination === undefined || reply === undefined || isAway(reply) || !isInBody(deviation.place)) return [];
  const { limit, iterator } = pagination;
  const least = Math.max(1, limit.minimum);
  if (trial.about.some((name) => name.toLowerCase() === limit.parameter.toLowerCase())) return [];
  const size = sizeOf(reply.question, limit.parameter) ?? Infinity;
  const sized = (rows: number): readonly Trial[] =>
    rows < size
      ? [everyQuestion(trial, (question) => withParameters(question, [[limit.parameter, String(rows)]]))]
      : [];
  const row = rowIn(deviation.place, pagination.items);
  const before = row === undefined ? undefined : keysOf(reply, ground)[row - 1];
  const alone =
    before === undefined || size === least
      ? []
      : [
          everyQuestion(trial, (question) =>
            withParameters(question, [
              [limit.parameter, String(least)],
              [iterator.parameter, before],
            ]),
          ),
        ];
  return [...sized(least), ...alone, ...sized(row === undefined ? 5 : row + 1)];
}

function everyQuestion(trial: Trial, change: (question: Question) => Question): Trial {
  const { about, questions } = trial;
  return { about, questions: questions.map(change), judge: (replies) => trial.judge(replies) };
}

function sizeOf({ parameters }: Question, limit: string): number | undefined {
  const text = parameters.find(([name]) => name.toLowerCase() === limit.toLowerCase())?.[1];
  return text === undefined ? undefined : Number(text);
}

function isInBody({ kind }: Place): boolean {
  return kind === "body" || kind === "value";
}

/** The number of the row that a place lies in, where it lies in one of the page's items. */
function rowIn(place: Place, items: string): number | undefined {
  const [, list, row] = place.kind === "value" ? place.pointer.split("/") : [];
  const number = row === undefined || list?.toLowerCase() !== items.toLowerCase() ? NaN : Number(row);
  return Number.isInteger(number) ? number : undefined;
}

function keysOf(reply: Reply, ground: Ground): readonly string[] {
  try {
    return pageOf(reply, ground).keys;
  } catch (error) {
    if (error instanceof Unusable || error instanceof Blocked) return [];
    throw error;
  }
}
