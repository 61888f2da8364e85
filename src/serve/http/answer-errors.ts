import type { ErrorRequestHandler } from "express";
import { Undecided } from "../../pattern/matcher.ts";
import { problemAnswer } from "../operation/problem-answer.ts";
import type { Answer } from "../operation/request.ts";
import { corsHeaders } from "./cors.ts";
import { requestOf } from "./incoming.ts";
import { send } from "./outgoing.ts";

/**
 * Whatever was thrown becomes a problem in the tool's own words (RFC 9457): what the client did wrong with its own status,
 * anything else a 500 with its message and never a stack. A client that has gone is not answered.
 * @param cors whether pages of any origin may read it
 */
export function answerErrors(cors: () => boolean): ErrorRequestHandler {
  return (error: unknown, incoming, outgoing, _next) => {
    if (outgoing.headersSent || outgoing.destroyed || incoming.socket.destroyed) {
      outgoing.destroy();
      return;
    }
    for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
    const request = requestOf(incoming, new Uint8Array());
    const answer = problemOf(error);
    send(
      cors() ? { ...answer, headers: [...answer.headers, ...corsHeaders(request, answer.headers)] } : answer,
      incoming,
      outgoing,
    );
  };
}

function problemOf(error: unknown): Answer {
  const status = statusOf(error);
  if (error instanceof Undecided) return problemAnswer(error.status, "The request cannot be judged", error.message);
  const title = status < 500 ? "The request could not be read" : "Internal error of the stand-in";
  return problemAnswer(status, title, error instanceof Error ? error.message : String(error));
}

/** Express and its parsers say in `status` what the client did wrong. */
function statusOf(error: unknown): number {
  const status: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "status") : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}
