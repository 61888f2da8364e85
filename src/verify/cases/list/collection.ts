import type { ObjectValue } from "../../../contract/model/value.ts";
import { type Question, withParameters } from "../../exchange/question.ts";
import { Blocked, Unusable } from "../../verdict/statement.ts";
import type { Ground, Script } from "../case.ts";
import { findOut } from "../find-out.ts";
import { pageOf, type PageView, paginationOf } from "./page-view.ts";
import { combinationsOf, questionWith } from "../answers/baseline-question.ts";
import { type Walk, walkPages } from "./walk-pages.ts";

/** The rows of one owner as they are shown without any filter: what every other view is compared with. */
export interface Collection {
  /** Asks for it, without a limit. */
  readonly question: Question;
  readonly walk: Walk;
  readonly rows: readonly ObjectValue[];
  readonly rowType: PageView["rowType"];
  readonly keys: readonly string[];
  /** Whether these are all rows; else only the first of many. */
  readonly complete: boolean;
}

/** The collections that the target file names, each read as far as some pages of the largest size reach. */
export interface Collections {
  readonly all: readonly Collection[];
  /** The one on which most can be seen: more than a page of rows if there is one, whole if possible. */
  readonly main: Collection;
}

const unfiltered = "the unfiltered list";

/** How many owners are looked at, and how many of the largest pages are read of each. */
const most = { owners: 6, pages: 3 };

/** Reads the collections once. @throws {Blocked} when there is none with rows */
export function collectionsOf(ground: Ground): Script<Collections> {
  return findOut(ground, unfiltered, () => readCollections(ground));
}

/** The collections if they have been read. */
export function knownCollections({ known }: Ground): Collections | undefined {
  const found = known.get(unfiltered);
  return found !== undefined && "value" in found ? (found.value as Collections) : undefined; // stored above only
}

/** The most requests by which they are read. */
export function collectionRequests(ground: Ground): number {
  return collectionCount(ground) * most.pages;
}

/** How many collections are looked at. */
export function collectionCount(ground: Ground): number {
  try {
    return Math.min(most.owners, combinationsOf(ground).length);
  } catch (error) {
    if (error instanceof Blocked) return 0;
    throw error;
  }
}

function* readCollections(ground: Ground): Script<Collections> {
  const all: Collection[] = [];
  const owners = combinationsOf(ground).slice(0, most.owners);
  const failures: Unusable[] = [];
  for (const parameters of owners) {
    try {
      all.push(yield* readCollection(ground, questionWith(ground, parameters)));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  const main = [...all].sort((a, b) => worth(b, ground) - worth(a, ground))[0];
  if (main === undefined) throw new Blocked("there is no collection", "name one under values in the target file");
  return { all, main };
}

function* readCollection(ground: Ground, question: Question): Script<Collection> {
  const { limit } = paginationOf(ground);
  const walk = yield* walkPages(ground, question, { limit: limit.maximum, mostPages: most.pages, shortIsEnd: false });
  const rowType = walk.pages[0]?.rowType ?? { kind: "any" };
  const first = new Map<string, ObjectValue>();
  for (const { keys, rows } of walk.pages)
    keys.forEach((key, index) => first.has(key) || first.set(key, rows[index] ?? {}));
  return {
    question,
    walk,
    rows: [...first.values()],
    rowType,
    keys: [...first.keys()],
    complete: walk.ended === "end",
  };
}

/** Whole and larger than a page is best; then large; an empty one shows least. */
function worth({ rows, complete }: Collection, ground: Ground): number {
  const { limit } = paginationOf(ground);
  return (complete ? 10_000 : 0) + (rows.length > (limit.default ?? limit.maximum) ? 5_000 : 0) + rows.length;
}

/** The longest that was read whole; undefined when all are too long. */
export function longestWhole({ all }: Collections): Collection | undefined {
  return [...all].sort((a, b) => b.keys.length - a.keys.length).find(({ complete }) => complete);
}

/** Why nothing can be said of what lies at the end of lists. */
export const noWholeList = [
  "every list is too long to read completely",
  "name a shorter one under values in the target file",
] as const;

/** The question for a page of this size. */
export function pageQuestion(ground: Ground, question: Question, size: number): Question {
  return withParameters(question, [[paginationOf(ground).limit.parameter, String(size)]]);
}

/** Asks for the page that follows a key. */
export function* pageAfter(ground: Ground, question: Question, size: number, key: string): Script<PageView> {
  const { iterator } = paginationOf(ground);
  return pageOf(yield withParameters(pageQuestion(ground, question, size), [[iterator.parameter, key]]), ground);
}
