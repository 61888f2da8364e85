import express, { type Request, type Response, type Router } from "express";
import { formatProblem, ProblemError } from "../../../problem.ts";
import { type Changes, noChanges } from "../../state/changes.ts";
import { type Clock, parseMoment } from "../../state/clock.ts";
import type { Session } from "../../state/session.ts";
import { sendProblem } from "../problem-json.ts";
import { type ControlContext, momentOf, sessionOf, textIn } from "./context.ts";
import { controlSchema } from "./control-schema.ts";
import { faultRoutes } from "./fault-routes.ts";
import { overrideRoutes } from "./override-routes.ts";
import { takes } from "./validate-body.ts";

/** The control interface: what a session has changed, read and written. All of it is documented in docs/control.md. */
export function controlRouter(context: ControlContext): Router {
  const router = express.Router();
  router.use(express.json({ limit: "1mb", strict: false }));
  router.get("/", (request, response) => void response.json(stateOf(context, sessionOf(context, request))));
  router.get("/schema.json", (_, response) => void response.json(controlSchema));
  router.get("/health", (_, response) => void response.json({ status: "ok" }));
  settingRoutes(router, context);
  sessionRoutes(router, context);
  faultRoutes(router, context);
  overrideRoutes(router, context);
  router.use((request, response) =>
    sendProblem(
      response,
      404,
      "There is no such address here",
      `${request.method} ${request.originalUrl}; GET /_standin/ lists what there is`,
    ),
  );
  router.use((error: unknown, _request: Request, response: Response, _next: () => void) => {
    const detail =
      error instanceof ProblemError
        ? error.problems.map(formatProblem).join("\n")
        : error instanceof Error
          ? error.message
          : String(error);
    sendProblem(response, 400, "The request could not be carried out", detail);
  });
  return router;
}

/** Scenario, seed and clock. */
function settingRoutes(router: Router, context: ControlContext): void {
  const respond = (request: Request, response: Response, changes: Partial<Changes>): void => {
    const session = sessionOf(context, request);
    const next = { ...session.changes, ...changes };
    context.world.apis(next, momentOf(context, next));
    session.change(changes);
    response.json(stateOf(context, session));
  };
  router.put("/scenario", takes("scenario"), (request, response) =>
    respond(request, response, { scenario: textIn(request.body, "name"), overrides: [] }),
  );
  router.put("/seed", takes("seed"), (request, response) =>
    respond(request, response, { seed: textIn(request.body, "seed") }),
  );
  router.put("/clock", takes("clock"), (request, response) => {
    const clock = clockFrom(
      request.body as ClockBody,
      momentOf(context, sessionOf(context, request).changes),
      context.time(),
    );
    if (clock === undefined) {
      sendProblem(response, 400, "That is not a moment", "write `now` as ISO 8601: 2026-11-24T12:00:00Z");
      return;
    }
    respond(request, response, { clock });
  });
}

/** Reset, snapshots and the log. */
function sessionRoutes(router: Router, context: ControlContext): void {
  router.post("/reset", (request, response) => {
    sessionOf(context, request).reset();
    response.json(stateOf(context, sessionOf(context, request)));
  });
  router.get(
    "/snapshots",
    (request, response) => void response.json({ snapshots: sessionOf(context, request).snapshots }),
  );
  router.put("/snapshots/:name", (request, response) => {
    sessionOf(context, request).snapshot(request.params.name);
    response.status(201).json({ snapshots: sessionOf(context, request).snapshots });
  });
  router.post("/snapshots/:name/restore", (request, response) => {
    const session = sessionOf(context, request);
    if (session.restore(request.params.name)) return void response.json(stateOf(context, session));
    sendProblem(
      response,
      404,
      "There is no such snapshot",
      `this session has: ${session.snapshots.join(", ") || "none"}`,
    );
  });
  router.get("/log", (request, response) => void response.json({ entries: sessionOf(context, request).log }));
  router.delete("/log", (request, response) => {
    sessionOf(context, request).clearLog();
    response.status(204).end();
  });
}

/** What a session is now: every setting in force, and what of it was changed. */
function stateOf(context: ControlContext, session: Session): Record<string, unknown> {
  const { start } = context.world;
  const { changes } = session;
  return {
    session: session.name,
    scenario: changes.scenario ?? start.scenario,
    seed: changes.seed ?? start.seed,
    clock: { now: momentOf(context, changes), running: changes.clock?.kind === "running" },
    changed: Object.keys(noChanges).filter((name) => Reflect.get(changes, name) !== Reflect.get(noChanges, name)),
    faults: changes.faults,
    overrides: changes.overrides,
    snapshots: session.snapshots,
    addresses: [
      "scenario",
      "seed",
      "clock",
      "reset",
      "snapshots",
      "log",
      "faults",
      "overrides",
      "health",
      "schema.json",
    ],
  };
}

/** What PUT clock takes, once its schema has let it through. */
interface ClockBody {
  readonly now?: string;
  readonly running?: boolean;
  readonly speed?: number;
  readonly advanceSeconds?: number;
}

function clockFrom(body: ClockBody, current: string, machineTime: number): Clock | undefined {
  const from = body.now === undefined ? current : parseMoment(body.now);
  if (from === undefined) return undefined;
  const moved = new Date(Date.parse(from) + (body.advanceSeconds ?? 0) * 1000).toISOString();
  if (body.running !== true) return { kind: "frozen", now: moved };
  return { kind: "running", from: moved, startedAt: machineTime, speed: body.speed ?? 1 };
}
