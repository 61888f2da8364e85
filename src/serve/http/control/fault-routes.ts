import type { Router } from "express";
import type { Fault } from "../../state/fault.ts";
import type { Session } from "../../state/session.ts";
import { sendProblem } from "../problem-json.ts";
import { type ControlContext, sessionOf } from "./context.ts";
import { sendFull } from "./send-full.ts";
import { takes } from "./validate-body.ts";

type FaultBody = Partial<Omit<Fault, "id">>;

/** Faults ordered for a session: listed, added, taken back. */
export function faultRoutes(router: Router, context: ControlContext): void {
  router.get("/faults", (request, response) => void response.json({ faults: faultsOf(sessionOf(context, request)) }));
  router.post("/faults", takes("fault"), (request, response) => {
    const session = sessionOf(context, request);
    const { faults } = session.changes;
    if (faults.length >= context.sessions.limits.faults) {
      sendFull(response, context.sessions, "faults", "remove some with DELETE");
      return;
    }
    const fault = faultFrom(
      `fault-${faults.reduce((last, { id }) => Math.max(last, Number(id.slice(6))), 0) + 1}`,
      request.body as FaultBody,
    );
    session.change({ faults: [...faults, fault] });
    response.status(201).json({ ...fault, struck: 0 });
  });
  router.delete("/faults", (request, response) => {
    sessionOf(context, request).change({ faults: [] });
    response.status(204).end();
  });
  router.delete("/faults/:id", (request, response) => {
    const session = sessionOf(context, request);
    const { faults } = session.changes;
    const left = faults.filter(({ id }) => id !== request.params.id);
    if (left.length === faults.length) {
      sendProblem(
        response,
        404,
        "There is no such fault",
        `this session has: ${faults.map(({ id }) => id).join(", ") || "none"}`,
      );
      return;
    }
    session.change({ faults: left });
    response.status(204).end();
  });
}

/** The faults of a session, each with how many requests it has struck. */
export function faultsOf(session: Session): readonly (Fault & { readonly struck: number })[] {
  return session.changes.faults.map((fault) => ({ ...fault, struck: session.struck(fault.id) }));
}

/** The body has passed its schema, which allows exactly these members. */
function faultFrom(id: string, body: FaultBody): Fault {
  return {
    id,
    path: body.path,
    share: body.share ?? 1,
    times: body.times,
    delay: body.delay,
    status: body.status,
    body: body.body,
  };
}
