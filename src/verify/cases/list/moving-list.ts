import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { compareBytes } from "../../../contract/model/scalar/byte-order.ts";
import type { Place } from "../../verdict/place.ts";
import { Unusable } from "../../verdict/statement.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "../case.ts";
import { type Collection, collectionCount, knownCollections, pageAfter, pageQuestion } from "./collection.ts";
import { pageOf, paginationOf } from "./page-view.ts";

/** How often a list is read again before it is believed that rows have come: one that flickers is not one that grows. */
const readings = 3;

/**
 * The family, patient with lists that get new rows while they are looked at, as those of a live system do: what breaks only
 * because of rows that came since the list was read is not checked, and no finding.
 */
export function patientWithLists(family: CaseFamily): CaseFamily {
  return { ...family, cases: (ground) => family.cases(ground).map((one) => patient(one, ground)) };
}

type Judged = Parameters<Judge["that"]>;

function patient(one: Case, ground: Ground): Case {
  if (iteratorPaging(ground.operation) === undefined) return one;
  return {
    ...one,
    // Each list of which something was said is read again.
    requests: one.requests + readings * collectionCount(ground),
    *run(judge) {
      const broken: Judged[] = [];
      const holdingBack: Judge = {
        ...judge,
        that(...said) {
          if (said[2] !== undefined && showsRows(said[1], said[2].place)) broken.push(said);
          else judge.that(...said);
        },
      };
      let failure: { readonly error: unknown } | undefined;
      try {
        yield* one.run(holdingBack);
      } catch (error) {
        failure = { error };
      }
      yield* tell(broken, judge, ground);
      if (failure !== undefined) throw failure.error;
    },
  };
}

/** Only what rows say can change by rows that come. */
function showsRows(reply: Reply, { kind }: Place): boolean {
  return isSuccess(reply) && kind !== "status" && kind !== "header";
}

/** Says what was held back, unless rows came since. Where that cannot be found out, what was seen counts. */
function* tell(broken: readonly Judged[], judge: Judge, ground: Ground): Script<void> {
  const grown = new Map<Collection, boolean>();
  let interruption: { readonly error: unknown } | undefined;
  for (const said of broken) {
    const [check, reply] = said;
    const list = listOf(reply, ground);
    if (list !== undefined && !grown.has(list) && interruption === undefined)
      try {
        grown.set(list, yield* hasGrown(list, ground));
      } catch (error) {
        interruption = { error };
      }
    if (list !== undefined && grown.get(list) === true)
      judge.skip(
        check,
        "the list got new rows while it was read",
        "name one that changes less often under values in the target file",
      );
    else judge.that(...said);
  }
  if (interruption !== undefined) throw interruption.error;
}

/** The list that was asked about, as it was read at first. */
export function listOf({ question }: Pick<Reply, "question">, ground: Ground): Collection | undefined {
  const sent = new Map(question.parameters.map(([name, value]) => [name, value]));
  return knownCollections(ground)?.all.find((list) =>
    list.question.parameters.every(([name, value]) => sent.get(name) === value),
  );
}

/** Whether the end at which new rows come is another than when the list was read; one request. */
export function* hasMoved(list: Collection, ground: Ground): Script<boolean> {
  if (!isSeenGrowing(list, ground)) return false;
  const keys = yield* newestKeys(list, ground);
  if (keys === undefined) return false;
  return isRising(ground) ? keys.length > 0 : keys.some((key, index) => key !== list.keys[index]);
}

/** Whether new rows came, each time it is read: then all that were there before stand where they stood. Once seen, it stays so. */
function* hasGrown(list: Collection, ground: Ground): Script<boolean> {
  const grown = grownLists(ground);
  if (grown.has(list)) return true;
  if (!(yield* growsWhenRead(list, ground))) return false;
  grown.add(list);
  return true;
}

const seenGrowing = "the lists that got new rows";

/** The lists of the operation that were seen to get new rows since they were read. */
function grownLists({ known }: Ground): Set<Collection> {
  const found = known.get(seenGrowing);
  if (found !== undefined && "value" in found) return found.value as Set<Collection>; // stored below only
  const none = new Set<Collection>();
  known.set(seenGrowing, { value: none });
  return none;
}

function* growsWhenRead(list: Collection, ground: Ground): Script<boolean> {
  if (!isSeenGrowing(list, ground)) return false;
  let before: readonly string[] = isRising(ground) ? [] : list.keys;
  for (let reading = 1; reading <= readings; reading += 1) {
    const keys = yield* newestKeys(list, ground);
    if (keys === undefined) return false;
    const next = isRising(ground) ? longer(before, keys) : extended(before, keys);
    if (next === undefined || (reading === 1 && next.length === before.length)) return false;
    before = next;
  }
  return true;
}

/** Of a list that rises and was not read to its end, that end is not known. */
function isSeenGrowing({ complete }: Collection, ground: Ground): boolean {
  return complete || !isRising(ground);
}

/** Rows behind the last one known: those seen before, and perhaps more. */
function longer(before: readonly string[], keys: readonly string[]): readonly string[] | undefined {
  return before.every((key, index) => key === keys[index]) ? keys : undefined;
}

/** Rows before the first one known, which follows upon them with all that stood behind it. */
function extended(before: readonly string[], keys: readonly string[]): readonly string[] | undefined {
  const [first] = before;
  const added = first === undefined ? keys.length : keys.indexOf(first);
  // So many that those known do not stand on the same page any more.
  if (added < 0 && first !== undefined && keys.every((key) => compareBytes(key, first) > 0)) return keys;
  if (added < 0 || !keys.slice(added).every((key, index) => key === before[index])) return undefined;
  return [...keys.slice(0, added), ...before];
}

function isRising(ground: Ground): boolean {
  return paginationOf(ground).direction === "ascending";
}

/** The page at the end at which new rows come: the first one, of a list that rises what stands behind its last row. */
function* newestKeys(list: Collection, ground: Ground): Script<readonly string[] | undefined> {
  const { maximum } = paginationOf(ground).limit;
  const last = list.keys.at(-1);
  try {
    return isRising(ground) && last !== undefined
      ? (yield* pageAfter(ground, list.question, maximum, last)).keys
      : pageOf(yield pageQuestion(ground, list.question, maximum), ground).keys;
  } catch (error) {
    if (error instanceof Unusable) return undefined;
    throw error;
  }
}
