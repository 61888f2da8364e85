import type { ListAnswer, Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { statusText } from "../../verdict/judge-status.ts";
import { Blocked, Unusable } from "../../verdict/statement.ts";
import type { Ground, Script } from "../case.ts";
import { sizeWithin, walkerOf } from "../pages/large-page.ts";
import { type ListPage, numberIn, saysMore } from "../pages/list-page.ts";
import { mostPages, walkList } from "../pages/list-walk.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import { aboutRow, keyNameOf, sentRow, type Siblings } from "./created-row.ts";

/** What is known of the rows before one is created. */
export interface RowsBefore {
  /** Keys of rows that existed. */
  readonly keys: ReadonlySet<string>;
  /** Keys that named nothing. */
  readonly absent: ReadonlySet<string>;
  /** Whether `keys` are those of all rows. */
  readonly isWhole: boolean;
}

/** So many requests look for the rows before. */
export const mostBefore = mostPages + 1;

/**
 * Looks for the rows before one is created: what existed is not the run's to change or remove. A creation may be answered
 * with a row that was there (a deployment may find it by what the body says), or put another in its place.
 * @throws {Blocked} where the body itself names a row that exists: sending it could overwrite that one
 */
export function* rowsBefore(
  ground: Ground,
  { item, list, remove }: Siblings,
  question: Question,
  answer: WriteAnswer,
): Script<RowsBefore> {
  const listed = yield* listedRows(ground, list, question);
  const keys = new Set([...listed.keys, ...keysOfTarget(ground, [item, remove])]);
  const absent = new Set<string>();
  const sent = sentRow(question, answer)[keyNameOf(ground, answer)];
  const named = sent === undefined || sent === null || typeof sent === "object" ? undefined : textOf(sent);
  if (named !== undefined && !keys.has(named) && item !== undefined && namesRow(named)) {
    const status = yield* statusOf(ground, item, question, named);
    if (status !== undefined && status >= 200 && status < 300) keys.add(named);
    if (status === 404 || status === 410) absent.add(named);
  }
  if (named !== undefined && keys.has(named))
    throw new Blocked(
      `the body that would be sent names ${named}, a row that exists`,
      "give the body an example with a key that no row has",
    );
  return { keys, absent, isWhole: listed.isWhole };
}

/** Why a row may be somebody else's, and nothing may be sent to it; undefined: it was created by this answer. */
export function whyNotOurs(reply: Reply, key: string, { keys, absent, isWhole }: RowsBefore): string | undefined {
  if (!namesRow(key)) return `the key ${JSON.stringify(key)} of the answer names no row in a path`;
  if (keys.has(key)) return `the row ${key}, with which the creation is answered, existed before`;
  if (absent.has(key) || isWhole || reply.response.status === 201) return undefined;
  return `${statusText(reply)} does not say that the row ${key} is new, and not all rows of before could be listed`;
}

/** An empty text and the dots of relative paths lead to something else (RFC 3986 section 5.2.4). */
function namesRow(key: string): boolean {
  return !["", ".", ".."].includes(key.trim());
}

/** The keys of the rows on the first pages of a list. */
export function* listedRows(
  ground: Ground,
  list: Operation | undefined,
  created: Question,
): Script<Pick<RowsBefore, "keys" | "isWhole">> {
  if (list?.answer.kind !== "list") return { keys: new Set(), isWhole: false };
  const of: Ground = { ...ground, operation: list };
  const { answer } = list;
  try {
    const first = aboutRow(ground, list, created, "");
    const { pages, ended, broken } = yield* walkList(walkerOf(of, answer), first, sizeWithin(of, answer, 100));
    const isEnd = ended === "end" || (answer.paging.style === "all" && pages.length === 1);
    return { keys: new Set(pages.flatMap(({ keys = [] }) => keys)), isWhole: isEnd && !broken && isAll(pages, answer) };
  } catch (error) {
    if (error instanceof Unusable || error instanceof Blocked) return { keys: new Set(), isWhole: false };
    throw error;
  }
}

/** Whether nothing that pages say speaks against that they show all rows, each with its key. */
function isAll(pages: readonly ListPage[], { paging }: ListAnswer): boolean {
  const last = pages.at(-1);
  if (last === undefined || saysMore(last) === true || pages.some(({ keys }) => keys === undefined)) return false;
  const count = pages.reduce((sum, { rows }) => sum + rows.length, 0);
  const total = numberIn(last, "total");
  return total === undefined ? paging.style === "all" || pages.length > 1 || count === 0 || ends(last) : count >= total;
}

/** Whether a page says itself that no rows follow. */
function ends(page: ListPage): boolean {
  return saysMore(page) === false;
}

/** Values that the target file says to exist, for the parameters that name the row. */
function keysOfTarget({ target }: Ground, siblings: readonly (Operation | undefined)[]): readonly string[] {
  const names = siblings.flatMap((one) =>
    one?.answer.kind === "item" || one?.answer.kind === "write" ? (one.answer.key ?? []) : [],
  );
  return names.flatMap((name) => [
    ...(target.values.get(name) ?? []),
    ...target.together.flatMap((combination) => combination.get(name) ?? []),
  ]);
}

function* statusOf(ground: Ground, item: Operation, created: Question, key: string): Script<number | undefined> {
  try {
    const reply = yield aboutRow(ground, item, created, key);
    return isSuccess(reply) ? 200 : reply.response.status;
  } catch (error) {
    if (error instanceof Blocked) return undefined;
    throw error;
  }
}
