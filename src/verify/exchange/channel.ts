import { setTimeout as sleep } from "node:timers/promises";
import type { Contract } from "../../contract/model/contract.ts";
import type { Target } from "../deployment/target.ts";
import { type Budget, type OnWait, paced } from "./paced.ts";
import { composeRequest } from "./compose.ts";
import { credentialHeaders, queryKeys } from "./credentials.ts";
import { createLogin, LoginRefused } from "./login.ts";
import { percentEncoded } from "../../wire/scalar/percent.ts";
import type { Given, Question } from "./question.ts";
import { type BodyPromises, readReply } from "./read-reply.ts";
import type { Reply } from "./reply.ts";
import { userAgent } from "./user-agent.ts";
import { tooLarge } from "./unpacked.ts";
import { type Sender, SendError, type SendFailure, type WireResponse } from "./wire.ts";

export { type Budget, BudgetSpent } from "./paced.ts";

/** The caller that a question names cannot be played with what the target file knows. */
export class CallerUnknown extends Error {
  override readonly name = "CallerUnknown";
}

/** An identity of the target file is turned away. */
export class IdentityRefused extends CallerUnknown {
  readonly identity: string;
  /** What was answered, e.g. `401 Unauthorized`. */
  readonly found: string;
  readonly cure: string;

  constructor(identity: string, found: string, cure = "check it under identities in the target file") {
    super(`identity ${identity} was refused: ${found}`);
    this.identity = identity;
    this.found = found;
    this.cure = cure;
  }
}

/** No whole answer came to a question. `reply` stands for it: status 0, no body. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
  readonly reply: Reply;
  readonly kind: SendFailure;
  /** Whether it met a kept connection that was being closed, as any host may do. */
  readonly wasKept: boolean;

  constructor(reply: Reply, { kind, message, wasKept }: SendError) {
    super(message);
    this.reply = reply;
    this.kind = kind;
    this.wasKept = wasKept;
  }
}

/** Everything that is sent in one run goes through here: it counts, waits and gives up. */
export interface Channel {
  /** The path of a documented server under which the deployment was found; empty: right under its URL. */
  base: string;
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
  /** Ends what is under way. */
  readonly signal?: AbortSignal | undefined;
  /** So many requests were sent for a question: the login that it needs, and repetitions, among them. */
  readonly onSent?: (question: Question, requests: number) => void;
}

/** A channel to one API of a target. */
export function createChannel(options: ChannelOptions): Channel {
  const { contract, promises, target, sender, budget, onWait, onSent, signal } = options;
  const send = paced({ target, sender, budget, onWait, signal });
  const login = createLogin(send, target);
  const { identities } = target;
  return {
    base: "",
    get sent() {
      return budget.spent;
    },
    async ask(question) {
      const before = budget.spent;
      // Where it is interrupted, nothing is sent afterwards.
      if (question.pause !== undefined) await sleep(question.pause, undefined, { signal }).catch(() => undefined);
      const composed = composeRequest(question, userAgent);
      const anonymous = { ...composed, target: `${baseFor(question.operation, this.base)}${composed.target}` };
      let request = anonymous;
      try {
        const credentials = await credentialHeaders(question.as, target, login);
        if (credentials === undefined)
          throw new CallerUnknown(`the target file has no credentials for a caller with ${question.as.kind}`);
        const asked = withKeys(anonymous.target, queryKeys(question.as, identities));
        request = { ...anonymous, target: asked, headers: [...anonymous.headers, ...credentials] };
        return readReply(budget.spent, question, request, bounded(await send(request), target), contract, promises);
      } catch (error) {
        if (error instanceof LoginRefused) throw new IdentityRefused(error.identity, error.message);
        if (!(error instanceof SendError)) throw error;
        const nothing = { status: 0, reason: error.message, headers: [], body: new Uint8Array(), milliseconds: 0 };
        throw new Unanswered(readReply(budget.spent, question, request, nothing, contract, promises), error);
      } finally {
        onSent?.(question, budget.spent - before);
      }
    },
  };
}

/** A sender that a program brings may have read more than is judged. */
function bounded(response: WireResponse, { limits: { mostBytes } }: Target): WireResponse {
  if (response.body.length <= mostBytes) return response;
  return { ...response, body: new Uint8Array(), unread: tooLarge(mostBytes) };
}

/** An operation may name servers of its own. */
function baseFor({ bases }: Question["operation"], base: string): string {
  return base === "" || bases.includes(base) ? base : (bases[0] ?? "");
}

function withKeys(target: string, keys: readonly Given[]): string {
  const pairs = keys.map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`);
  return pairs.length === 0 ? target : [target, pairs.join("&")].join(target.includes("?") ? "&" : "?");
}
