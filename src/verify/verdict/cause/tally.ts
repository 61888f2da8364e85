import { processLimits } from "../../../limits.ts";
import type { Reply } from "../../exchange/reply.ts";
import type { Check } from "../check.ts";
import type { Deviation } from "../deviation.ts";
import type { Statement } from "../statement.ts";
import type { Trial } from "../trial.ts";
import { type AskedBreak, isRepeated } from "./same-cause.ts";

/** Collects what is said about checks. */
export interface Tally {
  /** Makes a check known; its first promise stands. */
  expect(check: Check): void;
  say(statement: Statement, caseId: string): void;
  /** The checks in the order in which they were made known. */
  entries(): readonly Entry[];
}

/** What was said about one check. */
export interface Entry {
  readonly check: Check;
  readonly holds: number;
  readonly breaks: number;
  readonly causes: readonly Cause[];
  /** Ways in which it is not so, and breaks no promise. */
  readonly remarks: readonly Cause[];
  readonly skipped: Pick<NotChecked, "reason" | "cure" | "isUndecided"> | undefined;
}

type NotChecked = Extract<Statement, { kind: "not checked" }>;

/** One way in which a check broke, by the first answer that shows it. */
export interface Cause extends AskedBreak {
  readonly deviation: Deviation;
  readonly caseId: string;
  readonly count: number;
  /** How it can be tried apart from its case. */
  readonly trial: Trial | undefined;
}

interface Draft extends Entry {
  holds: number;
  breaks: number;
  causes: CauseDraft[];
  remarks: CauseDraft[];
  skipped: Entry["skipped"];
}

interface CauseDraft extends Cause {
  count: number;
  readonly questions: Set<string>;
  readonly operations: Set<string>;
}

/** A new, empty tally. @param isExact whether a spelling that a client does not notice breaks a check */
export function createTally(isExact = false): Tally {
  const drafts = new Map<string, Draft>();
  return {
    expect(check) {
      if (!drafts.has(check.id))
        drafts.set(check.id, { check, holds: 0, breaks: 0, causes: [], remarks: [], skipped: undefined });
    },
    say(statement, caseId) {
      const draft = drafts.get(statement.check);
      if (draft !== undefined) note(draft, statement, caseId, isExact);
    },
    entries: () => [...drafts.values()],
  };
}

function note(draft: Draft, statement: Statement, caseId: string, isExact: boolean): void {
  switch (statement.kind) {
    case "holds":
      draft.holds += 1;
      return;
    case "not checked":
      if (statement.isUndecided === true) draft.skipped = statement;
      draft.skipped ??= { reason: statement.reason, cure: statement.cure };
      return;
    case "breaks": {
      const { remark, isCertain } = statement.deviation;
      const isNoBreak = remark === "inferred" || (remark === "spelling" && !isExact);
      const isRemark = isNoBreak || (draft.check.isInferred === true && isCertain !== true);
      if (isNoBreak) draft.holds += 1;
      else if (!isRemark) draft.breaks += 1;
      addTo(isRemark ? draft.remarks : draft.causes, draft.check, statement, caseId);
    }
  }
}

function addTo(
  causes: CauseDraft[],
  check: Check,
  { reply, deviation, trial }: Extract<Statement, { kind: "breaks" }>,
  caseId: string,
): void {
  const same = causes.find((cause) => isRepeated(check, cause.deviation.place, deviation.place));
  if (same === undefined)
    causes.push({ check, reply: lighter(reply), deviation, caseId, count: 1, ...askedIn(reply), trial });
  else {
    same.count += 1;
    same.questions.add(questionIn(reply));
    same.operations.add(reply.question.operation.id);
  }
}

/** A reply that is kept to the end of the run: of a large body the beginning, and nothing that was made of it. */
function lighter(reply: Reply): Reply {
  if (reply.unread !== undefined || reply.response.body.length <= processLimits.evidenceBytes) return reply;
  const { number, question, request } = reply;
  const response = { ...reply.response, body: reply.response.body.slice(0, processLimits.evidenceBytes) };
  // A slice of a text keeps the whole of it alive.
  const text = new TextDecoder().decode(response.body);
  return { number, question, request, response, text, parsed: { kind: "opaque" } };
}

function askedIn(reply: Reply): Pick<CauseDraft, "questions" | "operations"> {
  return { questions: new Set([questionIn(reply)]), operations: new Set([reply.question.operation.id]) };
}

function questionIn({ request, question }: Reply): string {
  return JSON.stringify([request.method, request.target, request.headers, question.body?.text]);
}
