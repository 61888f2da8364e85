import type { Request, Response, Router } from "express";
import type { Changes } from "../../state/changes.ts";
import { type ClockOrder, orderedClock } from "../../state/clock.ts";
import { sendProblem } from "../problem-json.ts";
import { type ControlContext, inForce, sessionOf, textIn } from "./context.ts";
import { stateOf } from "./state-of.ts";
import { takes } from "./validate-body.ts";

/** Scenario, seed and clock of a session. */
export function settingRoutes(router: Router, context: ControlContext): void {
  const respond = (request: Request, response: Response, changes: Partial<Changes>): void => {
    const session = sessionOf(context, request);
    const next = { ...session.changes, ...changes };
    inForce(context, next);
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
    const { changes } = sessionOf(context, request);
    const { now } = inForce(context, changes);
    const clock = orderedClock(request.body as ClockOrder, changes.clock, now, context.time());
    if (clock === undefined) {
      const detail = "write `now` as ISO 8601, like 2026-11-24T12:00:00Z, and stay within the years 1 to 9999";
      sendProblem(response, 400, "Invalid date and time", detail);
      return;
    }
    respond(request, response, { clock });
  });
}
