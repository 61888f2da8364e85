import { setTimeout as sleep } from "node:timers/promises";
import type { Contract } from "../../contract/contract.ts";
import type { Target } from "../target/target.ts";
import { composeRequest } from "./compose.ts";
import { credentialHeaders } from "./credentials.ts";
import { createLogin } from "./login.ts";
import type { Question } from "./question.ts";
import { readReply } from "./read-reply.ts";
import type { Reply } from "./reply.ts";
import { userAgent } from "./user-agent.ts";
import { headerOf, type Sender, SendError, type SendFailure, type WireRequest, type WireResponse } from "./wire.ts";

/** The budget is spent: nothing more is sent. */
export class BudgetSpent extends Error {
  override readonly name = "BudgetSpent";
}

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
  readonly target: Target;
  readonly sender: Sender;
  /** The most requests that may be sent. */
  readonly budget: Budget;
}

/** What may still be sent; shared by the channels of one run. */
export interface Budget {
  readonly total: number;
  spent: number;
}

/** How often one request is repeated after 429 or 503 with `Retry-After`, and the longest wait that is obeyed. */
const patience = { tries: 3, seconds: 60 };

/** A channel to one API of a target. */
export function createChannel({ contract, target, sender, budget }: ChannelOptions): Channel {
  const send = paced(target, sender, budget);
  const login = createLogin(send, userAgent);
  return {
    get sent() {
      return budget.spent;
    },
    async ask(question) {
      const plain = composeRequest(question, userAgent);
      const credentials = await credentialHeaders(question.as, target, login);
      if (credentials === undefined)
        throw new CallerUnknown(`the target file has nothing for a caller with ${question.as.kind}`);
      const request = { ...plain, headers: [...plain.headers, ...credentials] };
      try {
        return readReply(budget.spent, question, request, await send(request), contract);
      } catch (error) {
        if (!(error instanceof SendError)) throw error;
        const nothing = { status: 0, reason: error.message, headers: [], body: new Uint8Array(), milliseconds: 0 };
        throw new Unanswered(readReply(budget.spent, question, request, nothing, contract), error);
      }
    },
  };
}

/** Sends no faster than the target allows, obeys `Retry-After`, and never passes the budget. */
function paced(target: Target, sender: Sender, budget: Budget): Sender {
  const { requestsPerSecond } = target.limits;
  const gap = requestsPerSecond === undefined ? 0 : 1000 / requestsPerSecond;
  let next = 0;
  const once = async (request: WireRequest): Promise<WireResponse> => {
    if (budget.spent >= budget.total) throw new BudgetSpent(`the budget of ${budget.total} requests is spent`);
    const now = performance.now();
    if (now < next) await sleep(next - now);
    next = Math.max(now, next) + gap;
    budget.spent += 1;
    try {
      return await sender(request);
    } catch (error) {
      // An app in the same process throws what it likes; to a client all of it is a broken answer.
      throw error instanceof SendError
        ? error
        : new SendError("broken", error instanceof Error ? error.message : String(error));
    }
  };
  return async (request) => {
    let response = await once(request);
    for (let tries = 1; tries < patience.tries; tries += 1) {
      const wait = retryAfter(response);
      if (wait === undefined) break;
      await sleep(wait);
      response = await once(request);
    }
    return response;
  };
}

/** Milliseconds to wait before asking again (RFC 9110 section 10.2.3); undefined: do not. */
function retryAfter(response: WireResponse): number | undefined {
  if (response.status !== 429 && response.status !== 503) return undefined;
  const text = headerOf(response, "retry-after");
  if (text === undefined) return response.status === 429 ? 1000 : undefined;
  if (/^\d+$/.test(text)) return Number(text) <= patience.seconds ? Number(text) * 1000 : undefined;
  const sentAt = Date.parse(headerOf(response, "date") ?? "");
  const wait = Date.parse(text) - sentAt;
  return Number.isFinite(wait) && wait <= patience.seconds * 1000 ? Math.max(0, wait) : undefined;
}
