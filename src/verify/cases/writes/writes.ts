import type { WriteAnswer } from "../../../contract/model/contract.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { type Check, checkKinds } from "../../verdict/check.ts";
import { unrepeatable } from "../../verdict/trial.ts";
import { isSafe } from "../answers/ordinary-answers.ts";
import { statusText } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { Blocked } from "../../verdict/statement.ts";
import { combinationsOf, questionWith } from "../answers/baseline-question.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { ofList } from "../pages/large-page.ts";
import { aboutRow, createdBy, type CreatedRow, sentRow, type Siblings, siblingsOf } from "./created-row.ts";
import { areDirect, judgeStatusOf, type Life } from "./life.ts";
import { isDoneAt } from "./certain-writes.ts";
import { change, findListed, readAgain } from "./life-steps.ts";
import { lookAtLocation, tellsPlace } from "./location.ts";
import { readOnlyIn, sendReadOnly } from "./read-only.ts";
import { createAsNobody, nobodyChecks, nobodyKinds, removeAsNobody } from "./nobody-writes.ts";
import { mostBefore, type RowsBefore, rowsBefore, whyNotOurs } from "./own-row.ts";
import { lookForRemoved, tellsOfNone } from "./removed-row.ts";

const restsOn = ["failures", "writes/create"];
const kinds = checkKinds("writes", {
  create: { restsOn: ["failures"] },
  read: { restsOn },
  location: { restsOn: [...restsOn, "writes/read"] },
  listed: { restsOn: [...restsOn, "writes/read"] },
  merge: { restsOn: [...restsOn, "writes/read"] },
  replace: { restsOn: [...restsOn, "writes/read", "writes/merge"] },
  "read-only": { restsOn: [...restsOn, "writes/read", "writes/merge", "writes/replace"] },
  remove: { restsOn },
  gone: { restsOn: [...restsOn, "writes/remove"] },
  "merge-absent": { restsOn: [...restsOn, "writes/remove", "writes/gone"] },
  "remove-absent": { restsOn: [...restsOn, "writes/remove", "writes/gone"] },
});

const promises: Readonly<Record<keyof typeof kinds, string>> = {
  create: "a row can be created",
  read: "a row that was created is found, and shows what was sent",
  location: "a row that was created is found where Location says",
  listed: "a row that was created is listed",
  merge: "members that are changed are shown changed",
  replace: "a row that is replaced is shown replaced",
  "read-only": "a member that may only be read stays as it is, though another value is sent for it",
  remove: "a row can be removed",
  gone: "a row that was removed is found no more",
  "merge-absent": "a row that was removed cannot be changed",
  "remove-absent": "a row that was removed cannot be removed again",
};

/** Creates a row, reads it, changes it, removes it: only where the document has an operation that removes it again. */
export const writes: CaseFamily = {
  name: "writes",
  about: "rows that are created, changed and removed",
  kinds: [...Object.values(kinds), ...Object.values(nobodyKinds)],
  isForWrites: true,
  cases(ground) {
    const { answer } = ground.operation;
    return ground.allowWrites && answer.kind === "write" && answer.action === "create"
      ? [writeCase(ground, answer)]
      : [];
  },
};

function writeCase(ground: Ground, answer: WriteAnswer): Case {
  const siblings = siblingsOf(ground, answer);
  const names = (Object.keys(promises) as (keyof typeof promises)[]).filter((name) =>
    isPossible(name, ground, siblings),
  );
  const check = (name: keyof typeof kinds): Check => {
    // Each is about the operation that is asked, and not about the one that made the row.
    const cited = { citations: ground.operation.citations };
    const one = ofList(ground, checkOf(kinds[name], `writes/${name}`, promises[name], cited));
    // Of itself a removal may be repeated (RFC 9110 section 9.2.2).
    return name === "remove-absent" ? { ...one, isInferred: true } : one;
  };
  return {
    id: "writes/life",
    checks: [...names.map(check), ...nobodyChecks(ground, siblings)],
    requests: 46 + 2 * mostBefore,
    sample: "ordinary",
    run(judge) {
      const steps: Reply[] = [];
      return rememberingWrites(life(ground, answer, siblings, ofOwnRow(judge, steps)), steps);
    },
  };
}

