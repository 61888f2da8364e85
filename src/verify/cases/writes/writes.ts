import type { Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { type Check, checkKinds } from "../../verdict/check.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { jsonForm } from "../../verdict/json-form.ts";
import { statusText } from "../../verdict/judge-status.ts";
import { Blocked } from "../../verdict/statement.ts";
import { combinationsOf, questionWith } from "../answers/baseline-question.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { ofList } from "../pages/large-page.ts";
import { isRow, jsonAt, type JsonRow, rowsAt } from "../pages/rows-at.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import { changedBody } from "./changed-body.ts";
import {
  aboutRow,
  createdBy,
  type CreatedRow,
  firstLost,
  keyNameOf,
  sentRow,
  type Siblings,
  siblingsOf,
} from "./created-row.ts";
import { mostBefore, type RowsBefore, rowsBefore, whyNotOurs } from "./own-row.ts";

const restsOn = ["failures", "writes/create"];
const kinds = checkKinds("writes", {
  create: { restsOn: ["failures"] },
  read: { restsOn },
  listed: { restsOn: [...restsOn, "writes/read"] },
  merge: { restsOn: [...restsOn, "writes/read"] },
  replace: { restsOn: [...restsOn, "writes/read", "writes/merge"] },
  remove: { restsOn },
  gone: { restsOn: [...restsOn, "writes/remove"] },
});

const promises: Readonly<Record<keyof typeof kinds, string>> = {
  create: "a row can be created",
  read: "a row that was created is found, and shows what was sent",
  listed: "a row that was created is listed",
  merge: "members that are changed are shown changed",
  replace: "a row that is replaced is shown replaced",
  remove: "a row can be removed",
  gone: "a row that was removed is found no more",
};

/** Creates a row, reads it, changes it, removes it: only where the document has an operation that removes it again. */
export const writes: CaseFamily = {
  name: "writes",
  about: "rows that are created, changed and removed",
  kinds: Object.values(kinds),
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
  const names = (Object.keys(promises) as (keyof typeof kinds)[]).filter((name) => isPossible(name, siblings));
  const check = (name: keyof typeof kinds): Check =>
    ofList(ground, checkOf(kinds[name], `writes/${name}`, promises[name], ground.operation));
  return {
    id: "writes/life",
    checks: names.map(check),
    requests: 12 + mostBefore,
    sample: "ordinary",
    run: (judge) => life(ground, answer, siblings, judge),
  };
}

function isPossible(name: keyof typeof kinds, { item, list, merge, replace, remove }: Siblings): boolean {
  const needed = {
    create: true,
    read: item,
    listed: list,
    merge: merge && item,
    replace: replace && item,
    remove,
    gone: remove && item,
  };
  return Boolean(needed[name]);
}

function* life(ground: Ground, answer: WriteAnswer, siblings: Siblings, judge: Judge): Script<void> {
  const { remove } = siblings;
  if (remove === undefined)
    throw new Blocked("no operation is known that removes what would be created", "document one, or test it by hand");
  const question = questionWith(ground, combinationsOf(ground)[0] ?? []);
  const before = yield* rowsBefore(ground, siblings, question, answer);
  const reply = yield question;
  const created = createdIn(reply, ground, answer, before, judge);
  let isRemoved = false;
  try {
    const sent = sentRow(question, answer);
    yield* readAgain(ground, siblings, question, created, sent, answer, judge);
    for (const action of ["merge", "replace"] as const)
      yield* change(ground, siblings, action, question, created, sent, answer, judge);
    const removed = yield aboutRow(ground, remove, question, created.key);
    isRemoved = isSuccess(removed);
    judge.that("writes/remove", removed, isRemoved ? undefined : status(removed, "a success"));
    if (isRemoved && siblings.item !== undefined) {
      const gone = yield { ...aboutRow(ground, siblings.item, question, created.key), isWrong: true };
      const isGone = [404, 410].includes(gone.response.status);
      judge.that("writes/gone", gone, isGone ? undefined : status(gone, "404 or 410"));
    }
  } finally {
    if (!isRemoved) yield aboutRow(ground, remove, question, created.key);
  }
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
  judge.that("writes/create", reply, isSuccess(reply) ? undefined : status(reply, "a success"));
  if (created === undefined)
    throw new Blocked("the answer does not say what was created", "show the row, or name it by Location");
  return created;
}

function status(reply: Reply, expected: string): Deviation {
  return { place: { kind: "status" }, expected, found: statusText(reply) };
}

function* readAgain(
  ground: Ground,
  { item, list }: Siblings,
  question: Question,
  created: CreatedRow,
  sent: JsonRow,
  answer: WriteAnswer,
  judge: Judge,
): Script<void> {
  if (item !== undefined) {
    const reply = yield aboutRow(ground, item, question, created.key);
    judge.that("writes/read", reply, isSuccess(reply) ? judgeShown(reply, sent, answer) : status(reply, "the row"));
  }
  if (list?.answer.kind !== "list") return;
  const reply = yield aboutRow(ground, list, question, created.key);
  const rows = isSuccess(reply) ? rowsAt(jsonForm(reply)?.json, list.answer) : [];
  const key = keyNameOf(ground, answer);
  const isListed = rows.some((row) => textOf(row[key] ?? null) === created.key);
  // A list that is asked for in parts may show it on a later page.
  if (isListed || list.answer.paging.style === "all")
    judge.that("writes/listed", reply, isListed ? undefined : missing(created));
  else judge.skip("writes/listed", "the first page does not show it", "look for it by hand: it may be on a later page");
}

function missing({ key }: CreatedRow): Deviation {
  return { place: { kind: "key", key }, expected: "to be listed", found: "it is not" };
}

function judgeShown(reply: Reply, sent: JsonRow, answer: WriteAnswer): Deviation | undefined {
  const { operation } = reply.question;
  const at = operation.answer.kind === "item" ? operation.answer.at : [];
  const shown = jsonAt(jsonForm(reply)?.json, at);
  const name = isRow(shown) ? firstLost(sent, shown, answer.sendable) : undefined;
  if (name === undefined || !isRow(shown)) return undefined;
  return {
    place: { kind: "value", pointer: [...at, name].map((step) => `/${step}`).join("") },
    expected: `${JSON.stringify(sent[name])}, as sent`,
    found: JSON.stringify(shown[name]),
  };
}

function* change(
  ground: Ground,
  siblings: Siblings,
  action: "merge" | "replace",
  question: Question,
  created: CreatedRow,
  sent: JsonRow,
  answer: WriteAnswer,
  judge: Judge,
): Script<void> {
  const sibling: Operation | undefined = siblings[action];
  if (sibling?.answer.kind !== "write" || siblings.item === undefined) return;
  const asked = aboutRow(ground, sibling, question, created.key);
  const body = changedBody(sibling, sibling.answer, sent, ground);
  if (body === undefined) {
    judge.skip(
      `writes/${action}`,
      "no member is known that could be changed",
      "add an example of the body to the document",
    );
    return;
  }
  const reply = yield { ...asked, body: body.body };
  if (!isSuccess(reply)) {
    const isOurs = reply.response.status < 500;
    if (isOurs)
      judge.skip(
        `writes/${action}`,
        `a body that was made up is answered with ${statusText(reply)}`,
        "add an example of it",
      );
    else judge.that(`writes/${action}`, reply, status(reply, "a success"));
    return;
  }
  const again = yield aboutRow(ground, siblings.item, question, created.key);
  judge.that(`writes/${action}`, again, judgeShown(again, body.row, answer));
}
