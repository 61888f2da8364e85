import type { Contract } from "../../contract/model/contract.ts";
import type { Target } from "../deployment/target.ts";
import { type Budget, type OnWait, paced } from "./paced.ts";
import { composeRequest } from "./compose.ts";
import { credentialHeaders } from "./credentials.ts";
import { createLogin, LoginRefused } from "./login.ts";
import type { Question } from "./question.ts";
import { type BodyPromises, readReply } from "./read-reply.ts";
import type { Reply } from "./reply.ts";
import { userAgent } from "./user-agent.ts";
import { type Sender, SendError, type SendFailure } from "./wire.ts";

export { type Budget, BudgetSpent } from "./paced.ts";

/** The caller that a question names cannot be played with what the target file knows. */
export class CallerUnknown extends Error {
  override readonly name = "CallerUnknown";
}

/** No whole answer came to a question. `reply` stands for it: status 0, no body. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
  readonly reply: Reply;
  readonly kind: SendFailure;

  constructor(reply: Reply, { kind, message }: SendError) {
    super(message);
    this.reply = reply;
    this.kind = kind;
  }
}

/** Everything that is sent in one run goes through here: it counts, waits and gives up. */
export interface Channel {
  /** How many requests were sent so far. */
  readonly sent: number;
  /**
   * @throws {Unanswered} when no answer came
   * @throws {BudgetSpent} before a request too many
   */
  ask(question: Question): Promise<Reply>;
}

export interface ChannelOptions {
  readonly contract: Contract;
  readonly promises: BodyPromises;
  readonly target: Target;
  readonly sender: Sender;
  /** The most requests that may be sent. */
  readonly budget: Budget;
  readonly onWait?: OnWait;
}

/** A channel to one API of a target. */
export function createChannel({ contract, promises, target, sender, budget, onWait }: ChannelOptions): Channel {
  const send = paced({ target, sender, budget, onWait });
  const login = createLogin(send, target);
  return {
    get sent() {
      return budget.spent;
    },
    async ask(question) {
      const anonymous = composeRequest(question, userAgent);
      let request = anonymous;
      try {
        const credentials = await credentialHeaders(question.as, target, login);
        if (credentials === undefined)
          throw new CallerUnknown(`the target file has no credentials for a caller with ${question.as.kind}`);
        request = { ...anonymous, headers: [...anonymous.headers, ...credentials] };
        return readReply(budget.spent, question, request, await send(request), contract, promises);
      } catch (error) {
        if (error instanceof LoginRefused) throw new CallerUnknown(error.message);
        if (!(error instanceof SendError)) throw error;
        const nothing = { status: 0, reason: error.message, headers: [], body: new Uint8Array(), milliseconds: 0 };
        throw new Unanswered(readReply(budget.spent, question, request, nothing, contract, promises), error);
      }
    },
  };
}