/** What a script wrote, so that a finding can tell how the row came to be what it was. */
function* rememberingWrites(script: Script<void>, steps: Reply[]): Script<void> {
  let step = script.next();
  while (step.done !== true) {
    let reply: Reply;
    try {
      reply = yield step.value;
    } catch (error) {
      step = script.throw(error);
      continue;
    }
    if (isSuccess(reply) && !isSafe(reply.question.method)) steps.push(reply);
    step = script.next(reply);
  }
}

/** A judge whose findings tell what was written before: the row that they are of is removed again. */
function ofOwnRow(judge: Judge, steps: readonly Reply[]): Judge {
  return {
    ...judge,
    that(check, reply, deviation) {
      const before = steps.filter((one) => one.number < reply.number);
      judge.that(check, reply, deviation, () => (before.length === 0 ? undefined : unrepeatable(before)));
    },
  };
}

function isPossible(name: keyof typeof kinds, { operation }: Ground, siblings: Siblings): boolean {
  const { item, list, merge, replace, remove } = siblings;
  const needed = {
    create: true,
    read: item,
    location: item && tellsPlace(operation),
    listed: list,
    merge: merge && item,
    replace: replace && item,
    "read-only": readOnlyIn(siblings).length > 0,
    remove,
    gone: remove && item,
    "merge-absent": item && remove && tellsOfNone(merge),
    "remove-absent": item && tellsOfNone(remove),
  };
  return Boolean(needed[name]);
}

function* life(ground: Ground, answer: WriteAnswer, siblings: Siblings, judge: Judge): Script<void> {
  const { remove } = siblings;
  if (remove === undefined)
    throw new Blocked("no operation is known that removes what would be created", "document one, or test it by hand");
  const question = questionWith(ground, combinationsOf(ground)[0] ?? []);
  const before = yield* rowsBefore(ground, siblings, question, answer);
  yield* createAsNobody({ ground, siblings, question, judge }, answer, before);
  const reply = yield question;
  const created = createdIn(reply, ground, answer, before, judge);
  const isDirect = areDirect(ground.operation, siblings) && isDoneAt(reply);
  const sent = sentRow(question, answer);
  const one: Life = { ground, answer, siblings, judge, question, reply, created, sent, isDirect };
  let isRemoved = false;
  try {
    const shown = yield* readAgain(one);
    yield* lookAtLocation(one);
    const isListed = yield* findListed(one);
    let last = shown;
    for (const action of ["merge", "replace"] as const) last = (yield* change(one, action, last)) ?? last;
    last = (yield* sendReadOnly(one, last)) ?? last;
    if (yield* removeAsNobody(one, created.key)) {
      isRemoved = true;
      return;
    }
    const removed = yield aboutRow(ground, remove, question, created.key);
    isRemoved = isSuccess(removed);
    judge.that("writes/remove", removed, isRemoved ? undefined : yield* judgeUnremoved(one, removed, last));
    if (isRemoved) yield* lookForRemoved({ ...one, isDirect: isDirect && isDoneAt(removed) }, last, isListed);
  } finally {
    if (!isRemoved) yield aboutRow(ground, remove, question, created.key);
  }
}

/** It is certainly wrong that there is nothing to be removed where the row is found. */
function* judgeUnremoved({ isDirect }: Life, removed: Reply, last: Reply | undefined): Script<Deviation> {
  const isMissing = last !== undefined && [404, 410].includes(removed.response.status);
  return judgeStatusOf(removed, "a success", isMissing && isDirect && isSuccess(yield last.question));
}

/** @throws {Blocked} where nothing was created, or nobody can say what, or whether it was there before */
function createdIn(reply: Reply, ground: Ground, answer: WriteAnswer, before: RowsBefore, judge: Judge): CreatedRow {
  if (reply.response.status >= 400 && reply.response.status < 500)
    throw new Blocked(
      `the deployment answers ${statusText(reply)} to a body that was made up`,
      "add an example of the body that it takes to the document",
    );
  const created = isSuccess(reply) ? createdBy(reply, ground, answer) : undefined;
  const reason = created === undefined ? undefined : whyNotOurs(reply, created.key, before);
  if (reason !== undefined)
    throw new Blocked(reason, "add an example of a body that creates a row of its own, and answer 201 when it does");
  judge.that("writes/create", reply, isSuccess(reply) ? undefined : judgeStatusOf(reply, "a success"));
  if (created === undefined)
    throw new Blocked("the answer does not say what was created", "show the row, or name it by Location");
  return created;
}
