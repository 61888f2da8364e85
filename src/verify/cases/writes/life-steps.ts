import type { Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { statusText } from "../../verdict/judge-status.ts";
import type { Script } from "../case.ts";
import type { JsonRow } from "../pages/rows-at.ts";
import { lastingly } from "../lastingly.ts";
import { isAnother, isDoneAt, isNamedByAnswer, judgeValidator, rowShown, takenAway } from "./certain-writes.ts";
import { changedBody } from "./changed-body.ts";
import { aboutRow, type CreatedRow, firstLost } from "./created-row.ts";
import { judgeStatusOf, type Life, rowIn } from "./life.ts";
import { listedRows } from "./own-row.ts";
import { askAsNobody } from "./nobody-writes.ts";

/** The answer that shows the row, where it does. */
export function* readAgain(life: Life): Script<Reply | undefined> {
  const { ground, siblings, question, reply, created, sent, answer, judge } = life;
  if (siblings.item === undefined) return undefined;
  const asked = aboutRow(ground, siblings.item, question, created.key);
  const read = yield asked;
  if (isSuccess(read)) {
    judge.that(
      "writes/read",
      read,
      yield* lastingly(life.isDirect, read, (one) => judgeShown(one, sent, answer, created.row)),
    );
    return read;
  }
  const isNamed = isNamedByAnswer(reply, created.key);
  const deviation = yield* lastingly(life.isDirect, read, (one) =>
    isSuccess(one) ? undefined : judgeStatusOf(one, "the row", isNamed && [404, 410].includes(one.response.status)),
  );
  judge.that("writes/read", read, deviation);
  return undefined;
}

/** Whether the list shows the row on its first page; on a later one it is looked for as well. */
export function* findListed({ ground, siblings: { list }, question, created, answer, judge }: Life): Script<boolean> {
  if (list?.answer.kind !== "list") return false;
  const reply = yield aboutRow(ground, list, question, created.key);
  const isListed = rowIn(reply, ground, answer, created.key) !== undefined;
  const { keys, isWhole } = isListed ? none : yield* listedRows(ground, list, question);
  if (isListed || keys.has(created.key)) judge.that("writes/listed", reply, undefined);
  else if (isWhole || list.answer.paging.style === "all") judge.that("writes/listed", reply, missing(created));
  else judge.skip("writes/listed", "the first pages do not show it", "look for it by hand: it may be on a later page");
  return isListed;
}

const none = { keys: new Set<string>(), isWhole: false };

function missing({ key }: CreatedRow): Deviation {
  return { place: { kind: "key", key }, expected: "to be listed", found: "it is not" };
}

/** @param told the row as the answer to the creation shows it: then it is shown so here */
function judgeShown(reply: Reply, sent: JsonRow, answer: WriteAnswer, told?: JsonRow): Deviation | undefined {
  const shown = rowShown(reply);
  const name = shown && firstLost(sent, shown, answer.sendable);
  if (name === undefined || shown === undefined) return undefined;
  const isCertain = isAnother(name, sent[name], shown[name], told?.[name]);
  return {
    place: placeOf(reply, name),
    expected: `${JSON.stringify(sent[name])}, as sent`,
    found: JSON.stringify(shown[name]),
    ...(isCertain ? { isCertain } : {}),
  };
}

/** Where the row that an answer shows has a member. */
export function placeOf({ question: { operation } }: Reply, name: string): Deviation["place"] {
  const at = operation.answer.kind === "item" ? operation.answer.at : [];
  return { kind: "value", pointer: [...at, name].map((step) => `/${step}`).join("") };
}

/** The answer that shows the row changed, where it does. */
export function* change(one: Life, action: "merge" | "replace", last: Reply | undefined): Script<Reply | undefined> {
  const { ground, siblings, question, created, sent, answer, judge } = one;
  const sibling: Operation | undefined = siblings[action];
  if (sibling?.answer.kind !== "write" || siblings.item === undefined) return undefined;
  const asked = aboutRow(ground, sibling, question, created.key);
  const body = changedBody({ operation: sibling, answer: sibling.answer }, sent, ground);
  const check = `writes/${action}`;
  if (body === undefined) {
    judge.skip(check, "no member is known that could be changed", "add an example of the body to the document");
    return undefined;
  }
  yield* askAsNobody(one, { ...asked, body: body.body });
  const reply = yield { ...asked, body: body.body };
  if (!isSuccess(reply)) {
    const isOurs = reply.response.status < 500;
    const reason = `a body that was made up is answered with ${statusText(reply)}`;
    if (isOurs) judge.skip(check, reason, "add an example of it");
    else judge.that(check, reply, judgeStatusOf(reply, "a success"));
    return undefined;
  }
  const again = yield aboutRow(ground, siblings.item, question, created.key);
  const deviation = yield* lastingly(one.isDirect && isDoneAt(reply), again, (shown) => {
    const lost = judgeShown(shown, body.row, answer, rowShown(reply));
    return (
      lost ??
      (action === "merge" ? judgeKept(shown, last, body.row, one) : undefined) ??
      (last && judgeValidator(last, shown))
    );
  });
  judge.that(check, again, deviation);
  return again;
}

/** What a change of another member took away. */
function judgeKept(
  reply: Reply,
  last: Reply | undefined,
  wanted: JsonRow,
  { sent, answer }: Life,
): Deviation | undefined {
  const [before, after] = [last && rowShown(last), rowShown(reply)];
  const name = before && after && takenAway({ before, wanted, after }, sent, answer);
  if (name === undefined) return undefined;
  const expected = `${JSON.stringify(before?.[name])}, as before`;
  return { place: placeOf(reply, name), expected, found: JSON.stringify(after?.[name] ?? null), isCertain: true };
}
