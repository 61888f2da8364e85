import type { Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { type Check, checkKinds } from "../../verdict/check.ts";
import { judgeKeptOut } from "../callers/ordinary-callers.ts";
import type { Ground, Judge, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { aboutRow, createdBy, type Siblings } from "./created-row.ts";
import { type RowsBefore, whyNotOurs } from "./own-row.ts";

export const nobodyKinds = checkKinds("writes", { nobody: { isBarrier: true } });

/** What asking as nobody needs to know. */
interface Asked {
  readonly ground: Ground;
  readonly siblings: Siblings;
  readonly question: Question;
  readonly judge: Judge;
}

/** The operations that are asked as nobody: what they do is done to a row of the run's own. */
function guarded({ operation }: Ground, { merge, replace, remove }: Siblings): readonly Operation[] {
  return [operation, merge, replace, remove].flatMap((one) =>
    one === undefined || one.security.length === 0 ? [] : [one],
  );
}

/** A check for each operation of a row's life that asks for credentials. */
export function nobodyChecks(ground: Ground, siblings: Siblings): readonly Check[] {
  return guarded(ground, siblings).map((one) =>
    checkOf(nobodyKinds.nobody, idOf(one), `${one.method} without credentials is refused`, one),
  );
}

function idOf({ method }: Operation): string {
  return `writes/nobody-${method}`;
}

/** Whether nobody was let in; nothing is asked of an operation that lets anybody in. */
export function* askAsNobody({ judge }: Pick<Asked, "judge">, question: Question): Script<Reply | undefined> {
  const { operation } = question;
  if (operation.security.length === 0) return undefined;
  const reply = yield { ...question, as: { kind: "nobody" } };
  const { status } = reply.response;
  // Other refusals may be of what was sent.
  if (isSuccess(reply) || [401, 403, 404].includes(status)) judge.that(idOf(operation), reply, judgeKeptOut(reply));
  else judge.skip(idOf(operation), `it is refused for another reason (${status})`, "test it by hand");
  return isSuccess(reply) ? reply : undefined;
}

/** Tries to create a row as nobody; one that is created all the same is removed. */
export function* createAsNobody(asked: Asked, answer: WriteAnswer, before: RowsBefore): Script<void> {
  const { ground, siblings, question } = asked;
  const reply = yield* askAsNobody(asked, question);
  const created = reply && createdBy(reply, ground, answer);
  if (reply === undefined || created === undefined || siblings.remove === undefined) return;
  if (whyNotOurs(reply, created.key, before) === undefined)
    yield aboutRow(ground, siblings.remove, question, created.key);
}

/** Whether nobody could remove the row. */
export function* removeAsNobody(asked: Asked, key: string): Script<boolean> {
  const { ground, siblings, question } = asked;
  if (siblings.remove === undefined) return false;
  return (yield* askAsNobody(asked, aboutRow(ground, siblings.remove, question, key))) !== undefined;
}
