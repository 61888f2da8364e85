import express, { type Express } from "express";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer, Request } from "../operation/request.ts";
import { Sessions } from "../state/sessions.ts";
import { momentOf } from "./control/context.ts";
import { controlRouter } from "./control/control.ts";
import { corsHeaders, preflight } from "./cors.ts";
import { playFaults, type Struck } from "./faults.ts";
import { readBody, requestOf, tooLarge } from "./incoming.ts";
import { send } from "./outgoing.ts";
import { preference } from "./prefer.ts";
import { sessionName } from "./session-name.ts";
import { answerRequest } from "./stand-in.ts";
import { wishOf } from "./wish-of.ts";
import type { World } from "./world.ts";

export interface AppOptions {
  /** Whether pages of any origin may read the answers. */
  readonly cors: boolean;
  /** Whether the control interface answers under `/_standin/`. */
  readonly control: boolean;
  /** Milliseconds since 1970 on the machine's clock; only a clock that a client has set running looks at it. */
  readonly time: () => number;
}

/** Where the control interface lies; a leading underscore collides with no documented route. */
export const controlPath = "/_standin";

/** The stand-in as an Express app that never listens: the caller does. */
export function createApp(world: World, options: AppOptions): Express {
  const context = { world, sessions: new Sessions(), time: options.time };
  const app = express();
  app.disable("x-powered-by").disable("etag");
  if (options.control) app.use(controlPath, controlRouter(context));
  app.use(async (incoming, outgoing) => {
    const body = await readBody(incoming);
    if (body === undefined) {
      send(tooLarge, incoming, outgoing);
      return;
    }
    const request = requestOf(incoming, body);
    const early = options.cors ? preflight(request) : undefined;
    const struck = early === undefined ? answerIn(request, context) : { answer: early, delay: 0, reset: false };
    await finish(options.cors ? withCors(struck, request) : struck, incoming, outgoing);
  });
  return app;
}

/** One request through one session: answered as the session's changes have it, struck by its faults, kept in its log. */
function answerIn(request: Request, context: { world: World; sessions: Sessions; time: () => number }): Struck {
  const { world, sessions } = context;
  const { method, target } = request;
  const session = sessions.get(sessionName(request));
  const number = session.count();
  const now = momentOf(context, session.changes);
  const preferred = preference(request);
  const applied: string[] = preferred.delay > 0 ? [`delay=${preferred.delay}`] : [];
  const wish = wishOf(preferred, target, (preference) => applied.push(preference));
  const { answer: plain, api } = answerRequest(request, world.apis(session.changes, now), wish);
  const answer =
    applied.length === 0
      ? plain
      : { ...plain, headers: [...plain.headers, ["Preference-Applied", applied.join(", ")] as const] };
  const struck = playFaults(answer, request, session, session.changes.seed ?? world.start.seed, number);
  session.record({
    number,
    at: now,
    method,
    target,
    status: struck.answer.status,
    api,
    operation: answer.said?.operation.id,
    faults: struck.faults,
  });
  return { ...struck, delay: struck.delay + preferred.delay };
}

type Finished = Pick<Struck, "answer" | "delay" | "reset">;

function withCors(struck: Finished, request: Request): Finished {
  const answer: Answer = { ...struck.answer, headers: [...struck.answer.headers, ...corsHeaders(request)] };
  return { ...struck, answer };
}

async function finish(
  { answer, delay, reset }: Finished,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (delay > 0) await wait(delay);
  if (reset) return void incoming.socket.destroy();
  send(answer, incoming, outgoing);
}
