import type { ItemAnswer } from "../../../contract/model/contract.ts";
import { canonicalText, type Json } from "../../../generate/json.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { checkKinds } from "../../verdict/check.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { statusText } from "../../verdict/judge-status.ts";
import { jsonForm } from "../../verdict/json-form.ts";
import { combinationsOf, questionWith } from "../answers/baseline-question.ts";
import { isAskable } from "../answers/ordinary-answers.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf } from "../check.ts";
import { foldedLetters } from "../letters-of.ts";
import { listedRows } from "../lookups/known-rows.ts";
import { isRow, jsonAt, type JsonRow } from "./rows-at.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import { ofList } from "./large-page.ts";

const kinds = checkKinds("items", { found: {}, "as-listed": { restsOn: ["items/found"] } }, { restsOn: ["failures"] });

/** A row that a list shows is found by its key, and is the same there. */
export const items: CaseFamily = {
  name: "items",
  about: "rows of lists, one by one",
  kinds: Object.values(kinds),
  cases(ground) {
    const { answer } = ground.operation;
    return answer.kind === "item" && isAskable(ground) ? [itemCase(ground, answer)] : [];
  },
};

/** So many rows are looked up. */
const most = 3;

function itemCase(ground: Ground, answer: ItemAnswer): Case {
  const { operation } = ground;
  return {
    id: "items/listed",
    checks: [
      ofList(ground, checkOf(kinds.found, "items/found", "a row that a list shows is found by its key", operation)),
      ofList(
        ground,
        checkOf(kinds["as-listed"], "items/as-listed", "a row is the same in the list and alone", operation),
      ),
    ],
    requests: most,
    *run(judge) {
      const rows = listedRows(ground);
      for (const [index, parameters] of combinationsOf(ground).slice(0, Math.min(most, rows.length)).entries()) {
        const row = rows[index];
        if (row === undefined) continue;
        const reply = yield questionWith(ground, parameters);
        judge.that("items/found", reply, judgeFound(reply));
        if (isSuccess(reply))
          judge.that(
            "items/as-listed",
            reply,
            judgeAsListed(reply, answer, row, ground.contract.entities.get(answer.entity)?.things?.key),
          );
      }
    },
  };
}

function judgeFound(reply: Reply): Deviation | undefined {
  if (isSuccess(reply)) return undefined;
  return { place: { kind: "status" }, expected: "the row that the list shows", found: statusText(reply) };
}

/** What both show and is no list or object: of those, one may show more than the other. */
function judgeAsListed(
  reply: Reply,
  answer: ItemAnswer,
  row: JsonRow,
  keyName: string | undefined,
): Deviation | undefined {
  const given = jsonAt(jsonForm(reply)?.json, answer.at);
  // Some documents show one row as a list of one.
  const own = Array.isArray(given) ? (given as readonly unknown[])[0] : given;
  if (!isRow(own)) return undefined;
  const isPlain = (value: Json | undefined): boolean =>
    value !== undefined && (typeof value !== "object" || value === null);
  const name = Object.keys(row)
    .toSorted((a) => (a === keyName ? -1 : 0))
    .find(
      (key) =>
        isPlain(row[key]) && isPlain(own[key]) && canonicalText(row[key] ?? null) !== canonicalText(own[key] ?? null),
    );
  if (name === undefined) return undefined;
  return {
    place: { kind: "value", pointer: [...answer.at, name].map((step) => `/${step}`).join("") },
    expected: `${canonicalText(row[name] ?? null)}, as in the list`,
    found: canonicalText(own[name] ?? null),
    // Another row, of which all else may be right.
    ...(name === keyName && isAsked(row[name], reply) && !isNear(row[name], own[name]) ? { isCertain: true } : {}),
  };
}

/** Whether two keys may be spellings of one. */
function isNear(one: Json | undefined, other: Json | undefined): boolean {
  const [mine, its] = [one, other].map((key) => foldedLetters(textOf(key ?? null)).replace(/^0+/, ""));
  return mine === its;
}

/** Whether a row was asked for by this very value. */
function isAsked(value: Json | undefined, { question }: Reply): boolean {
  return (
    value !== undefined && question.parameters.some(([, text, , place]) => place === "path" && text === textOf(value))
  );
}
