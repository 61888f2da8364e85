import type { Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Script } from "../case.ts";
import type { JsonRow } from "../pages/rows-at.ts";
import { isSame, lastingly, rowShown, tellsOfAbsence } from "./certain-writes.ts";
import { aboutRow, keyNameOf } from "./created-row.ts";
import { judgeStatusOf, type Life, rowIn } from "./life.ts";

/** A row that was removed is found no more, alone and in its list. A host may only mark it, and show it marked. */
export function* lookForRemoved(one: Life, last: Reply | undefined, isListed: boolean): Script<void> {
  const { ground, siblings, question, created, judge, answer } = one;
  const { item, list } = siblings;
  if (item === undefined) return;
  const before = last && rowShown(last);
  const gone = yield { ...aboutRow(ground, item, question, created.key), isWrong: true };
  const deviation = yield* lastingly(one.isDirect, gone, (reply) => judgeGone(reply, before, one));
  if (deviation !== undefined || list === undefined || !isListed) {
    judge.that("writes/gone", gone, deviation);
    return;
  }
  const listed = yield aboutRow(ground, list, question, created.key);
  const stillThere = yield* lastingly(one.isDirect, listed, (reply) => {
    const isCertain = before !== undefined && isSame(rowIn(reply, ground, answer, created.key), before);
    const place = { kind: "key", key: created.key } as const;
    return isCertain ? { place, expected: "to be listed no more", found: "it is", isCertain } : undefined;
  });
  judge.that("writes/gone", stillThere === undefined ? gone : listed, stillThere);
}

function judgeGone(reply: Reply, before: JsonRow | undefined, { ground, answer }: Life): Deviation | undefined {
  if ([404, 410].includes(reply.response.status)) return undefined;
  const shown = rowShown(reply);
  const name = keyNameOf(ground, answer);
  const isAnother = shown?.[name] !== undefined && before?.[name] !== undefined && !isSame(shown[name], before[name]);
  const isCertain = isAnother || (tellsOfAbsence(reply) && isSame(before, shown));
  return judgeStatusOf(reply, "404 or 410", isCertain);
}
