import { bareQuestion } from "./cases/answers/bare-question.ts";
import { baselineQuestion } from "./cases/answers/baseline-question.ts";
import type { Ground } from "./cases/case.ts";
import { isSafe } from "./cases/answers/ordinary-answers.ts";
import { noteRefused } from "./cases/callers/refused-identities.ts";
import type { Identity, Target } from "./deployment/target.ts";
import { type Channel, IdentityRefused } from "./exchange/channel.ts";
import { isToBeRefused, type Question } from "./exchange/question.ts";
import { isSuccess, type Reply } from "./exchange/reply.ts";
import type { OperationPlan } from "./plan.ts";
import type { Run } from "./run.ts";
import { statusText } from "./verdict/judge-status.ts";
import type { RefusedLogin } from "./verdict/result.ts";
import { Blocked } from "./verdict/statement.ts";

/** A channel that notices when an identity is turned away whatever it asks for. */
export interface Logins extends Channel {
  readonly refused: readonly RefusedLogin[];
}

/** So many operations are asked before an identity is taken to be refused. */
const most = 4;

/**
 * Tells a refused login once. As long as the identity that asks the ordinary questions was never let in, an answer of 401 (or
 * 403, where the contract names roles) makes it ask the simplest questions of the API; where all are refused, the target file
 * is more likely wrong than each promise, and nothing more is asked in its name. Where one is answered, refusals are findings.
 */
export function withLogins(channel: Channel, plans: readonly OperationPlan[], run: Run): Logins {
  const book = new LoginBook(channel, plans, run);
  return {
    get base() {
      return channel.base;
    },
    set base(path) {
      channel.base = path;
    },
    get sent() {
      return channel.sent;
    },
    get refused() {
      return book.refused;
    },
    async ask(question) {
      const { as, operation } = question;
      return as.kind === "identity" && operation.security.length > 0
        ? await book.ask(question, as.name)
        : await channel.ask(question);
    },
  };
}

/** Who was let in, and who was refused. */
class LoginBook {
  readonly #channel: Channel;
  readonly #plans: readonly OperationPlan[];
  readonly #run: Run;
  readonly #letIn = new Set<string>();
  readonly #refused = new Map<string, RefusedLogin>();

  constructor(channel: Channel, plans: readonly OperationPlan[], run: Run) {
    this.#channel = channel;
    this.#plans = plans;
    this.#run = run;
  }

  get refused(): readonly RefusedLogin[] {
    return [...this.#refused.values()];
  }

  /** @throws {IdentityRefused} where the identity is refused whatever it asks for */
  async ask(question: Question, name: string): Promise<Reply> {
    const known = this.#refused.get(name);
    if (known !== undefined) throw new IdentityRefused(name, known.found, known.cure);
    const reply = await askLoggingIn(this.#channel, question, (found) => this.#refuse(question, name, found));
    if (isSuccess(reply)) this.#letIn.add(name);
    else if (!this.#letIn.has(name) && isTurnedAway(reply) && isAsking(name, question, this.#plans)) {
      if (!(await this.#isLetIn(name, question)))
        throw this.#refuse(question, name, statusText(reply), reply.response.status);
      this.#letIn.add(name);
    }
    return reply;
  }

  async #isLetIn(name: string, first: Question): Promise<boolean> {
    for (const question of simplestAs(name, first, this.#plans)) {
      const reply = await this.#channel.ask(question);
      this.#run.answered(reply);
      if (isSuccess(reply)) return true;
    }
    return false;
  }

  #refuse(question: Question, name: string, found: string, status?: number): IdentityRefused {
    const plan = this.#plans.find(({ operation }) => operation === question.operation);
    if (plan === undefined) return new IdentityRefused(name, found);
    const login = refusedLogin(plan, name, found, status);
    this.#refused.set(name, login);
    noteRefused(plan.ground.shared, name);
    return new IdentityRefused(name, found, login.cure);
  }
}

/** A login by a request of its own says itself that it is refused. */
async function askLoggingIn(
  channel: Channel,
  question: Question,
  refuse: (found: string) => IdentityRefused,
): Promise<Reply> {
  try {
    return await channel.ask(question);
  } catch (error) {
    throw error instanceof IdentityRefused ? refuse(error.found) : error;
  }
}

/** Whether somebody is refused who should be let in. */
function isTurnedAway({ response: { status }, question }: Reply): boolean {
  if (isToBeRefused(question)) return false;
  return status === 401 || (status === 403 && question.operation.security.some(({ roles }) => roles.length > 0));
}

/** Whether the identity is the one that asks the ordinary questions of an operation. */
function isAsking(name: string, { operation }: Question, plans: readonly OperationPlan[]): boolean {
  return plans.some((plan) => plan.operation === operation && simplestOf(plan, name) !== undefined);
}

/** The simplest questions in an identity's name: of the operation at hand, then of others. */
function simplestAs(name: string, { operation }: Question, plans: readonly OperationPlan[]): readonly Question[] {
  const own = plans.filter((plan) => plan.operation === operation);
  return [...own, ...plans.filter((plan) => plan.operation !== operation)]
    .filter((plan) => isSafe(plan.operation.method) && plan.operation.security.length > 0)
    .flatMap((plan) => simplestOf(plan, name) ?? [])
    .slice(0, most);
}

function simplestOf({ ground }: OperationPlan, name: string): Question | undefined {
  const question = leastQuestion(ground);
  return question?.as.kind === "identity" && question.as.name === name ? question : undefined;
}

/** The simplest question that must succeed; where values for it are lacking, one without any. */
function leastQuestion(ground: Ground): Question | undefined {
  try {
    return baselineQuestion(ground);
  } catch (error) {
    if (error instanceof Blocked) return bareQuestion(ground);
    throw error;
  }
}

/** @param status of the answer by which the identity was turned away; undefined: its login was refused before */
function refusedLogin(
  { operation, under }: OperationPlan,
  name: string,
  found: string,
  status: number | undefined,
): RefusedLogin {
  const { contract, target } = under;
  const roles = [...new Set(operation.security.flatMap((alternative) => alternative.roles))];
  const identity = target.identities.get(name);
  return { api: contract.name, identity: name, found, cure: cureFor(status, roles, identity, target) };
}

function cureFor(
  status: number | undefined,
  roles: readonly string[],
  identity: Identity | undefined,
  { file }: Target,
): string {
  const where = file === undefined ? "" : ` under identities in ${file}`;
  if (status === 403 && roles.length > 0)
    return `check its roles${where}: it has to have one of ${roles.join(", ")} at the deployment`;
  switch (identity?.credentials.kind) {
    case "basic":
      return `check its name and password${where}`;
    case "bearer":
      return `check its token${where}: is it still good?`;
    case "login":
      return `check its login${where}`;
    default:
      return identity?.mayAll === true ? "check what --header says" : `check its headers and keys${where}`;
  }
}
