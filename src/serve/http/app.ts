import express, { type Express, type Router } from "express";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Limits } from "../../limits.ts";
import { type Preference, preferenceOf } from "../operation/preference.ts";
import type { Answer, Request } from "../operation/request.ts";
import type { LogEntry, Session } from "../state/session.ts";
import { Sessions, sharedSession } from "../state/sessions.ts";
import { AnswerCache, type Answering } from "./answer-cache.ts";
import { answerErrors } from "./answer-errors.ts";
import { type ConsoleContext, consoleRouter, peoplesPages } from "./console/console.ts";
import { visitorOf } from "./console/visitor.ts";
import { controlPath } from "./control/control-path.ts";
import { controlRouter } from "./control/control.ts";
import { knownHosts, ownOriginOnly } from "./control/own-origin.ts";
import { corsHeaders, preflight } from "./cors.ts";
import { playFaults, type Struck } from "./faults.ts";
import { HeldBodies, mendAddress, requestOf } from "./incoming.ts";
import { keepControl, keptAnswer } from "./keep/keep-changes.ts";
import type { Keeper } from "./keep/keeper.ts";
import { keepWrites } from "./keep-writes.ts";
import { logEntryOf } from "./log-entry.ts";
import { send } from "./outgoing.ts";
import type { NamedWorld } from "./open-world.ts";
import { sessionName } from "./session-name.ts";
import { answerRequest } from "./stand-in.ts";
import { turnOf } from "./connection-turns.ts";

/** A request as logs keep it, in which session it was, and how long it took by the clock of the options. */
export interface AnsweredRequest extends LogEntry {
  readonly session: string;
  readonly milliseconds: number;
}

export interface AppOptions {
  /** Whether pages of any origin may read the answers, as long as the scenario does not say otherwise. */
  readonly cors: boolean;
  /** Whether the control interface answers. */
  readonly control: boolean;
  /** Whether finished answers are kept for requests that are sent again. Default: true. */
  readonly cache?: boolean | undefined;
  /** Names under which the control interface may be reached, beside this machine's own. Default: none. */
  readonly allowHosts?: readonly string[];
  /** Limits that are not the usual ones. */
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970 on the machine's clock; only a clock that a client has set running looks at it. */
  readonly time: () => number;
  /** Is told of every request to an API when it has been answered. Default: nobody is. */
  readonly answered?: (request: AnsweredRequest) => void;
  /** Keeps the shared session in a file. Default: it ends with the process. */
  readonly keeper?: Keeper | undefined;
}

/** The stand-in as an Express app that never listens: the caller does. */
export function createApp(world: NamedWorld, options: AppOptions): Express {
  const { keeper } = options;
  const answer = options.cache === false ? answerRequest : new AnswerCache().answer;
  const context = { world, sessions: new Sessions(keeper?.saved, options.limits), time: options.time, answer };
  const cors = (): boolean => options.cors && world.start.cors;
  const { limits } = context.sessions;
  const bodies = new HeldBodies({ one: limits.bodyBytes, all: limits.bodiesBytes });
  const app = mendingAddresses(express().disable("x-powered-by").disable("etag"));
  const isKnown = knownHosts(options.allowHosts);
  if (options.control) app.use(controlPath, steering(context, options));
  if (options.control) app.use(peoplesPages(context, isKnown));
  app.use(async (incoming, outgoing) => {
    const turn = turnOf(incoming.socket, options.time());
    if (turn !== undefined) await turn;
    const read = bodies.read(incoming, outgoing);
    const body = read instanceof Promise ? await read : read;
    if ("status" in body) {
      send(body, incoming, outgoing);
      return;
    }
    const request = requestOf(incoming, body);
    const early = cors() ? preflight(request) : undefined;
    if (early !== undefined) {
      await finish(withCors({ answer: early, delay: 0, reset: false }, request), incoming, outgoing);
      return;
    }
    const began = options.time();
    const isForPeople = (): boolean => options.control && isKnown(incoming);
    const { entry, ...struck } = await answerVisit(request, context, { keeper, isForPeople });
    await finish(cors() ? withCors(struck, request) : struck, incoming, outgoing);
    options.answered?.({
      session: sessionName(request) ?? sharedSession,
      milliseconds: options.time() - began,
      ...entry,
    });
  });
  app.use(answerErrors(cors));
  return app;
}

/** What answers below the address of the control interface: one router, as each costs every request of the API a comparison. */
function steering(context: ConsoleContext, { allowHosts, keeper }: AppOptions): Router {
  const router = express.Router().use(ownOriginOnly(allowHosts));
  if (keeper !== undefined) router.use(keepControl(keeper, context.sessions));
  return router.use(consoleRouter(context), controlRouter(context));
}

