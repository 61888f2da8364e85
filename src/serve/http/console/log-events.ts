import { megabyte } from "../../../size.ts";
import type { Request, Response, Router } from "express";
import type { LogEntry } from "../../state/session.ts";
import { type ControlContext, sessionOf } from "../control/context.ts";
import { sendProblem } from "../problem-json.ts";

/** How many may watch logs at once. */
const mostWatchers = 64;
/** So many bytes may wait for a watcher that does not read; then its connection ends, and it may come again. */
const mostWaiting = megabyte;

/**
 * The log of a session as it happens, as server-sent events (HTML Living Standard, section 9.2): `request` with an entry of the
 * log, whose number is the event's id, and `cleared`. What is in the log already comes first, behind `Last-Event-ID` where
 * that is sent.
 */
export function logEvents(router: Router, context: ControlContext): void {
  let watchers = 0;
  router.get("/log/events", (request, response) => {
    if (watchers >= mostWatchers) {
      sendProblem(response, 503, "Too many watch the log", `at most ${mostWatchers} connections do; end another one`);
      return;
    }
    watchers += 1;
    response.once("close", () => (watchers -= 1));
    // A watcher that closes its side of the connection has gone: else that shows only when the next entry is sent to it.
    request.socket.once("end", () => response.end());
    watchLog(request, response, context);
  });
}

function watchLog(request: Request, response: Response, context: ControlContext): void {
  const session = sessionOf(context, request);
  const send = (text: string): void => {
    if (response.writableLength > mostWaiting) response.destroy();
    else response.write(text);
  };
  const tell = (entry: LogEntry): void =>
    send(`id: ${entry.number}\nevent: request\ndata: ${JSON.stringify(entry)}\n\n`);
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  const last = Number(request.get("Last-Event-ID") ?? 0);
  // A number that the log has not reached is of the log before it was cleared.
  const known = session.log.some(({ number }) => number === last) ? last : 0;
  send(": the log of this session\n\n");
  if (known === 0) send("event: cleared\ndata: {}\n\n");
  for (const entry of session.log) if (entry.number > known) tell(entry);
  const stop = session.watch({ recorded: tell, cleared: () => send("event: cleared\ndata: {}\n\n") });
  response.once("close", stop);
}
