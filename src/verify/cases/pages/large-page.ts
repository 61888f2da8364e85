import { listParameter } from "./list-parameter.ts";
import type { ListAnswer } from "../../../contract/model/contract.ts";
import { type Question, type Sent, withParameters } from "../../exchange/question.ts";
import type { Check } from "../../verdict/check.ts";
import { combinationsOf, questionWith } from "../answers/baseline-question.ts";
import { workingAnswer } from "../answers/ordinary-answers.ts";
import type { Ground, Script } from "../case.ts";
import { findOut } from "../find-out.ts";
import { type ListPage, listPageOf, mayLeadOn, saysMore } from "./list-page.ts";
import { limitOf, type Walker } from "./list-walk.ts";

/** The check, no promise where the answer was only inferred. */
export function ofList(ground: Ground, check: Check): Check {
  return ground.operation.isAnswerInferred === true ? { ...check, isInferred: true } : check;
}

/** A page with as many rows as one may have, the question for it, and whether it shows all there are. */
export interface LargePage {
  readonly question: Question;
  readonly page: ListPage;
  readonly isWhole: boolean;
}

/** Larger pages are not asked for. */
const largest = 100;

/** Finds the owner with the most rows among those that are known, and reads a large page of his; once for all cases. */
export function largePage(ground: Ground, answer: ListAnswer): () => Script<LargePage> {
  return () =>
    findOut(ground, "a large page", function* (): Script<LargePage> {
      const walker = walkerOf(ground, answer);
      const { question: working } = yield* workingAnswer(ground);
      const owners = combinationsOf(ground).slice(0, 3);
      const questions = owners.length < 2 ? [working] : owners.map((parameters) => questionWith(ground, parameters));
      const pages: LargePage[] = [];
      for (const question of questions) {
        const size = sizeWithin(ground, answer, largest);
        const asked = size === undefined ? question : withParameters(question, limitOf(walker, size));
        const page = listPageOf(yield asked, answer, walker.key);
        const isFull = answer.paging.style !== "all" && page.rows.length >= (size ?? 0);
        pages.push({ question, page, isWhole: !mayLeadOn(page) && (saysMore(page) === false || !isFull) });
      }
      const [best] = pages.toSorted((a, b) => b.page.rows.length - a.page.rows.length);
      if (best === undefined) throw new RangeError("a list has at least one question");
      return best;
    });
}

/** What the list of an operation is walked with. */
export function walkerOf(ground: Ground, answer: ListAnswer): Walker {
  return { ground, answer, key: ground.contract.entities.get(answer.entity)?.things?.key };
}

/** The size nearest to a wish that the document lets a page have; undefined: no size can be asked for. */
export function sizeWithin({ operation }: Ground, { paging }: ListAnswer, wish: number): number | undefined {
  const parameter = listParameter(operation, paging.limit);
  if (parameter === undefined) return undefined;
  const { minimum, maximum } = parameter.schema;
  const most = Math.min(paging.most ?? Infinity, typeof maximum === "number" ? maximum : Infinity);
  const size = Math.max(typeof minimum === "number" ? minimum : 1, Math.min(wish, most));
  const isAllowed = [size, String(size)].some((value) => parameter.violations(value).length === 0);
  return Number.isInteger(size) && isAllowed ? size : undefined;
}

/** Whether the first page shows other rows by now: then what was seen of the list is of two lists. */
export function* hasMoved({ answer, key }: Walker, page: ListPage | undefined): Script<boolean> {
  if (page === undefined) return false;
  return !isSamePage(listPageOf(yield page.reply.question, answer, key), page);
}

/** Whether two pages show the same rows, as far as they have keys. */
export function isSamePage(one: ListPage, other: ListPage): boolean {
  return JSON.stringify(one.keys ?? one.rows.length) === JSON.stringify(other.keys ?? other.rows.length);
}

/** The size of a page as a question says it. */
export function sizeOf({ parameters }: Question, { paging }: ListAnswer): readonly Sent[] {
  return parameters.filter(([name, , , place = "query"]) => name === paging.limit && place === "query");
}