/** An app that mends addresses before Express looks for a path in them: no handler comes before that. */
function mendingAddresses(app: Express): Express {
  const { handle } = app as unknown as { handle: (incoming: IncomingMessage, ...others: unknown[]) => void };
  return Object.assign(app, {
    handle: (incoming: IncomingMessage, ...others: unknown[]) => {
      mendAddress(incoming);
      handle.call(app, incoming, ...others);
    },
  });
}

/** What requests are answered with. */
interface Answerer extends ConsoleContext {
  readonly answer: Answering;
}

/** Answers a program; or a person's browser, by whom the person has chosen to be, with the login page where that is not enough. */
async function answerVisit(
  request: Request,
  context: Answerer,
  { keeper, isForPeople }: Pick<AppOptions, "keeper"> & { readonly isForPeople: () => boolean },
): Promise<Logged> {
  const { changes } = context.sessions.get(sessionName(request));
  const person = visitorOf(request, () => context.world.at(changes, context.time()).apis);
  // Most requests are a program's: whether people may steer here is looked at for browsers only.
  const visitor = person !== undefined && isForPeople() ? person : undefined;
  const struck = await answerIn(visitor?.request ?? request, context, keeper);
  const isOrdered = struck.faults.length > 0;
  return visitor === undefined || isOrdered ? struck : { ...struck, answer: visitor.shown(struck.answer) };
}

/** One request through one session: answered as the session's changes have it, struck by its faults, kept in its log. */
async function answerIn(request: Request, context: Answerer, keeper: Keeper | undefined): Promise<Logged> {
  const session = context.sessions.get(sessionName(request));
  const answered = async (): Promise<Played> => await playedIn(request, context, session);
  const isRead = request.method === "GET" || request.method === "HEAD";
  const { isChanged, ...struck } = await (isRead ? answered() : session.inTurn(answered));
  if (keeper === undefined) return struck;
  const answer = await keptAnswer(struck.answer, session, isChanged, keeper);
  return { ...struck, answer };
}

/** What a request came to, and how the log keeps it. */
interface Logged extends Struck {
  readonly entry: LogEntry;
}

interface Played extends Logged {
  /** Whether the request changed the session. */
  readonly isChanged: boolean;
}

async function playedIn(
  request: Request,
  { world, sessions, time, answer: answering }: Answerer,
  session: Session,
): Promise<Played> {
  const number = session.count();
  const inForce = world.at(session.changes, time());
  const preference = preferenceOf(request);
  const answered = await answering(request, inForce.apis, preference);
  const { answer, api, failure } = answered;
  const { seed } = inForce;
  const played = playFaults({ answer: withApplied(answer, preference), failure }, request, session, seed, number);
  const before = session.changes;
  // What a fault turned into a failure has not happened.
  const full = played.answer.status < 400 ? keepWrites(answer, api, session, sessions.limits) : undefined;
  const struck = full === undefined ? played : { ...played, answer: full };
  const entry = logEntryOf(request, number, inForce, answered, struck);
  session.record(entry);
  return { entry, isChanged: session.changes !== before, ...struck, delay: struck.delay + preference.delay };
}

/** Names what was honoured of the client's preferences (RFC 7240 section 3). */
function withApplied(answer: Answer, { delay }: Preference): Answer {
  const applied = [...(delay > 0 ? [`delay=${delay}`] : []), ...(answer.applied ?? [])];
  if (applied.length === 0) return answer;
  return { ...answer, headers: [...answer.headers, ["Preference-Applied", applied.join(", ")]] };
}

type Finished = Pick<Struck, "answer" | "delay" | "reset">;

function withCors(struck: Finished, request: Request): Finished {
  const answer: Answer = {
    ...struck.answer,
    headers: [...struck.answer.headers, ...corsHeaders(request, struck.answer.headers)],
  };
  return { ...struck, answer };
}

async function finish(
  { answer, delay, reset }: Finished,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (delay > 0 && !(await waited(delay, outgoing))) return;
  if (reset) return void incoming.socket.destroy();
  send(answer, incoming, outgoing);
}

/** Waits, unless the connection ends before; neither keeps a process alive that has been told to stop. */
async function waited(milliseconds: number, outgoing: ServerResponse): Promise<boolean> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  return await wait(milliseconds, true, { ref: false, signal: gone.signal }).catch(() => false);
}
