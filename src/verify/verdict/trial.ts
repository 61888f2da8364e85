import type { Question } from "../exchange/question.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";

/**
 * What is asked to see one promise broken, apart from the case that first saw it: by trying smaller ones, a finding is
 * shown by the least that shows it. Without one, a break is shown as it was seen.
 */
export interface Trial {
  /** What was written before to a row of the run's own: that one is removed again, and nothing is asked once more. */
  readonly steps?: readonly Reply[];
  /** Asked one after the other, the last one shows the break. Each stands for itself: none is made from an answer. */
  readonly questions: readonly Question[];
  /** Parameters without which it would try something else. */
  readonly about: readonly string[];
  /** What the answers show, one for each question; undefined: the promise is kept, or broken in another way. */
  judge(replies: readonly Reply[]): Deviation | undefined;
  /** Smaller trials that only the case knows, e.g. two pages of a long walk; the smallest first. */
  readonly smaller?: readonly Trial[];
}

/** A trial by one question, judged by its answer alone. */
export function trialOf(
  question: Question,
  about: readonly string[],
  judge: (reply: Reply) => Deviation | undefined,
): Trial {
  return { questions: [question], about, judge: ([reply]) => (reply === undefined ? undefined : judge(reply)) };
}

/** What cannot be tried apart from its case. @param steps what was written before */
export function unrepeatable(steps: readonly Reply[]): Trial {
  return { steps, questions: [], about: [], judge: () => undefined };
}
