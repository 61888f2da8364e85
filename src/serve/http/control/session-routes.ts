import type { Router } from "express";
import { sendProblem } from "../problem-json.ts";
import { longestName } from "../session-name.ts";
import { type ControlContext, sessionOf } from "./context.ts";
import { sendFull } from "./send-full.ts";
import { stateOf } from "./state-of.ts";

/** Reset, snapshots and the log of a session. */
export function sessionRoutes(router: Router, context: ControlContext): void {
  router.post("/reset", (request, response) => {
    const session = sessionOf(context, request);
    session.reset();
    response.json(stateOf(context, session));
  });
  router.get(
    "/snapshots",
    (request, response) => void response.json({ snapshots: sessionOf(context, request).snapshots }),
  );
  router.put("/snapshots/:name", (request, response) => {
    const session = sessionOf(context, request);
    const { snapshots } = session;
    if (request.params.name.length > longestName) {
      sendProblem(response, 400, "The name is too long", `at most ${longestName} characters`);
      return;
    }
    if (snapshots.length >= context.sessions.limits.snapshots && !snapshots.includes(request.params.name)) {
      sendFull(response, context.sessions, "snapshots", "write over one of them, or take another session");
      return;
    }
    session.snapshot(request.params.name);
    response.status(201).json({ snapshots: session.snapshots });
  });
  router.post("/snapshots/:name/restore", (request, response) => {
    const session = sessionOf(context, request);
    if (session.restore(request.params.name)) return void response.json(stateOf(context, session));
    const detail = `this session has: ${session.snapshots.join(", ") || "none"}`;
    sendProblem(response, 404, "There is no such snapshot", detail);
  });
  router.get("/log", (request, response) => void response.json({ entries: sessionOf(context, request).log }));
  router.delete("/log", (request, response) => {
    sessionOf(context, request).clearLog();
    response.status(204).end();
  });
}
