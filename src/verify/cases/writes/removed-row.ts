import type { Operation } from "../../../contract/model/contract.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Script } from "../case.ts";
import type { JsonRow } from "../pages/rows-at.ts";
import { lastingly } from "../lastingly.ts";
import { isDoneAt, isSame, rowShown, tellsOfAbsence } from "./certain-writes.ts";
import { changedBody } from "./changed-body.ts";
import { aboutRow, keyNameOf } from "./created-row.ts";
import { judgeStatusOf, type Life, rowIn } from "./life.ts";

/** A row that was removed is found no more, alone and in its list. A host may only mark it, and show it marked. */
export function* lookForRemoved(one: Life, last: Reply | undefined, isListed: boolean): Script<void> {
  const gone = yield* lookAlone(one, last, isListed);
  if (gone !== undefined && [404, 410].includes(gone.response.status)) yield* changeGone(one);
}

/** Whether an operation says for itself what is answered where there is no row. */
export function tellsOfNone(sibling: Operation | undefined): boolean {
  return sibling !== undefined && [404, 410].some((status) => sibling.responses.some((one) => one.status === status));
}

/** What is not there is neither changed nor removed; a host may say of either that now it is as was asked for (RFC 9110 section 9.2.2). */
function* changeGone(one: Life): Script<void> {
  const { ground, siblings, question, created, sent, judge, isDirect } = one;
  const { merge, remove } = siblings;
  const about = (sibling: Operation): Question => ({
    ...aboutRow(ground, sibling, question, created.key),
    isWrong: true,
  });
  const isGone = (reply: Reply, isCertain: boolean): Deviation | undefined =>
    isSuccess(reply) ? judgeStatusOf(reply, "404 or 410", isCertain) : undefined;
  const body =
    merge?.answer.kind === "write" ? changedBody({ operation: merge, answer: merge.answer }, sent, ground) : undefined;
  if (merge !== undefined && body !== undefined && tellsOfNone(merge)) {
    const reply = yield { ...about(merge), body: body.body };
    judge.that(
      "writes/merge-absent",
      reply,
      // A change may make what is not there, where it says so (RFC 5789 section 2).
      yield* lastingly(isDirect, reply, (again) => isGone(again, isDoneAt(again) && again.response.status !== 201)),
    );
  }
  if (remove === undefined) return;
  const again = yield about(remove);
  if (tellsOfNone(remove)) judge.that("writes/remove-absent", again, isGone(again, false));
}

function* lookAlone(one: Life, last: Reply | undefined, isListed: boolean): Script<Reply | undefined> {
  const { ground, siblings, question, created, judge, answer } = one;
  const { item, list } = siblings;
  if (item === undefined) return undefined;
  const before = last && rowShown(last);
  const gone = yield { ...aboutRow(ground, item, question, created.key), isWrong: true };
  const deviation = yield* lastingly(one.isDirect, gone, (reply) => judgeGone(reply, before, one));
  if (deviation !== undefined || list === undefined || !isListed) {
    judge.that("writes/gone", gone, deviation);
    return gone;
  }
  const listed = yield aboutRow(ground, list, question, created.key);
  const stillThere = yield* lastingly(one.isDirect, listed, (reply) => {
    const isCertain = before !== undefined && isSame(rowIn(reply, ground, answer, created.key), before);
    const place = { kind: "key", key: created.key } as const;
    return isCertain ? { place, expected: "to be listed no more", found: "it is", isCertain } : undefined;
  });
  judge.that("writes/gone", stillThere === undefined ? gone : listed, stillThere);
  return gone;
}

function judgeGone(reply: Reply, before: JsonRow | undefined, { ground, answer }: Life): Deviation | undefined {
  if ([404, 410].includes(reply.response.status)) return undefined;
  const shown = rowShown(reply);
  const name = keyNameOf(ground, answer);
  const isAnother = shown?.[name] !== undefined && before?.[name] !== undefined && !isSame(shown[name], before[name]);
  // Where it is documented what is answered then, an error of the host's own is none of it.
  const isFailure = reply.response.status >= 500 && reply.response.status !== 503;
  const isCertain = isAnother || (tellsOfAbsence(reply) && (isFailure || isSame(before, shown)));
  return judgeStatusOf(reply, "404 or 410", isCertain);
}
