import { isSuccess, type Reply } from "../exchange/reply.ts";
import { Unusable } from "../verdict/statement.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "./case.ts";
import { type Collection, knownCollections, pageQuestion } from "./collection.ts";
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

function patient(one: Case, ground: Ground): Case {
  const { pagination } = ground.operation;
  // A list that rises grows at its end, where nobody has looked yet.
  if (pagination === undefined || pagination.direction === "ascending") return one;
  return {
    ...one,
    requests: one.requests + readings,
    *run(judge) {
      const broken: Parameters<Judge>[] = [];
      const holding = (...said: Parameters<Judge>): void => {
        if (said[2] !== undefined && showsRows(said[1], said[2].place)) broken.push(said);
        else judge(...said);
      };
      let failure: unknown;
      let hasFailed = false;
      try {
        const on = (check: string): void => judge.on(check);
        const skip = (...why: Parameters<Judge["skip"]>): void => judge.skip(...why);
        yield* one.run(Object.assign(holding, { on, skip }));
      } catch (error) {
        failure = error;
        hasFailed = true;
      }
      yield* tell(broken, judge, ground);
      if (hasFailed) throw failure;
    },
  };
}

/** Only what rows say can change by rows that come. */
function showsRows(reply: Reply, place: string): boolean {
  return isSuccess(reply) && place !== "status" && !place.startsWith("header ");
}

function* tell(broken: readonly Parameters<Judge>[], judge: Judge, ground: Ground): Script<void> {
  const grown = new Map<Collection, boolean>();
  for (const said of broken) {
    const [check, reply] = said;
    const list = listOf(reply, ground);
    if (list !== undefined && !grown.has(list) && grown.size === 0) grown.set(list, yield* hasGrown(list, ground));
    if (list !== undefined && grown.get(list) === true)
      judge.skip(
        check,
        "the list got new rows while it was looked at",
        "name a quieter one under values in the target file",
      );
    else judge(...said);
  }
}

/** The list that was asked about, as it was read at first. */
function listOf({ question }: Reply, ground: Ground): Collection | undefined {
  const sent = new Map(question.parameters);
  return knownCollections(ground)?.all.find((list) =>
    list.question.parameters.every(([name, value]) => sent.get(name) === value),
  );
}

/** Whether rows stand before those that came first, each time it is read: then all that were there follow in their order. */
function* hasGrown(list: Collection, ground: Ground): Script<boolean> {
  let before: readonly string[] = list.keys;
  for (let reading = 1; reading <= readings; reading += 1) {
    const keys = yield* firstKeys(list, ground);
    if (keys === undefined) return false;
    const added = before[0] === undefined ? -1 : keys.indexOf(before[0]);
    const follows = keys.slice(Math.max(0, added)).every((key, index) => key === before[index]);
    if (added < 0 || !follows || (reading === 1 && added === 0)) return false;
    before = [...keys.slice(0, added), ...before];
  }
  return true;
}

function* firstKeys(list: Collection, ground: Ground): Script<readonly string[] | undefined> {
  try {
    return pageOf(yield pageQuestion(ground, list.question, paginationOf(ground).limit.maximum), ground).keys;
  } catch (error) {
    if (error instanceof Unusable) return undefined;
    throw error;
  }
}
