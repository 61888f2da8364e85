import type { Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";
import type { Trial } from "./trial.ts";

/** What came of one question about one check. */
export type Statement =
  | { readonly kind: "holds"; readonly check: string }
  | {
      readonly kind: "breaks";
      readonly check: string;
      readonly reply: Reply;
      readonly deviation: Deviation;
      /** By which smaller ones can be looked for. */
      readonly trial?: Trial | undefined;
    }
  | {
      readonly kind: "not checked";
      readonly check: string;
      readonly reason: string;
      readonly cure: string;
      /** An answer was there and could not be judged within bounds: the check does not hold, whatever others show. */
      readonly isUndecided?: true;
    };

/** Why a check was not judged whose request was not answered. */
export function noAnswerCame({ message }: Error): string {
  return `no answer came: ${message}`;
}

/** What to do about that. */
export const noAnswerCure = "see the finding about unanswered requests";

/** An answer with which a case cannot go on. With a deviation, that is what the case's check breaks by. */
export class Unusable extends Error {
  override readonly name = "Unusable";
  readonly reply: Reply;
  readonly deviation: Deviation | undefined;

  constructor(reply: Reply, reason: string, deviation?: Deviation) {
    super(reason);
    this.reply = reply;
    this.deviation = deviation;
  }
}

/** Something that a case needs is not there. */
export class Blocked extends Error {
  override readonly name = "Blocked";
  readonly cure: string;

  constructor(reason: string, cure: string) {
    super(reason);
    this.cure = cure;
  }
}
