import type { Router } from "express";
import type { Override } from "../../state/changes.ts";
import { sendProblem } from "../problem-json.ts";
import { type ControlContext, sessionOf } from "./context.ts";
import { type OverrideBody, overrideFrom } from "./override-from.ts";
import { sendFull } from "./send-full.ts";
import { takes } from "./validate-body.ts";

/** Single properties that a session sees otherwise: listed, added, taken back. */
export function overrideRoutes(router: Router, context: ControlContext): void {
  router.get(
    "/overrides",
    (request, response) => void response.json({ overrides: sessionOf(context, request).changes.overrides }),
  );
  router.post("/overrides", takes("override"), (request, response) => {
    const session = sessionOf(context, request);
    const made = overrideFrom(request.body as OverrideBody, session.changes, context);
    if ("refusal" in made) {
      sendProblem(response, made.status, made.refusal, made.detail);
      return;
    }
    const others = session.changes.overrides.filter((other) => !sameCell(other, made));
    if (others.length >= context.sessions.limits.overrides) {
      sendFull(response, context.sessions, "overrides", "remove them with DELETE");
      return;
    }
    session.change({ overrides: [...others, made] });
    response.status(201).json({ overrides: session.changes.overrides });
  });
  router.delete("/overrides", (request, response) => {
    sessionOf(context, request).change({ overrides: [] });
    response.status(204).end();
  });
}

function sameCell(a: Override, b: Override): boolean {
  return a.api === b.api && a.entity === b.entity && a.key === b.key && a.property === b.property;
}
