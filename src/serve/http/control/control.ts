import express, { type ErrorRequestHandler, type Router } from "express";
import { formatProblem, ProblemError } from "../../../problem.ts";
import { sendProblem } from "../problem-json.ts";
import { type ControlContext, sessionOf } from "./context.ts";
import { controlPath } from "./control-path.ts";
import { controlSchema } from "./control-schema.ts";
import { faultRoutes } from "./fault-routes.ts";
import { otherMethods } from "./other-methods.ts";
import { overrideRoutes } from "./override-routes.ts";
import { sessionRoutes } from "./session-routes.ts";
import { settingRoutes } from "./setting-routes.ts";
import { stateOf } from "./state-of.ts";

/** The control interface: what a session has changed, read and written. All of it is documented in docs/control.md. */
export function controlRouter(context: ControlContext): Router {
  const router = express.Router();
  // Nothing but JSON is taken, so a body is JSON whatever its type says: `curl -d` says it is a form.
  router.use(express.json({ limit: context.sessions.limits.controlBytes, strict: false, type: () => true }));
  router.get("/", (request, response) => void response.json(stateOf(context, sessionOf(context, request))));
  router.get("/schema.json", (_, response) => void response.json(controlSchema));
  router.get("/health", (_, response) => void response.json({ status: "ok" }));
  settingRoutes(router, context);
  sessionRoutes(router, context);
  faultRoutes(router, context);
  overrideRoutes(router, context);
  otherMethods(router);
  router.use((request, response) =>
    sendProblem(
      response,
      404,
      "There is no such address here",
      `${request.method} ${request.originalUrl}; GET ${controlPath}/ lists what there is`,
    ),
  );
  router.use(refused);
  return router;
}

/** A problem with the request is the client's (4xx); anything else is an internal error. */
const refused: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof ProblemError)) {
    next(error);
    return;
  }
  sendProblem(response, 400, "The request failed", error.problems.map(formatProblem).join("\n"));
};
